"""Adding a note, and changing one that is there."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ctx_map.governance.meetings import Note
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import write
from ctx_map_app.workspace.meeting.better_words import words_area
from ctx_map_app.workspace.meeting.subject import About, choose_about
from ctx_map_app.workspace.meeting.writing import attempt, end_writing, typed

NOTE = "note"
TEXT, FLAG = "ws_note_text", "ws_note_flag"
SAVED = "The note has been saved."


def note_form(about: About, entry: str) -> None:
    """Draws the form, with the note that has this id if there is one."""
    known = next((each for each in about.record.notes if entry and each.id == entry), None)
    if known is None:
        st.html(render("ws_part.html", title="Add a note", words=""))
        note = Note(meeting=about.record.meeting.id, about=choose_about(about), text="-")
    else:
        named = about.wording.names(known.about)
        st.html(render("ws_part.html", title="Change the note", words=f"About {named}." if named else ""))
        note = known
    key = f"_{entry}" if known else ""
    words_area("Note", key=TEXT + key, height=140, value=known.text if known else None)
    if note.about:
        st.checkbox(
            "Flag this",
            note.flagged,
            key=FLAG + key,
            help="A flagged place or adult needs an action, or a reason for none, in this meeting.",
        )
    st.button("Save the note", key="ws_note_save", type="primary", on_click=_save, args=(note, key))


def _save(note: Note, key: str) -> None:
    flagged = bool(note.about and st.session_state.get(FLAG + key))
    if attempt(lambda: write(replace(note, text=typed(TEXT + key), flagged=flagged))):
        end_writing(SAVED)
