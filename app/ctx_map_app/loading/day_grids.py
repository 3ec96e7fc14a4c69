"""A grid of names by days: where those with a mark were, which days the columns are, and what each mark means."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.grids import MARKS, Grid
from ctx_map.bundle.proposal.layout import Where
from ctx_map.bundle.proposal.propose import ColumnProposal
from ctx_map_app.frame.page import heading, render
from ctx_map_app.loading.own_columns import OwnFiles
from ctx_map_app.loading.word_choices import NOT_IN_INITIALS, draw_word
from ctx_map_app.session.state import session

EXPLAINED = "Each filled cell below a day becomes a link of that day, from the person of the row to a place."
ONLY_THIS_MONTH = (
    "The columns do not say the month or the year, so the saved mapping is for the days of this file alone. For the "
    "next file, choose here again."
)
NOT_READ = "The marks are not loaded as long as you do not say where the people were."
EACH_MARK = "What each mark means. A row with a mark that has no meaning here is rejected."
LONGEST_NAME = 200


def draw_grids(own: OwnFiles) -> None:
    """Draws, for each file with columns that are called after days, what these columns are."""
    for number, grid in enumerate(own.proposal.grids if own.proposal else ()):
        heading("A grid of names by days")
        st.caption(EXPLAINED)
        _draw_where(own, grid, number)
        if grid.where is Where.NOT_READ:
            st.warning(NOT_READ)
            continue
        if grid.days_are_open:
            _draw_first_day(own, grid, number)
        if grid.missing:
            st.warning(grid.missing)
        _draw_marks(own, grid, number)


def _draw_where(own: OwnFiles, grid: Grid, number: int) -> None:
    """Where they were, with the reason for the proposal, and the name of the one place."""
    key = f"own_grid_where_{number}"
    st.session_state[key] = grid.where
    name, choice, why = st.columns([2, 2, 3], vertical_alignment="center")
    name.html(render("own_column.html", name=days_words(grid)))
    choice.selectbox(
        f"Where those with a mark in {grid.file} were",
        grid.offered,
        format_func=str,
        key=key,
        on_change=_change,
        args=(own, grid, "where", key),
        label_visibility="collapsed",
    )
    why.html(render("own_reason.html", why=grid.why))
    if grid.where is Where.ONE_PLACE:
        named = f"own_grid_place_{number}"
        st.session_state[named] = own.layout_of(grid.file).grid.place
        st.text_input(
            "What the place is called",
            key=named,
            max_chars=LONGEST_NAME,
            placeholder="such as: Pearl Youth Club",
            on_change=_change,
            args=(own, grid, "place", named),
        )


def _draw_first_day(own: OwnFiles, grid: Grid, number: int) -> None:
    key = f"own_grid_first_day_{number}"
    st.session_state[key] = own.layout_of(grid.file).grid.first_day
    st.date_input(
        f"Which day the column {grid.days[0]} is",
        key=key,
        format="DD/MM/YYYY",
        on_change=_change,
        args=(own, grid, "first_day", key),
    )
    st.caption(ONLY_THIS_MONTH)


def _draw_marks(own: OwnFiles, grid: Grid, number: int) -> None:
    """Each mark, with what it means."""
    if not grid.words:
        return
    if session().initials:
        st.info(NOT_IN_INITIALS)
        return
    st.caption(EACH_MARK)
    marks = ColumnProposal(grid.file, MARKS, (), grid.why, Concept.LINK_KIND, words=grid.words)
    for at, (mark, meant) in enumerate(grid.words.items()):
        draw_word(own, f"own_mark_{number}_{at}", marks, mark, meant, unit="cell")


def days_words(grid: Grid) -> str:
    """The columns of a grid in a few words."""
    return f"{grid.days[0]} to {grid.days[-1]} ({len(grid.days)} columns)"


def _change(own: OwnFiles, grid: Grid, field: str, key: str) -> None:
    layout = own.layout_of(grid.file)
    changed: dict[str, Any] = {field: st.session_state[key]}
    own.lay_out(grid.file, replace(layout, grid=replace(layout.grid, **changed)))
