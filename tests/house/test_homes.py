"""What has one home is said there and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from house.files import text_of, tracked

CODE = [path for path in tracked(".py") if path.parts[0] in ("src", "app")]
ARRAYS = Path("src/ctx_map/network/arrays.py")
READS_SETTINGS = {
    Path("src/ctx_map/settings.py"),
    Path("src/ctx_map/cli/asking.py"),
    Path("src/ctx_map/governance/own_audit.py"),
    Path("src/ctx_map/store/opening.py"),
    Path("app/ctx_map_app/session/store.py"),
}
"""The command line, the app, and the defaults of those who call from Python."""


def test_the_types_of_arrays_have_one_home() -> None:
    assert [path for path in CODE if path != ARRAYS and "NDArray[" in text_of(path)] == []


def test_settings_are_read_where_a_command_an_app_or_a_script_begins() -> None:
    assert {path for path in CODE if "read_settings(" in text_of(path)} == READS_SETTINGS


@pytest.mark.parametrize("path", [path for path in CODE if "vocabulary" in path.parts], ids=str)
def test_the_words_read_no_file_of_a_user(path: Path) -> None:
    names = {node.id for node in ast.walk(ast.parse(text_of(path))) if isinstance(node, ast.Name)}
    assert not names & {"Path", "open"}


@pytest.mark.parametrize("path", CODE, ids=str)
def test_an_agency_is_written_by_the_vocabulary_alone(path: Path) -> None:
    by_hand = 'agency.replace("-", " ")'
    assert by_hand not in text_of(path)


def test_how_a_link_reads_is_put_into_words_in_one_place() -> None:
    home, words = Path("src/ctx_map/network/link_words.py"), Path("src/ctx_map/vocabulary/links.py")
    reading = re.compile(r"\b(kind|link|LINK_KINDS\[[^\]]+\])\.reads(_back)?\b")
    assert [path for path in CODE if path not in (home, words) and reading.search(text_of(path))] == []
