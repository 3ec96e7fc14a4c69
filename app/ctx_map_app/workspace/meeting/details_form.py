"""Changing what a meeting is: its name, day, purpose and basis, who is present, and whom and what it is about."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ctx_map.governance.meetings import Meeting
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import write
from ctx_map_app.session.state import DAY_FORMAT
from ctx_map_app.workspace.meeting.people_present import forget_present, pick_present, present_now
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import attempt, begin_writing, end_writing, typed
from ctx_map_app.workspace.panel_tabs import open_notes
from ctx_map_app.workspace.room import room

DETAILS = "details"
TITLE, DAY, PURPOSE, BASIS, CANVAS = (f"ws_details_{name}" for name in ("title", "day", "purpose", "basis", "canvas"))


def offer_details(meeting: Meeting) -> None:
    """Opens the form with what the meeting is now."""
    forget_present(meeting.present)
    begin_writing(DETAILS)
    open_notes()


def details_form(about: About, _: str) -> None:
    """Draws the form."""
    meeting = about.record.meeting
    st.html(render("ws_part.html", title="Change the details", words=""))
    st.text_input("Name of the meeting", meeting.title, key=TITLE, max_chars=300)
    st.date_input("Day", meeting.day, format=DAY_FORMAT, key=DAY)
    st.text_input("Purpose", meeting.purpose, key=PURPOSE, max_chars=300)
    st.text_input("Basis", meeting.authority, key=BASIS, max_chars=300)
    scene = room().scene
    if (scene.people, scene.places) != (meeting.people, meeting.places):
        st.toggle(
            "It is about those at the top of the page now",
            key=CANVAS,
            help="Replaces the young people and places that the meeting is about by those that are named at the top.",
        )
    pick_present(about.network, narrow=True)
    st.button("Save the details", key="ws_details_save", type="primary", on_click=_save, args=(meeting,))


def _save(meeting: Meeting) -> None:
    said, scene = st.session_state, room().scene
    changed = replace(
        meeting,
        title=typed(TITLE),
        day=said[DAY],
        purpose=typed(PURPOSE),
        authority=typed(BASIS),
        present=present_now(),
        people=scene.people if said.get(CANVAS) else meeting.people,
        places=scene.places if said.get(CANVAS) else meeting.places,
    )
    if attempt(lambda: write(changed)):
        end_writing()
