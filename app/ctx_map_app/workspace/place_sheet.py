"""The sheet about the place that is selected: whom it is for, a button that makes it, then one that saves it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ctx_map.errors import CtxMapError
from ctx_map.sheets import ASK_FIRST, Version
from ctx_map.vocabulary.labels import Label
from ctx_map_app.answers.media_types import DOCUMENTS
from ctx_map_app.answers.save_component import save_component
from ctx_map_app.frame.page import render
from ctx_map_app.session.place_sheets import sheet_of
from ctx_map_app.session.state import Held
from ctx_map_app.workspace.disclosure_fields import Said, disclosure_fields, said_in
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.room import Room, room

SHEET, KEY = "place sheet", "ws_sheet"
FORMATS = {**DOCUMENTS, "html": ("A page", "text/html")}
"""What a sheet can be saved as: in words, and as browsers call it."""
EXPLAINED = "A page about this place with no young person on it. Making it is recorded as a disclosure."
VERSIONS = {Version.PROFESSIONAL: "Professionals", Version.OWNER: "The owner or manager"}
WIDTH = 400
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Made:
    """The file, or why there is none."""

    data: bytes = b""
    refusal: str = ""


def offer_sheet(now: Room, drawn: Drawn) -> None:
    """Draws it, if one place is selected."""
    place = _place(now, drawn)
    if not place:
        return
    with st.popover("Sheet about this place", key="ws_sheet"), st.container(width=WIDTH, gap="xsmall"):
        st.html(render("ws_nothing.html", words=EXPLAINED))
        st.radio("For", list(VERSIONS), key="ws_sheet_version", format_func=VERSIONS.__getitem__, horizontal=True)
        st.radio("As", list(FORMATS), key="ws_sheet_as", format_func=_format_words, horizontal=True)
        disclosure_fields(KEY)
        st.button("Make the sheet", key="ws_sheet_make", type="primary", on_click=_make, args=(place,))
        made = now.made.get(SHEET)
        if made is not None and made.fingerprint == _asked(place) and isinstance(made.answer, Made):
            _say(made.answer)


def _place(now: Room, drawn: Drawn) -> str:
    """The id of the place that is selected alone. Empty if something else is."""
    network, selected = drawn.network.content, now.scene.selected
    code = network.keys.index_of(selected[0]) if len(selected) == 1 else None
    return selected[0] if code is not None and network.nodes.get_column("label")[code] == Label.PLACE.value else ""


def _format_words(name: str) -> str:
    return FORMATS[name][0]


def _asked(place: str) -> tuple[str, Version, str, Said]:
    """What a sheet was asked for with: if one of these is changed, the sheet has to be made again."""
    state = st.session_state
    version, to = state.get("ws_sheet_version", Version.PROFESSIONAL), state.get("ws_sheet_as", "pdf")
    return place, Version(version), to, said_in(KEY)


def _make(place: str) -> None:
    asked = _asked(place)
    _, version, to, said = asked
    room().made[SHEET] = Held(asked, Made(refusal=said.missing) if said.missing else _made(place, version, to, said))


def _made(place: str, version: Version, to: str, said: Said) -> Made:
    try:
        return Made(sheet_of(place, version, said.disclosure, purpose=said.purpose, to=to))
    except CtxMapError as error:
        return Made(refusal=str(error))


def _say(made: Made) -> None:
    """The button that saves the sheet, or why there is none."""
    if made.refusal:
        st.error(made.refusal)
        return
    if st.session_state.get("ws_sheet_version") == Version.OWNER:
        st.html(render("ws_nothing.html", words=ASK_FIRST))
    to = str(st.session_state["ws_sheet_as"])
    # a name that says nothing about any place
    save_component("Save the sheet", made.data, f"place-sheet.{to}", key="ws_sheet_save", type_=FORMATS[to][1])
