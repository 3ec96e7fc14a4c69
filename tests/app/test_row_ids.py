"""Several rows about the same thing are chosen one by one, and what is selected is the thing."""

from __future__ import annotations

import polars as pl

from ctx_map_app.session.row_ids import about_of, row_of, told_apart
from ctx_map_app.session.state import Session

IDS = pl.Series(["park", "club", "park", "park"])
APART = told_apart(IDS)


def test_rows_about_the_same_are_told_apart() -> None:
    assert APART.to_list() == ["park", "club", "park|#1", "park|#2"]


def test_each_is_about_the_same() -> None:
    assert [about_of(row) for row in APART] == IDS.to_list()


def test_the_row_that_was_chosen_is_the_one_selected() -> None:
    session = Session()
    session.choose_row("table", "park|#1")
    assert session.selected == "park"
    assert row_of(IDS, APART, selected=session.selected, chosen=session.rows["table"]) == 2


def test_what_is_selected_elsewhere_selects_the_first_row_about_it() -> None:
    assert row_of(IDS, APART, selected="park", chosen=None) == 0
    assert row_of(IDS, APART, selected="club", chosen="park|#1") == 1


def test_what_no_row_is_about_selects_none() -> None:
    assert row_of(IDS, APART, selected="bridge", chosen="park|#1") is None
    assert row_of(IDS, APART, selected=None, chosen="park|#1") is None


def test_a_row_that_is_left_selects_nothing() -> None:
    session = Session()
    session.choose_row("table", "park")
    session.choose_row("table", None)
    assert session.selected is None
