"""Views of the street map of a town: each is kept with a name by a meeting, and opens on this page again."""

from __future__ import annotations

import streamlit as st

from ctx_map.errors import WrongUse
from ctx_map.governance.meetings import MeetingRecord, SavedView
from ctx_map_app.frame.page import render
from ctx_map_app.scene import Picture, Scene, read_scene
from ctx_map_app.scene.saved_views import LONGEST_TITLE
from ctx_map_app.session.meeting_records import meeting_record, meetings
from ctx_map_app.session.state import session
from ctx_map_app.workspace.meeting.open_record import can_write
from ctx_map_app.workspace.meeting.views import TITLE, open_view, save_view, view_titles
from ctx_map_app.workspace.meeting.wording import meeting_title
from ctx_map_app.workspace.meeting.writing import say_refusal
from ctx_map_app.workspace.room import Room

MEETING = "ws_town_meeting"
WIDTH = 400
"""Pixels."""
KEPT_BY = "A view is kept by a meeting, with a name."
NO_MEETING = "There is no meeting that could keep a view. Start one on the first page."
NO_VIEW = "This meeting has no view of the whole town."


def town_views(now: Room) -> None:
    """Draws the views of the meeting that is chosen. Meetings are read only where somebody looks for a view."""
    box = st.popover("Views", key="ws_town_views", on_change="rerun")
    if not box.open:
        return
    with box, st.container(width=WIDTH, gap="xsmall"):
        st.html(render("ws_nothing.html", words=KEPT_BY))
        found = {each.id: each for each in meetings().listed.content.meetings}
        if not found:
            st.html(render("ws_nothing.html", words=NO_MEETING))
            return
        # the meeting that is open, else none: reading a record leaves a line in the audit
        known = list(found)
        first = known.index(now.meeting) if now.meeting in found else None
        chosen = st.selectbox(
            "Meeting",
            known,
            index=first,
            key=MEETING,
            format_func=lambda each: meeting_title(found[each], initials=session().initials),
            placeholder="Choose a meeting",
        )
        if chosen:
            _of_meeting(now, meeting_record(chosen).content)


def _of_meeting(now: Room, record: MeetingRecord) -> None:
    say_refusal()
    titles, found = view_titles(record), [each for each in record.views if _is_of_town(each)]
    for each in found:
        st.button(titles[each.id], key=f"ws_view_{each.id}", type="tertiary", on_click=open_view, args=(each,))
    if not found:
        st.html(render("ws_nothing.html", words=NO_VIEW))
    if can_write(record):
        st.text_input("Name of the view", key=TITLE, max_chars=LONGEST_TITLE)
        st.button("Save this view", key="ws_view_save", on_click=save_view, args=(record, _as_seen(now.scene)))


def _as_seen(scene: Scene) -> Scene:
    """What this page shows of a scene: its day and period, what is chosen, and nobody."""
    return Scene(
        as_at=scene.as_at,
        since=scene.since,
        until=scene.until,
        selected=scene.selected,
        projector=scene.projector,
        lettering=scene.lettering,
        picture=Picture.TOWN,
        town=scene.town,
    )


def _is_of_town(view: SavedView) -> bool:
    try:
        return read_scene(view.scene).picture is Picture.TOWN
    except WrongUse:
        return False
