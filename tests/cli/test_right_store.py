"""The store that a command opens is the one that was named, and an empty or missing one is said to be so."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from bundles import small_town, write_folder
from cli.conftest import Run
from cli.test_questions import FILES
from ctx_map.analysis.question import File
from ctx_map.cli.serving import _environment
from ctx_map.settings import read_settings
from ctx_map.store import open_store
from house.test_commands import COMMANDS, command

MAKES_A_STORE = {"demo", "import"}
"""Commands that make the store that they are given."""
READING = [
    name
    for name in COMMANDS
    if name not in MAKES_A_STORE and any(each.name == "store" for each in command(name).params)
]
"""Every other command that takes a store."""


def example(name: str) -> list[str]:
    """The example in the help of a command, without the store that it names."""
    line = (command(name).help or "").partition("Example: ctx-map ")[2].splitlines()[0]
    words = shlex.split(line)
    at = words.index("--store") if "--store" in words else len(words)
    return words[:at] + words[at + 2 :]


@pytest.mark.parametrize("name", READING)
def test_a_missing_store_is_one_sentence_and_stays_missing(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "young-people-of-the-town.csv").write_text(FILES[File.POPULATION], "utf-8")
    said = run(*example(name), "--store", "./nowhere")
    assert (said.code, said.out) == (4, "")
    assert said.err.startswith("There is no store at this address")
    assert len(said.err.strip().splitlines()) == 1
    assert not (tmp_path / "nowhere").exists()


def test_the_app_is_told_absolute_paths(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CTX_MAP_MANDATE", "mandate.toml")
    monkeypatch.setenv("CTX_MAP_DATA_DIR", "data")
    told = _environment(read_settings(store="./town"))
    assert told["CTX_MAP_STORE"] == str(tmp_path / "town")
    assert told["CTX_MAP_DATA_DIR"] == str(tmp_path / "data")
    assert told["CTX_MAP_MANDATE"] == str(tmp_path / "mandate.toml")


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_an_empty_store_says_that_it_is_empty(run: Run, tmp_path: Path, form: str) -> None:
    open_store(str(tmp_path / "town")).close()
    said = run("shared-places", "--store", "town", "--format", form)
    assert said.code == 0
    assert "This store is empty" in said.err
    assert form != "json" or json.loads(said.out)["rows"] == []


def test_a_store_with_a_load_is_not_called_empty(town: Run) -> None:
    assert "empty" not in town("shared-places").err


def test_a_home_folder_in_an_option_is_found(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    write_folder(tmp_path / "home" / "bundle", small_town())
    (tmp_path / "home" / "own.toml").write_text("[[file]\n", "utf-8")
    assert run("import", "~/bundle").code == 0
    said = run("import", "--check", "~/bundle", "--mapping", "~/own.toml")
    assert "TOML" in said.out + said.err
    assert run("map", "~/out.html").code == 0
    assert (tmp_path / "home" / "out.html").is_file()
