"""Tables that people read: as wide as the terminal, whole ids, and no cell that does anything."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.cli.table import MOST_ROWS, columns_of, heads, shown, text_table


def test_numbers_stand_right_and_texts_left() -> None:
    assert text_table(heads(("name", "people")), [("The Arcade", 4), ("Park", 12)]).splitlines() == [
        "name        people",
        "──────────────────",
        "The Arcade       4",
        "Park            12",
    ]


def test_a_long_text_goes_on_in_its_cell_and_an_id_stays_whole() -> None:
    rows = [("childrens-services:PL01", "Car park behind the Golden Pearl takeaway by the harbour")]
    assert text_table(heads(("id", "name"), fixed=("id",)), rows, width=60).splitlines() == [
        "id                       name",
        "────────────────────────────────────────────────────────────",
        "childrens-services:PL01  Car park behind the Golden Pearl",
        "                         takeaway by the harbour",
    ]


def test_the_heading_of_a_number_goes_on_in_its_cell_where_the_table_would_be_too_wide() -> None:
    columns = heads(("name", "pairs sharing nothing else", "protective links lost", "id"), fixed=("id",))
    rows = [("The Arcade", 123, 0, "childrens-services:PL01")]
    assert text_table(columns, rows, width=60).splitlines() == [
        "name             pairs   protective  id",
        "               sharing   links lost",
        "               nothing",
        "                  else",
        "────────────────────────────────────────────────────────────",
        "The Arcade         123            0  childrens-services:PL01",
    ]


def test_a_row_is_a_list_where_a_word_would_be_broken_or_the_table_too_wide() -> None:
    columns = heads(("what", "who can apply", "in force?", "note", "id"), fixed=("id",))
    rows = [
        ("closure notice", "a superintendent, then a court", "since 2010", "", "childrens-services:PL01"),
        ("dispersal", "an inspector", "since 2014", "counterproductive where children are moved on", "police:PL2"),
    ]
    assert text_table(columns, rows, width=60).splitlines() == [
        "closure notice",
        "  who can apply: a superintendent, then a court",
        "  in force? since 2010",
        "  id: childrens-services:PL01",
        "",
        "dispersal",
        "  who can apply: an inspector",
        "  in force? since 2014",
        "  note: counterproductive where children are moved on",
        "  id: police:PL2",
    ]


def test_more_rows_than_a_person_reads_are_counted() -> None:
    rows = [(number,) for number in range(MOST_ROWS + 7)]
    assert (
        text_table(heads(("weight",)), rows).splitlines()[-1] == "There are 7 more. To see them all, use --format csv."
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (0.123456, "0.123"),
        (("a", "b"), "a, b"),
        ("red\x1b[31m\x07\r\nalert", "red [31m   alert"),
        ("moc.elpmaxe\u202e", "moc.elpmaxe "),
    ],
)
def test_a_cell_shows_and_does_not_act(value: Any, text: str) -> None:
    assert shown(value) == text


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80), st.integers(0, 10**6)), min_size=1, max_size=5))
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(rows: list[tuple[str, str, int]]) -> None:
    table = text_table(heads(("name", "why", "people")), rows, width=60)
    assert max(columns_of(line) for line in table.splitlines()) <= 60
    words = "".join(table.split())
    assert all(str(number) in words for *_, number in rows)
    whole = set(table.split())
    assert all(
        word in whole for row in rows for cell in row[:2] for word in shown(cell).split() if columns_of(word) < 50
    )


@given(st.text(max_size=120))
def test_a_text_in_a_narrow_cell_is_all_there(text: str) -> None:
    lines = text_table(heads(("why",)), [(text,)], width=20).splitlines()[2:]
    assert "".join("".join(lines).split()) == "".join(shown(text).split())
