"""The pack of the meeting, to hand out: who it is for, why, and how long it may be kept are asked first."""

from __future__ import annotations

from functools import partial
from typing import cast

import streamlit as st

from ctx_map_app.answers.media_types import DOCUMENTS
from ctx_map_app.answers.save_component import save_component
from ctx_map_app.canvas.place_map import ground_file
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import pack_of
from ctx_map_app.workspace.disclosure_fields import disclosure_fields, said_in
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import attempt
from ctx_map_app.workspace.room import room

PACK = "pack"
KEY = "ws_pack"
EXPLAINED = (
    "The record, the maps, the answers and their evidence, as far as you may see them. It has names, also while "
    "initials are shown here. Making it is recorded as a disclosure."
)
MADE = "Save it and give it only to those whom it is for."


def pack_form(about: About, _: str) -> None:
    """Draws the fields and a button for each format, then the buttons that save what was made."""
    meeting = about.record.meeting
    st.html(render("ws_part.html", title="Meeting pack", words=EXPLAINED))
    disclosure_fields(KEY, purpose=meeting.purpose)
    fresh = (meeting.id, about.record.data_digest, about.record.as_at)
    for name, (words, _) in DOCUMENTS.items():
        st.button(f"Make the pack ({words})", key=f"ws_pack_make_{name}", on_click=partial(_make, name, fresh))
    for name, (words, media_type) in DOCUMENTS.items():
        made = room().made.get(_held(name))
        if made is not None and made.fingerprint[:-1] == fresh:
            st.html(render("ws_nothing.html", words=MADE))
            label = f"Save the pack ({words})"
            save_component(
                label, cast("bytes", made.answer), f"meeting-pack.{name}", key=f"ws_pack_save_{name}", type_=media_type
            )


def _held(name: str) -> str:
    return f"{PACK}_{name}"


def _make(name: str, fresh: tuple[object, ...]) -> None:
    """Makes the pack anew each time: each copy is for somebody, and has a line of its own in the audit."""
    now = room()
    said = said_in(KEY)

    def made() -> bytes:
        return pack_of(now.meeting, to=name, purpose=said.purpose, disclosure=said.disclosure, ground=ground_file())

    now.made.pop(_held(name), None)
    attempt(lambda: now.keep(_held(name), (*fresh, said), made))
