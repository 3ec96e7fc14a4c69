"""How the app is kept: short screens that ask, call and draw; nothing shared between sessions but the store."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app.serving import APP, REPOSITORY
from ctx_map.analysis.registry import QUESTIONS
from ctx_map_app.frame.menu import entries

LONGEST_FUNCTION = 60
"""Lines."""
LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
PUBLIC = {
    "streamlit.delta_generator": "the type of a place on the page, which Streamlit documents",
    "streamlit.navigation.page": "the type of a page, which `st.Page` makes",
    "streamlit.runtime.uploaded_file_manager": "the type of an uploaded file",
}
"""Modules of Streamlit from which only a type is taken."""
FORBIDDEN = {
    "cache_data": "a cached result belongs to everybody",
    "download_button": "a file behind it is open to whoever has its address",
    "iframe": "a frame can reach the page around it",
    "unsafe_allow_html": "markup from data",
    "unsafe_allow_javascript": "a script from data",
    "components.v1": "a frame can reach the page around it",
}


def sources() -> list[Path]:
    return sorted(APP.rglob("*.py"))


def test_the_guide_lists_every_section_of_the_menu() -> None:
    guide = (REPOSITORY / "docs" / "guide" / "README.md").read_text("utf-8")
    sections = {entry.section for entry in entries() if entry.section}
    assert [section for section in sections if f"**{section}**" not in guide] == []
    assert [entry.title for entry in entries() if entry.title not in guide] == []


@pytest.mark.parametrize("path", sorted((APP / "screens").glob("*.py")), ids=lambda path: path.stem)
def test_a_screen_is_short_and_loops_over_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    if path.stem == "__init__":
        return
    assert [node for node in ast.walk(tree) if isinstance(node, LOOPS)] == []
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert max((node.end_lineno or 0) - node.lineno for node in functions) < LONGEST_FUNCTION


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(APP)))
def test_nothing_private_of_streamlit_is_imported(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    found = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [name for name in found if name.startswith("streamlit") and name not in PUBLIC] == []


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(APP)))
def test_no_branch_is_on_the_name_of_a_question(path: Path) -> None:
    compared = [
        value.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare)
        for value in ast.walk(node)
        if isinstance(value, ast.Constant) and value.value in list(QUESTIONS)
    ]
    assert compared == []


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(APP)))
def test_no_result_is_cached_and_nothing_leaves_by_a_side_door(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [why for word, why in FORBIDDEN.items() if word in text] == []


def test_only_the_store_is_shared_between_sessions() -> None:
    cached = {path.name for path in sources() if "cache_resource" in path.read_text("utf-8")}
    assert cached == {"store.py"}
    assert (APP / "session" / "store.py").read_text("utf-8").count("@st.cache_resource") == 1


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(APP)))
def test_no_cypher_and_no_graph_library_in_the_app(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not imported & {"networkx", "neo4j", "ladybug", "scipy"}
    assert "MATCH (" not in path.read_text("utf-8")
