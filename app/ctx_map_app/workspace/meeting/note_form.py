"""Adding a note."""

from __future__ import annotations

import streamlit as st

from ctx_map.governance.meetings import Note
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import write
from ctx_map_app.workspace.meeting.subject import About, choose_about
from ctx_map_app.workspace.meeting.writing import attempt, end_writing, typed

NOTE = "note"
TEXT, FLAG = "ws_note_text", "ws_note_flag"


def note_form(about: About, _: str) -> None:
    """Draws the form."""
    st.html(render("ws_part.html", title="Add a note", words=""))
    keys = choose_about(about)
    st.text_area("Note", key=TEXT, max_chars=10_000, height=140)
    if keys:
        st.checkbox(
            "Flag this",
            key=FLAG,
            help="A flagged place or adult needs an action, or a reason for none, in this meeting.",
        )
    st.button("Save the note", key="ws_note_save", type="primary", on_click=_save, args=(about.record.meeting.id, keys))


def _save(meeting: str, keys: tuple[str, ...]) -> None:
    flagged = bool(keys and st.session_state.get(FLAG))
    if attempt(lambda: write(Note(meeting=meeting, about=keys, text=typed(TEXT), flagged=flagged))):
        end_writing()
