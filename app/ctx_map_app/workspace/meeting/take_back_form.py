"""Changing a note or an action, or taking it back. The record keeps every version."""

from __future__ import annotations

import streamlit as st

from ctx_map.governance.meetings import Action, Note
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import take_back
from ctx_map_app.workspace.meeting.action_form import action_form
from ctx_map_app.workspace.meeting.note_form import note_form
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import attempt, end_writing

KEPT = "It is no longer on the list. The record keeps it, with who took it back and when."
DONE = "It has been taken back."


def change_form(about: About, entry: str) -> None:
    """Draws the form of the note or the action with this id."""
    form = action_form if any(each.id == entry for each in about.record.actions) else note_form
    form(about, entry)


def take_back_form(about: About, entry: str) -> None:
    """Draws what would be taken back, and the button that does it."""
    record = about.record
    found = next((each for each in (*record.notes, *record.actions) if each.id == entry), None)
    if found is None:
        return
    title = "Take back the note" if isinstance(found, Note) else "Take back the action"
    st.html(render("ws_part.html", title=title, words=about.wording.said(found.says, found)))
    st.html(render("ws_nothing.html", words=KEPT))
    st.button("Take it back", key="ws_take_back_now", type="primary", on_click=_take_back, args=(found,))


def _take_back(entry: Note | Action) -> None:
    if attempt(lambda: take_back(entry)):
        end_writing(DONE)
