"""What only a person can say of a file: what becomes of hidden rows, and which cells hold several ids."""

from __future__ import annotations

import streamlit as st

from ctx_map.bundle.proposal.concepts import Concept
from ctx_map_app.frame.page import heading, render
from ctx_map_app.loading.own_columns import OwnFiles

HIDDEN = {"": "not decided: the file is refused", "read": "read them", "leave out": "leave the rows out"}
HELP_ON_HIDDEN = "Columns that are not shown can be read, or taken for nothing below."
SIGNS = {"": "one id in each cell", ";": "; (semicolon)", ",": ", (comma)", "/": "/ (slash)", "|": "| (bar)", "&": "&"}
"""What may stand between several ids in one cell."""
IDS = (Concept.PERSON_ID, Concept.PLACE_ID)
EXPLAINED = "A row with several ids becomes one link for each. Another file has to say who or what the ids are."


def draw_hidden(own: OwnFiles) -> None:
    """Draws the choice for rows that a workbook does not show, if there are any."""
    if own.proposal is None or not own.proposal.hides:
        return
    st.session_state["own_hidden"] = own.hidden or ""
    st.selectbox(
        "Rows and columns that the workbook does not show",
        list(HIDDEN),
        format_func=lambda each: HIDDEN[each],
        key="own_hidden",
        help=HELP_ON_HIDDEN,
        on_change=lambda: own.decide_hidden(st.session_state["own_hidden"] or None),
    )


def draw_splits(own: OwnFiles) -> None:
    """Draws, for each column of ids, what stands between several of them in one cell."""
    columns = [each for each in (own.proposal.columns if own.proposal else ()) if each.concept in IDS]
    if not columns:
        return
    heading("Cells with several ids")
    st.caption(EXPLAINED)
    several = len({each.file for each in columns}) > 1
    for number, each in enumerate(columns):
        if several:
            st.html(render("own_reason.html", why=each.file))
        _draw_split(own, f"own_split_{number}", each.file, each.column)


def _draw_split(own: OwnFiles, key: str, file: str, column: str) -> None:
    st.session_state[key] = own.layout_of(file).splits.get(column, "")
    name, choice = st.columns([2, 3], vertical_alignment="center")
    name.html(render("own_column.html", name=column))
    choice.selectbox(
        f"{column} has",
        list(SIGNS),
        format_func=lambda sign: SIGNS[sign],
        key=key,
        on_change=lambda: own.split(file, column, st.session_state[key] or None),
        label_visibility="collapsed",
    )
