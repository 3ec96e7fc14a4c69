"""What the README of the sample town says can be found, is found: line by line, command by command."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from ctx_map.cli.main import app
from ctx_map.store import open_store
from sample.answers import TOLD
from sample.town import AS_AT, SAMPLE, audit_of, load_town

LINE = re.compile(r"^\| .+ \| `ctx-map (?P<command>.+)` \| (?P<rows>[\d,]+) \| (?P<first>.+) \|$")


class Line(NamedTuple):
    """One line of the README's table."""

    command: str
    rows: int
    first: str


def _lines() -> list[Line]:
    text = (SAMPLE / "README.md").read_text(encoding="utf-8")
    found = filter(None, map(LINE.match, text.splitlines()))
    return [Line(m["command"].replace("\\|", "|"), int(m["rows"].replace(",", "")), m["first"]) for m in found]


LINES = _lines()


@pytest.fixture(scope="module", params=[None, date(2026, 11, 24)], ids=["as delivered", "all on one day"])
def machine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine whose store holds the town."""
    room = tmp_path_factory.mktemp("saltmere")
    store = open_store(str(room / "store"))
    load_town(store, audit_of(store, room), today=request.param)
    store.close()
    return {"CTX_MAP_STORE": str(room / "store"), "CTX_MAP_DATA_DIR": str(room), "CTX_MAP_MANDATE": ""}


def test_the_readme_has_a_line_for_every_question_that_has_a_command() -> None:
    assert {line.command.split()[0] for line in LINES} == set(TOLD)
    assert len(LINES) == 29


@pytest.mark.parametrize("line", LINES, ids=[f"{at}-{line.command.split()[0]}" for at, line in enumerate(LINES)])
def test_a_line_of_the_readme_is_what_the_command_answers(line: Line, machine: dict[str, str]) -> None:
    name, *words = shlex.split(line.command)
    assert words[-2:] == ["--as-at", AS_AT.isoformat()]
    done = CliRunner().invoke(app, [name, *words, "--format", "json"], env=machine, catch_exceptions=False)
    assert done.exit_code == 0
    found = json.loads(done.stdout)["rows"]
    first = [TOLD[name](row) for row in found[: line.first.count(" · ") + 1]]
    assert (len(found), " · ".join(first)) == (line.rows, line.first)


def test_the_folder_of_the_town_is_where_the_readme_says() -> None:
    assert (Path(SAMPLE) / "saltmere" / "police-update" / "links.csv").is_file()
