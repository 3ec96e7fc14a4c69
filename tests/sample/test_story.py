"""What the README of the sample town says can be found, is found: line by line, command by command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.test_questions import without_file
from ctx_map.analysis.registry import QUESTIONS
from sample.answers import Line, answered, lines
from sample.town import SAMPLE, machine_with_town

LINES = lines((SAMPLE / "README.md").read_text(encoding="utf-8"))
WRITE = "write it: cd tests && python -m sample.write"
Machine = tuple[dict[str, str], dict[str, str]]


@pytest.fixture(scope="module", params=[None, date(2026, 11, 24)], ids=["as delivered", "all on one day"])
def machine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """The environment of a machine whose store holds the town, and the names in it."""
    return machine_with_town(tmp_path_factory.mktemp("saltmere"), today=request.param)


def test_the_readme_has_a_line_for_every_question_that_needs_no_file_and_no_earlier_day() -> None:
    asked = {line.command.split()[0] for line in LINES}
    assert asked == {name for name, each in QUESTIONS.items() if without_file(each) and not each.compares}


@pytest.mark.parametrize("line", LINES, ids=[f"{at}-{line.command.split()[0]}" for at, line in enumerate(LINES)])
def test_a_line_of_the_readme_is_what_the_command_answers(line: Line, machine: Machine) -> None:
    assert answered(line, *machine) == line, WRITE


def test_the_folder_of_the_town_is_where_the_readme_says() -> None:
    assert (Path(SAMPLE) / "saltmere" / "police-update" / "links.csv").is_file()
