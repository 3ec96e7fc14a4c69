"""A Neo4j of this machine, started, asked and stopped from the command line."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from bundles import small_town, write_folder
from cli.conftest import Run


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_neo4j_is_started_loaded_asked_and_stopped(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("neo4j", "status").code == 1
    started = run("neo4j", "start", "--port", free_port())
    try:
        assert started.code == 0, started.err
        assert run("neo4j", "status").out == started.out
        address = started.out.split("CTX_MAP_STORE=")[1].split()[0]
        monkeypatch.setenv("CTX_MAP_STORE", address)
        monkeypatch.setenv("CTX_MAP_NEO4J_PASSWORD", "another one")
        assert run("pairs").code == 4
        monkeypatch.setenv("CTX_MAP_NEO4J_PASSWORD", (tmp_path / "data" / "neo4j" / "password").read_text())
        write_folder(tmp_path / "town", small_town())
        assert run("import", "town").code == 0
        question = ("shared-places", "--min-people", "1", "--format", "json")
        on_the_server = json.loads(run(*question).out)
        run("import", "town", "--store", "embedded")
        on_the_file = json.loads(
            run("shared-places", "--min-people", "1", "--store", "embedded", "--format", "json").out
        )
        assert on_the_server["rows"] == on_the_file["rows"] != []
        assert on_the_server["data_digest"] == on_the_file["data_digest"]
        counted = json.loads(run(*question, "--in-server").out)
        assert {(row["id"], row["people"], row["reports"]) for row in counted["rows"]} == {
            (row["id"], row["people"], row["reports"]) for row in on_the_file["rows"]
        }
        assert "not worked out" in counted["rows"][0]["surprise"]
        assert "Ash" in run("shared-places", "--min-people", "1", "--in-server").out
        for asked in (("shared-contacts", "--min-people", "1"), ("hotspots", "--period", "3000")):
            told = [json.loads(run(*asked, "--format", "json", *more).out) for more in ((), ("--in-server",))]
            rows = [{(row["id"], row["people"], row["reports"]) for row in each["rows"]} for each in told]
            assert rows[0] == rows[1] != set()
            assert told[0]["considered"] == told[1]["considered"]
        assert run("shared-contacts", "--untied", "--in-server").code == 2
        since = ("changes", "--since", "2020-01-01", "--format", "json")
        told = [json.loads(run(*since, *more).out) for more in ((), ("--in-server",))]
        assert told[0]["rows"] == told[1]["rows"] != []
        assert told[0]["considered"] == told[1]["considered"]
        assert run("verify").code == 0
    finally:
        assert run("neo4j", "stop").out == "Neo4j has been stopped.\n"
    assert run("neo4j", "status").code == 1
