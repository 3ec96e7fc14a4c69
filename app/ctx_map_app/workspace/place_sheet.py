"""The sheet about the place that is selected: whom it is for, a button that makes it, then one that saves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from ctx_map.errors import CtxMapError
from ctx_map.sheets import ASK_FIRST, Version
from ctx_map.vocabulary.labels import Label
from ctx_map_app.answers.save_component import save_component
from ctx_map_app.frame.page import render
from ctx_map_app.session.place_sheets import sheet_of
from ctx_map_app.session.state import Held
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.meeting.writing import typed
from ctx_map_app.workspace.room import Room, room

SHEET = "place sheet"
FILE = "place-sheet.html"
"""A name that says nothing about any place."""
EXPLAINED = "A page about this place with no young person on it. Making it is recorded as a disclosure."
VERSIONS = {Version.PROFESSIONAL: "Professionals", Version.OWNER: "The owner or manager"}
WIDTH = 400
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Made:
    """The page, or why there is none."""

    page: str = ""
    refusal: str = ""


def offer_sheet(now: Room, drawn: Drawn) -> None:
    """Draws it, if one place is selected."""
    place = _place(now, drawn)
    if not place:
        return
    with st.popover("Sheet about this place", key="ws_sheet"), st.container(width=WIDTH, gap="xsmall"):
        st.html(render("ws_nothing.html", words=EXPLAINED))
        st.radio("For", list(VERSIONS), key="ws_sheet_version", format_func=VERSIONS.__getitem__, horizontal=True)
        st.text_input("Who gets it", key="ws_sheet_for")
        st.text_input("Why it is made", key="ws_sheet_purpose")
        st.date_input("Delete it by", value=None, key="ws_sheet_until", format="DD/MM/YYYY")
        st.button("Make the sheet", key="ws_sheet_make", type="primary", on_click=_make, args=(place,))
        made = now.made.get(SHEET)
        if made is not None and made.fingerprint == _asked(place) and isinstance(made.answer, Made):
            _say(made.answer)


def _place(now: Room, drawn: Drawn) -> str:
    """The id of the place that is selected alone. Empty if something else is."""
    network, selected = drawn.network.content, now.scene.selected
    code = network.keys.index_of(selected[0]) if len(selected) == 1 else None
    return selected[0] if code is not None and network.nodes.get_column("label")[code] == Label.PLACE.value else ""


def _asked(place: str) -> tuple[object, ...]:
    """What a sheet was asked for with: if one of these is changed, the sheet has to be made again."""
    until = st.session_state.get("ws_sheet_until")
    version = st.session_state.get("ws_sheet_version", Version.PROFESSIONAL)
    return place, version, typed("ws_sheet_for"), typed("ws_sheet_purpose"), until if isinstance(until, date) else None


def _make(place: str) -> None:
    asked = _asked(place)
    _, version, recipient, purpose, until = asked
    try:
        made = Made(
            sheet_of(
                place,
                Version(str(version)),
                recipient=str(recipient),
                purpose=str(purpose),
                keep_until=until if isinstance(until, date) else None,
            )
        )
    except CtxMapError as error:
        made = Made(refusal=str(error))
    room().made[SHEET] = Held(asked, made)


def _say(made: Made) -> None:
    """The button that saves the sheet, or why there is none."""
    if made.refusal:
        st.error(made.refusal)
        return
    if st.session_state.get("ws_sheet_version") == Version.OWNER:
        st.html(render("ws_nothing.html", words=ASK_FIRST))
    save_component("Save the sheet", made.page, FILE, key="ws_sheet_save")
