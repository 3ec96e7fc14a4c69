"""The list of meetings on the first page: those that are open first, with the actions that are overdue."""

from __future__ import annotations

import streamlit as st

from ctx_map.export.meeting_words import status_of
from ctx_map.governance.meetings import Meeting
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.meetings import meeting_sort_words
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import meetings
from ctx_map_app.session.state import session
from ctx_map_app.workspace.meeting.first_scene import scene_of_meeting
from ctx_map_app.workspace.meeting.wording import meeting_title
from ctx_map_app.workspace.room import begin, first_scene

MOST_LISTED = 5
"""Meetings that are listed at once."""
ALL = "ws_all_meetings"


def meeting_list() -> None:
    """Draws the meetings that the mandate may read, each with a button that opens it."""
    read = meetings()
    found = sorted(read.listed.content.meetings, key=lambda each: each.finished)
    if not found:
        return
    st.header("Meetings", anchor=False)
    shown = found if st.session_state.get(ALL) else found[:MOST_LISTED]
    with st.container(key="ws_meetings", gap=None):
        for each in shown:
            _row(each, read.overdue.get(each.id, 0))
    if len(found) > MOST_LISTED:
        st.toggle(f"All {len(found)} meetings", key=ALL)
    if read.listed.content.left_out.words:
        st.html(render("ws_nothing.html", words=read.listed.content.left_out.words))


def open_meeting(meeting: Meeting) -> None:
    """Opens a meeting in the workspace, on the young people and places that it is about."""
    begin(scene_of_meeting(meeting, first_scene()), meeting=meeting.id)
    session().go_to = "workspace"


def _row(meeting: Meeting, overdue: int) -> None:
    with st.container(key=f"ws_meeting_{meeting.id}", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(
            render(
                "ws_meeting.html",
                day=day_words(meeting.day),
                title=meeting_title(meeting, initials=session().initials),
                sort=meeting_sort_words(meeting.sort),
                purpose="" if session().initials else meeting.purpose,
                status=status_of(meeting, session().as_at),
                overdue=overdue,
            ),
            width="stretch",
        )
        st.button("Open", key=f"ws_open_{meeting.id}", on_click=open_meeting, args=(meeting,))
