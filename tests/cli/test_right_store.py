"""The store that a command opens is the one that was named, and an empty or missing one is said to be so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bundles import small_town, write_folder
from cli.conftest import Run
from ctx_map.cli.serving import _environment
from ctx_map.settings import read_settings
from ctx_map.store import open_store

READING = (
    ["pairs"],
    ["audit"],
    ["verify"],
    ["recover"],
    ["app", "--no-browser"],
    ["map", "out.html"],
    ["export", "--as", "json", "out.json"],
)


@pytest.mark.parametrize("command", READING, ids=lambda command: str(command[0]))
def test_a_missing_store_is_one_sentence_and_stays_missing(run: Run, tmp_path: Path, command: list[str]) -> None:
    said = run(*command, "--store", "./nowhere")
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
