"""The table of sample_data/README.md: questions as commands, how many rows each has, and the first of them in words."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any, NamedTuple

from typer.testing import CliRunner

from ctx_map.analysis.answers.cells import Cell, written
from ctx_map.analysis.question import Question, Written
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.cli.main import app
from sample.town import AS_AT

LINE = re.compile(
    r"^\| (?P<asks>.+) \| `ctx-map (?P<command>.+)` \| (?P<rows>[\d,]*) \| ?(?P<first>.*) \|$", re.MULTILINE
)
BETWEEN = " · "


class Line(NamedTuple):
    """One line of the table."""

    command: str
    rows: int
    first: str
    """The first rows in words."""


def lines(page: str) -> list[Line]:
    """The lines of the table in a page."""
    return [_line(found) for found in LINE.finditer(page)]


def answered(line: Line, machine: Mapping[str, str], names: Mapping[str, str]) -> Line:
    """The line as its command answers it now, with as many first rows in words."""
    name, *words = shlex.split(line.command)
    assert words[-2:] == ["--as-at", AS_AT.isoformat()]
    done = CliRunner().invoke(app, [name, *words, "--format", "json"], env=dict(machine), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)["rows"]
    first = [in_words(QUESTIONS[name], row, names) for row in found[: line.first.count(BETWEEN) + 1]]
    return Line(line.command, len(found), BETWEEN.join(first))


def rewritten(page: str, machine: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The page with each line of its table as its command answers it now."""

    def again(found: re.Match[str]) -> str:
        now = answered(_line(found), machine, names)
        return f"| {found['asks']} | `ctx-map {found['command']}` | {now.rows:,} | {now.first} |"

    return LINE.sub(again, page)


def in_words(question: Question[Any], row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """A row as its table writes it, without ids and lists of names: "North Park, young people 4, reports 2"."""
    return ", ".join(_cells(question, SimpleNamespace(**row), names))


def _line(found: re.Match[str]) -> Line:
    return Line(found["command"].replace("\\|", "|"), int((found["rows"] or "0").replace(",", "")), found["first"])


def _cells(question: Question[Any], row: object, names: Mapping[str, str]) -> Iterator[str]:
    for at, column in enumerate(question.columns):
        cell: Cell = written(column, row, names)
        if cell in (None, "") or (at and column.written in (Written.ID, Written.NAMES)):
            continue
        yield str(cell) if isinstance(cell, str) else f"{column.heading.lower()} {cell:,}"
