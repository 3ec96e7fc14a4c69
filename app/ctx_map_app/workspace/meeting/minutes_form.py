"""The minutes of the meeting as a page to print: who they are for, why, and how long they may be kept come first."""

from __future__ import annotations

import streamlit as st

from ctx_map_app.answers.save_component import save_component
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import minutes_of
from ctx_map_app.workspace.disclosure_fields import disclosure_fields, said_in
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import attempt
from ctx_map_app.workspace.room import room

MINUTES = "minutes"
KEY = "ws_minutes"
FILE = "minutes.html"
"""A name that says nothing about anyone."""
EXPLAINED = "One page with all that the meeting wrote, as far as you may see it. Making it is recorded as a disclosure."
MADE = "The page has names and texts, also while initials are shown here. Save it, open it, and print it."


def minutes_form(about: About, _: str) -> None:
    """Draws the fields and the button that makes the minutes, then the one that saves them."""
    st.html(render("ws_part.html", title="Minutes", words=EXPLAINED))
    record, made = about.record, room().made.get(MINUTES)
    disclosure_fields(KEY, purpose=record.meeting.purpose)
    fresh = (record.meeting.id, record.data_digest, record.as_at)
    st.button("Make the minutes", key="ws_minutes_make", type="primary", on_click=_make, args=(fresh,))
    if made is None or made.fingerprint != (*fresh, said_in(KEY)):
        return
    st.html(render("ws_nothing.html", words=MADE))
    save_component("Save the minutes", str(made.answer), FILE, key="ws_minutes_save")


def _make(fresh: tuple[str, str, object]) -> None:
    """Makes the minutes anew each time: each copy is for somebody, and has a line of its own in the audit."""
    now, said = room(), said_in(KEY)

    def made() -> str:
        return minutes_of(fresh[0], purpose=said.purpose, disclosure=said.disclosure)

    now.made.pop(MINUTES, None)
    attempt(lambda: now.keep(MINUTES, (*fresh, said), made))
