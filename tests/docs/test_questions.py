"""The guide lists every question, and the 26 questions of a meeting name commands and options that exist."""

from __future__ import annotations

import re

import pytest

from ctx_map.analysis.registry import QUESTIONS
from docs.pages import HOUSE
from docs.question_table import question_table
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


def test_the_guide_lists_every_question_as_it_is_declared() -> None:
    first = (HOUSE / "docs" / "guide" / "README.md").read_text("utf-8")
    assert question_table() in first, "write it: cd tests && python -m docs.write README.md"


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_a_page_in_the_guide(name: str) -> None:
    assert (HOUSE / "docs" / "guide" / QUESTIONS[name].guide).exists()
