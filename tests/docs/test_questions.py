"""The table of a meeting's questions: all 26, each with a command that exists and takes the options that are named."""

from __future__ import annotations

import re

import pytest

from docs.pages import HOUSE
from house.test_commands import COMMANDS, command

PAGE = (HOUSE / "docs" / "guide" / "questions.md").read_text("utf-8")
ROW = re.compile(
    r"^\| (?P<number>\d+) \| (?P<question>[^|]+\?) \| (?P<ask>[^|]+) \| ?(?P<missing>[^|]*) ?\|$", re.MULTILINE
)
COMMAND = re.compile(r"`ctx-map ([a-z-]+)([^`]*)`")
ROWS = {int(row["number"]): row for row in ROW.finditer(PAGE)}
NOT_RECORDED_YET = (16, 18, 19)
"""The frozen record of a meeting, its judgement and its actions come with meetings."""


def asked(number: int) -> list[tuple[str, str]]:
    return COMMAND.findall(ROWS[number]["ask"])


def test_all_the_questions_are_there_each_once_and_in_order() -> None:
    assert [int(row["number"]) for row in ROW.finditer(PAGE)] == list(range(1, 27))


@pytest.mark.parametrize("number", ROWS)
def test_a_question_names_at_least_one_command_and_each_exists(number: int) -> None:
    names = [name for name, _ in asked(number)]
    assert names
    assert [name for name in names if name not in COMMANDS] == []


@pytest.mark.parametrize("number", ROWS)
def test_a_question_names_options_that_its_command_takes(number: int) -> None:
    for name, rest in asked(number):
        takes = {option for each in command(name).params for option in each.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= takes


@pytest.mark.parametrize("number", NOT_RECORDED_YET)
def test_what_waits_for_meetings_says_so(number: int) -> None:
    assert "yet" in ROWS[number]["missing"]
