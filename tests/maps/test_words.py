"""Letters and second lines as they stand on a map."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.maps.words import about, letters, plain
from ctx_map.vocabulary.labels import Label


def _node(label: Label, **properties: Any) -> dict[str, Any]:
    empty = {"key": "secret:key", "name": None, "kind": None, "harms": None, "occurred_from": None}
    return empty | {"label": label.value} | properties


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Ash Bello", "AB"),
        ("Ash Mary Bello", "AB"),
        ("ash", "As"),
        ("Adult A", "AA"),
        ("O'Neil", "O'"),
        ("Ŵyn Ŷnys", "ŴŶ"),
        ("Mary-Ann", "MA"),
        ("X", "X"),
        ("AK", "AK"),
        ("AK 2", "AK"),
        ("***", "–"),
        ("李 小龙", "李小"),
    ],
)
def test_two_letters_stand_inside(name: str, inside: str) -> None:
    assert letters(name) == inside


def test_the_harms_of_an_event_stand_in_its_second_line_and_a_person_has_none() -> None:
    event = _node(Label.EVENT, kind="robbery", harms="criminal_exploitation;violence")
    assert about(event, "Event") == "Event: robbery (criminal exploitation, violence)"
    assert about(_node(Label.PERSON, kind="young_person"), "Young person") == "Young person"


def test_a_recorded_kind_reads_as_words() -> None:
    assert plain("children's_home ") == "children's home"


@given(st.text(max_size=60))
def test_letters_are_never_empty(name: str) -> None:
    assert 1 <= len(letters(name)) <= 4
