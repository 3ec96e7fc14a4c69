"""`ctx-map cypher` lists the statements and prints each whole, so that it can be tried in Neo4j Browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from neo4j import Driver
from typer.testing import CliRunner

from ctx_map.cli.cypher import Dialect
from ctx_map.cli.main import app
from ctx_map.errors import WrongUse
from ctx_map.store import Store
from ctx_map.store.statements import EMBEDDED, NEO4J, parts, statements
from store.changes import ash_and_bo_in_the_park

READ = sorted(name for name, found in statements(NEO4J).items() if found.access == "read")
PARAM = re.compile(r"^:param (\w+) => (.*)$", re.MULTILINE)


def printed(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["cypher", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


@pytest.mark.parametrize("dialect", Dialect)
def test_without_a_name_it_lists_every_statement_and_part_with_what_it_does(dialect: Dialect) -> None:
    listed = printed("--dialect", dialect)
    words = " ".join(listed.split())
    for name, statement in statements(dialect).items():
        assert f"  {name}\n" in listed
        assert " ".join(statement.does.split()) in words
    for name, part in parts(dialect).items():
        assert f"  parts/{name}\n" in listed
        assert " ".join(part.does.split()) in words


def test_a_printed_statement_says_what_it_does_and_lists_its_parameters_in_order() -> None:
    said = printed("read/undated_reports")
    assert said.startswith("// read/undated_reports: How many reports")
    assert [name for name, _ in PARAM.findall(said)] == ["as_at", "agency", "holder", "meeting"]


def test_the_embedded_store_has_no_param_lines() -> None:
    said = printed("read/links", "--dialect", "embedded")
    assert "// $as_at = '2026-11-24'\n" in said
    assert ":param" not in said
    assert statements(EMBEDDED)["read/links"].text in said


@pytest.mark.parametrize("name", ["permitted", "parts/permitted"])
def test_a_part_is_printed_with_what_it_takes(name: str) -> None:
    said = printed(name)
    assert said.startswith("// parts/permitted: Whether a mandate may see a report")
    assert "// takes: report\n" in said
    assert said.endswith(f"\n\n{parts(NEO4J)['permitted'].text}\n")


def test_an_unknown_name_is_wrong_use_and_the_nearest_is_named() -> None:
    with pytest.raises(WrongUse, match="Did you mean read/links"):
        CliRunner().invoke(app, ["cypher", "read/link"], catch_exceptions=False)


def test_it_opens_no_store_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTX_MAP_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CTX_MAP_STORE", "neo4j://nowhere.invalid")
    assert printed("read/people")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("name", READ)
def test_every_reading_is_printed_whole_with_an_example_of_each_parameter(name: str) -> None:
    said = printed(name)
    statement = statements(NEO4J)[name]
    assert dict(PARAM.findall(said)).keys() == set(statement.params)
    assert ("=> null" in said, "{{" in said) == (False, False)
    assert said.split("\n\n", 1)[1] == f"{statement.text};\n"


@pytest.mark.neo4j
@pytest.mark.parametrize("name", ["read/links", "read/undated_reports", "server/hotspot_events"])
def test_a_statement_runs_on_a_server_as_it_is_printed(neo4j_store: Store, neo4j_driver: Driver, name: str) -> None:
    neo4j_store.admit(ash_and_bo_in_the_park())
    said = printed(name)
    values = ", ".join(f"{value} AS {param}" for param, value in PARAM.findall(said))
    asked = neo4j_driver.execute_query(f"RETURN {values}").records[0].data()
    text = said.split("\n\n", 1)[1].rstrip().removesuffix(";")
    assert neo4j_driver.execute_query(text, asked).keys == list(statements(NEO4J)[name].returns)
