"""Views that a meeting saved with a name: the map as it was, to be opened again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from ctx_map.governance.meetings import MeetingRecord, SavedView
from ctx_map_app.frame.menu import HOTSPOTS_MAP
from ctx_map_app.frame.page import render
from ctx_map_app.scene import Picture, Scene, read_scene, written
from ctx_map_app.scene.actions import OpenView
from ctx_map_app.scene.saved_views import LONGEST_TITLE
from ctx_map_app.session.meeting_records import write
from ctx_map_app.session.state import session
from ctx_map_app.workspace.meeting.open_record import can_write, record_now
from ctx_map_app.workspace.meeting.writing import attempt, typed
from ctx_map_app.workspace.room import Room, do, room

TITLE = "ws_view_title"


def views(record: MeetingRecord) -> None:
    """Draws the views in their running order, and the field in which the present one is named."""
    st.html(render("ws_part.html", title="Views", words="" if record.views else "No view is saved."))
    titles = view_titles(record)
    for each in record.views:
        st.button(titles[each.id], key=f"ws_view_{each.id}", type="tertiary", on_click=open_view, args=(each,))
    if can_write(record):
        st.text_input("Name of the view", key=TITLE, max_chars=LONGEST_TITLE)
        st.button("Save this view", key="ws_view_save", on_click=_save, args=(record,))


def view_titles(record: MeetingRecord) -> Mapping[str, str]:
    """What each view is called: its title, or its number while initials are shown or if it is restricted."""
    return {
        each.id: f"View {number}" if session().initials or not each.title else each.title
        for number, each in enumerate(record.views, start=1)
    }


def titles_now(now: Room) -> Mapping[str, str]:
    """The titles of the views of the meeting that is open."""
    record = record_now(now)
    return view_titles(record) if record else {}


def save_view(record: MeetingRecord, scene: Scene) -> None:
    """Saves this scene under the name that was typed, after the views that there are."""

    def save() -> None:
        text = written(replace(scene, as_at=scene.as_at or date.today()))
        order = max((each.order for each in record.views), default=0) + 1
        write(SavedView(meeting=record.meeting.id, title=typed(TITLE), scene=text, order=order))

    if attempt(save):
        st.session_state[TITLE] = ""


def open_view(view: SavedView) -> None:
    """Opens a view, on the page that it was saved on."""
    attempt(lambda: do(OpenView(view.id, read_scene(view.scene))))
    if room().scene.picture is Picture.TOWN:
        session().go_to = HOTSPOTS_MAP


def _save(record: MeetingRecord) -> None:
    save_view(record, room().scene)
