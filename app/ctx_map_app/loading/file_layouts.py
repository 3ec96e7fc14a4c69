"""Which files and sheets of an upload are taken, and where the header of each is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from ctx_map.bundle.limits import MOST_HEADER_ROWS
from ctx_map.bundle.proposal.layout import Layout
from ctx_map_app.frame.page import heading, render
from ctx_map_app.loading.own_columns import OwnFiles

LAST_ROW = 1_000


def draw_layouts(own: OwnFiles) -> None:
    """Draws a line for each file or sheet: whether it is taken, the row of its header, and how many rows that has."""
    files = own.proposal.files if own.proposal else ()
    if not files:
        return
    heading("Which files and sheets")
    for number, file in enumerate(files):
        _draw_layout(own, number, file)


def _draw_layout(own: OwnFiles, number: int, file: str) -> None:
    # the fields show what was said before, also after a page that was left
    layout = own.layout_of(file)
    name, header, rows = st.columns([3, 1, 1], vertical_alignment="bottom")
    keys = {each: f"own_{each}_{number}" for each in ("taken", "header", "header_rows")}
    for field, key in keys.items():
        st.session_state[key] = getattr(layout, field)
    # whether it is taken
    name.html(render("own_column.html", name=file))
    name.checkbox("Take this one", key=keys["taken"], on_change=_change, args=(own, file, "taken", keys["taken"]))
    # where its header is
    header.number_input(
        "Row of the header",
        min_value=1,
        max_value=LAST_ROW,
        step=1,
        key=keys["header"],
        placeholder="found by itself",
        help="As in your spreadsheet. Say it if the rows below do not begin where they should.",
        on_change=_change,
        args=(own, file, "header", keys["header"]),
        disabled=not layout.taken,
    )
    rows.number_input(
        "Rows in the header",
        min_value=1,
        max_value=MOST_HEADER_ROWS,
        step=1,
        key=keys["header_rows"],
        help="Say 2 if the names of the columns are in two rows, one below the other.",
        on_change=_change,
        args=(own, file, "header_rows", keys["header_rows"]),
        disabled=not layout.taken,
    )


def _change(own: OwnFiles, file: str, field: str, key: str) -> None:
    changed: dict[str, Any] = {field: st.session_state[key]}
    layout: Layout = own.layout_of(file)
    own.lay_out(file, replace(layout, **changed))
