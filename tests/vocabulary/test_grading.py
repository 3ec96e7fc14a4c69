"""The 3x5x2: what is a grade, what is none, and what each is called."""

import pytest

from ctx_map.vocabulary.grading import NOT_GRADED, grade_words, read_grade
from ctx_map.vocabulary.handling import Conditions, handling_words, read_conditions


@pytest.mark.parametrize("text", ["1BP", "[1BP]", "  1BP "])
def test_a_grade_is_read_in_its_printed_form_and_without_brackets(text: str) -> None:
    assert str(read_grade(text)) == "1BP"


@pytest.mark.parametrize(
    "text", ["1B", "B1P", "B11", "E5", "4AP", "1FP", "1BA", "1bp", "[1BP", "1BP]", "1BP\n2", "not graded", ""]
)
def test_anything_else_is_no_grade(text: str) -> None:
    assert read_grade(text) is None


def test_not_graded_is_not_2d() -> None:
    assert grade_words(None) == NOT_GRADED
    assert grade_words("2DP") == "2DP (source untested, information not known)"


def test_handling_is_read_aloud_with_its_codes_and_conditions() -> None:
    read = handling_words("C", action="A1", sanitisation="S2", conditions="agencies: Police")
    assert read.startswith("C (lawful sharing permitted with conditions), A1 (no direct action")
    assert read.endswith("conditions: agencies: Police")
    assert handling_words(None) == "handling not stated"


def test_conditions_name_agencies_and_the_meeting() -> None:
    text = "Agencies: Police, youth service; not in meeting; ask first"
    assert read_conditions(text) == Conditions(frozenset({"police", "youth service"}), not_in_meeting=True)
    assert read_conditions(None) == Conditions()
