"""Beside an answer and its evidence: which actions are open about what is selected, and the way to add one."""

from __future__ import annotations

import streamlit as st

from ctx_map.export.meeting_words import action_status
from ctx_map.governance.meetings import MeetingRecord
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words
from ctx_map_app.frame.page import render
from ctx_map_app.session.state import session
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.meeting.action_form import ACTION
from ctx_map_app.workspace.meeting.note_form import NOTE
from ctx_map_app.workspace.meeting.open_record import can_write, record_now
from ctx_map_app.workspace.meeting.wording import Wording
from ctx_map_app.workspace.meeting.writing import begin_writing
from ctx_map_app.workspace.panel_tabs import open_notes
from ctx_map_app.workspace.room import Room

OPEN_TITLE = "Open from earlier meetings"


def open_words(record: MeetingRecord) -> str:
    """How many actions earlier meetings left open, and how many of these are overdue."""
    overdue = sum(each.is_overdue(record.as_at) for each in record.earlier_actions)
    count = len(record.earlier_actions)
    return f"{count} {'action is' if count == 1 else 'actions are'} open, {overdue} overdue."


def before_the_first_question(now: Room) -> None:
    """Says what earlier meetings left open, where a meeting is open and nothing is asked yet."""
    record = record_now(now)
    if record is None or not record.earlier_actions or now.scene.question or now.choosing:
        return
    st.html(render("ws_part.html", title=OPEN_TITLE, words=open_words(record)))
    st.button("See what is open", key="ws_see_open", on_click=open_notes)


def beside_answer(now: Room, drawn: Drawn) -> None:
    """Draws it, if a meeting is open and something is selected."""
    record = record_now(now)
    selected = set(now.scene.selected)
    if record is None or not selected:
        return
    wording = Wording(drawn.network.content.names_by_key, record.names, session().initials)
    here = [each for each in (*record.earlier_actions, *record.actions) if each.is_open and selected & set(each.about)]
    rows = [
        (
            wording.said(each.what, each),
            agency_words(each.agency),
            action_status(each, record),
            day_words(each.by_when) if each.by_when else "",
        )
        for each in here
    ]
    if rows:
        st.html(render("ws_actions_here.html", rows=rows))
    if can_write(record):
        with st.container(horizontal=True, gap="small"):
            st.button("Add an action", key="ws_act_here", on_click=_write, args=(ACTION,))
            st.button("Add a note", key="ws_note_here", on_click=_write, args=(NOTE,))


def _write(form: str) -> None:
    begin_writing(form)
    open_notes()
