"""How the app is kept: short screens that ask, call and draw; nothing shared between sessions but the store."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app.serving import APP, REPOSITORY
from ctx_map_app.frame.menu import MENU, SCREENS

LONGEST_SCREEN = 60
"""Lines."""
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


def test_every_screen_of_the_list_is_there_and_no_other() -> None:
    assert {path.stem for path in (APP / "screens").glob("*.py")} == set(SCREENS)


def test_the_guide_lists_every_screen_in_its_section() -> None:
    guide = (REPOSITORY / "docs" / "guide" / "README.md").read_text("utf-8")
    rows = [f"| {section} | {', '.join(each.title for each in screens)} |" for section, screens in MENU.items()]
    assert [row for row in rows if row.replace("|  |", "| |") not in guide] == []


@pytest.mark.parametrize("path", sorted((APP / "screens").glob("*.py")), ids=lambda path: path.stem)
def test_a_screen_is_short_and_loops_over_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    loops = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    show = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "show")
    assert [node for node in ast.walk(tree) if isinstance(node, loops)] == []
    assert (show.end_lineno or 0) - show.lineno < LONGEST_SCREEN


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(APP)))
def test_no_result_is_cached_and_nothing_leaves_by_a_side_door(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [why for word, why in FORBIDDEN.items() if word in text] == []


def test_only_the_store_is_shared_between_sessions() -> None:
    cached = {path.name for path in sources() if "cache_resource" in path.read_text("utf-8")}
    assert cached == {"door.py"}
    assert (APP / "door.py").read_text("utf-8").count("@st.cache_resource") == 1


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(APP)))
def test_no_cypher_and_no_graph_library_in_the_app(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not imported & {"networkx", "neo4j", "ladybug", "scipy"}
    assert "MATCH (" not in path.read_text("utf-8")
