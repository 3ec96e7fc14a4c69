"""Dates that can be read two ways: which comes first in them, and whether a spreadsheet has swapped some."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import streamlit as st

from ctx_map.bundle.proposal.dates import Order
from ctx_map.bundle.proposal.propose import ColumnProposal
from ctx_map_app.frame.page import heading, render
from ctx_map_app.loading.own_columns import OwnFiles

BY_CELLS = "as its cells show, and day before month where they do not"
ORDERS = ("", *Order)
REAL = {
    "": "not decided: real dates beside text may have been swapped",
    "as shown": "the real dates are right as they are shown",
    "swapped": "day and month of the real dates are swapped",
}
"""What can be said of real dates of a spreadsheet that are beside dates as text."""


def draw_dates(own: OwnFiles) -> None:
    """Draws, for each column of dates in figures, the order of day and month."""
    columns = [each for each in (own.proposal.columns if own.proposal else ()) if each.has_order]
    if not columns:
        return
    heading("Day and month")
    for number, each in enumerate(columns):
        _draw_order(own, f"own_order_{number}", each)
        if each.mixes_dates:
            _draw_real(own, f"own_real_{number}", each)


def _draw_order(own: OwnFiles, key: str, each: ColumnProposal) -> None:
    layout = own.layout_of(each.file)
    st.session_state[key] = layout.orders.get(each.column, "")
    name, choice = st.columns([2, 5], vertical_alignment="center")
    name.html(render("own_column.html", name=each.column))
    choice.selectbox(
        f"Which comes first in {each.column}",
        ORDERS,
        format_func=lambda order: str(order) or BY_CELLS,
        key=key,
        on_change=lambda: _say(own, each, "orders", st.session_state[key]),
        label_visibility="collapsed",
    )


def _draw_real(own: OwnFiles, key: str, each: ColumnProposal) -> None:
    st.session_state[key] = own.layout_of(each.file).real_dates.get(each.column, "")
    st.selectbox(
        f"Real dates of the spreadsheet in {each.column}",
        list(REAL),
        format_func=lambda said: REAL[said],
        key=key,
        on_change=lambda: _say(own, each, "real_dates", st.session_state[key]),
    )


def _say(own: OwnFiles, each: ColumnProposal, field: Literal["orders", "real_dates"], said: str) -> None:
    """Notes what is said of a column of dates; nothing takes back what was said before."""
    layout = own.layout_of(each.file)
    others = {name: before for name, before in getattr(layout, field).items() if name != each.column}
    changed: dict[str, Any] = {field: others | ({each.column: said} if said else {})}
    own.lay_out(each.file, replace(layout, **changed))
