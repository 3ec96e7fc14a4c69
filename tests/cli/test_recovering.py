"""A damaged store, or one that another version made, says in one sentence what to do, and what it says works."""

from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Run
from ctx_map.store import folder
from store.older import run_in_file


def test_a_damaged_store_names_the_command_that_helps_and_recovers_nothing_where_it_cannot(
    town: Run, tmp_path: Path
) -> None:
    graph = folder.graph_file(tmp_path / "data" / "store")
    graph.write_bytes(b"\0" * 50_000)
    said = town("pairs")
    assert (said.code, said.out) == (4, "")
    assert "`ctx-map recover`" in said.err
    again = town("recover")
    assert again.code == 4
    assert "Load the bundles into a new store, named with `--store`" in again.err
    assert graph.read_bytes() == b"\0" * 50_000


def test_recovering_keeps_the_loads_and_leaves_a_line(town: Run) -> None:
    before = json.loads(town("pairs", "--format", "json").out)["data_digest"]
    said = town("recover", "--purpose", "after a power cut")
    assert said.code == 0
    assert "1 finished load" in said.out
    assert json.loads(town("pairs", "--format", "json").out)["data_digest"] == before
    lines = json.loads(town("audit", "--format", "json").out)["rows"]
    assert [line["action"] for line in lines] == [
        "viewed",
        "disclosed",
        "restored",
        "recovered",
        "viewed",
        "disclosed",
        "audit read",
    ]


def test_where_there_is_no_store_there_is_nothing_to_recover(run: Run, tmp_path: Path) -> None:
    assert run("recover", "--store", "nowhere").code == 4
    assert not (tmp_path / "nowhere").exists()


def test_a_store_on_a_server_is_not_ours_to_recover(run: Run) -> None:
    assert run("recover", "--store", "bolt://localhost:7687").code == 2


def test_a_store_of_another_version_says_in_one_sentence_what_to_do(town: Run, tmp_path: Path) -> None:
    run_in_file(tmp_path / "data" / "store", "MATCH (layout:_Layout) SET layout.version = 1")
    said = town("pairs")
    assert (said.code, said.out) == (4, "")
    assert "made by another version of ctx-map" in said.err
    assert "Load the bundles into a new store, named with `--store`" in said.err
    assert len(said.err.strip().splitlines()) == 1
