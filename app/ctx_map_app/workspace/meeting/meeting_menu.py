"""The menu of the meeting that is open: what it is, its views, finishing it, and comparing with an earlier one."""

from __future__ import annotations

import streamlit as st

from ctx_map.export.meeting_words import change_first, seal_words
from ctx_map.governance.meetings import MeetingRecord
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words, period_words
from ctx_map.vocabulary.meetings import meeting_sort_words
from ctx_map_app.frame.page import render
from ctx_map_app.session.state import session
from ctx_map_app.workspace.meeting.compare_form import COMPARE
from ctx_map_app.workspace.meeting.details_form import offer_details
from ctx_map_app.workspace.meeting.finish_form import FINISH
from ctx_map_app.workspace.meeting.minutes_form import MINUTES
from ctx_map_app.workspace.meeting.open_record import can_write, record_now
from ctx_map_app.workspace.meeting.pack_form import PACK
from ctx_map_app.workspace.meeting.views import views
from ctx_map_app.workspace.meeting.writing import begin_writing, say_refusal
from ctx_map_app.workspace.panel_tabs import open_notes
from ctx_map_app.workspace.room import Room

WIDTH = 400
"""Pixels."""


def meeting_menu(now: Room) -> None:
    """Draws the menu, if a meeting is open."""
    record = record_now(now)
    if record is None:
        return
    with st.popover("Meeting", key="ws_of_meeting"), st.container(width=WIDTH, gap="xsmall"):
        st.html(render("ws_meeting_facts.html", facts=_facts(record)))
        if not now.writing:
            say_refusal()
        # what a meeting does comes before what is only seldom changed, as the menu is not seen whole on a laptop
        st.button("Compare with an earlier meeting", key="ws_compare", on_click=_open, args=(COMPARE,))
        if can_write(record):
            st.button("Finish the meeting", key="ws_finish", on_click=_open, args=(FINISH,))
        st.button("Minutes to print", key="ws_minutes", on_click=_open, args=(MINUTES,))
        st.button("Meeting pack to hand out", key="ws_pack", on_click=_open, args=(PACK,))
        if can_write(record):
            args = (record.meeting,)
            st.button("Change the details", key="ws_details", on_click=offer_details, args=args, type="tertiary")
        views(record)


def _open(form: str) -> None:
    begin_writing(form)
    open_notes()


def _facts(record: MeetingRecord) -> list[tuple[str, str]]:
    """What the meeting is, as names and values. What people typed is left out while initials are shown."""
    meeting = record.meeting
    period = period_words(meeting.since, meeting.until) if meeting.since or meeting.until else ""
    present = ", ".join(f"{each.name} ({agency_words(each.agency)})" for each in meeting.present)
    told = [("Day", day_words(meeting.day)), ("Sort of meeting", meeting_sort_words(meeting.sort)), ("Period", period)]
    if not session().initials:
        told += [("Purpose", meeting.purpose), ("Basis", meeting.authority), ("Present", present)]
        told += [("What has to change first", change_first(record))]
    return [(name, value) for name, value in [*told, ("Record", seal_words(record))] if value]
