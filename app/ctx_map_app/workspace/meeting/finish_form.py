"""Finishing a meeting: what is missing is said first, each with the way to record it. Then the record is frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from ctx_map.governance.meetings import Meeting, MeetingRecord, Missing, Voice, answer_seen
from ctx_map.vocabulary.meetings import Knows
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Select
from ctx_map_app.session.meeting_records import finish, what_is_missing, write
from ctx_map_app.workspace.meeting.action_form import ACTION
from ctx_map_app.workspace.meeting.better_words import words_area
from ctx_map_app.workspace.meeting.subject import About, choose_about
from ctx_map_app.workspace.meeting.writing import attempt, begin_writing, end_writing, typed
from ctx_map_app.workspace.room import do, room

FINISH, VOICE, FIRST = "finish", "voice", "change_first"
WISHES, KNOWS, WHY, CHANGE = "ws_voice_wishes", "ws_voice_knows", "ws_voice_why", "ws_change_first"
READY = "Nothing is missing. When the meeting is finished, its notes, actions and views can't be changed any more."
NOT_READY = "This is missing before the meeting can be finished:"
TOO_EARLY = "The day of this meeting has not come yet, so it can't be finished today."


def finish_form(about: About, _: str) -> None:
    """Draws what is missing, or the button that finishes the meeting."""
    meeting = about.record.meeting
    lacking = what_is_missing(meeting.id)
    st.html(render("ws_missing.html", words=NOT_READY if lacking else READY, sentences=lacking.sentences))
    _ways(about, lacking)
    if meeting.day > date.today():
        st.html(render("ws_nothing.html", words=TOO_EARLY))
    elif not lacking:
        st.button("Finish the meeting", key="ws_finish_now", type="primary", on_click=_finish, args=(about.record,))


def _ways(about: About, lacking: Missing) -> None:
    """A button for each thing that is missing."""
    for key in lacking.actions:
        words = f"Add an action: {about.wording.name(key)}"
        st.button(words, key=f"ws_need_action_{key}", on_click=_act, args=(key,), width="stretch")
    for key in lacking.voices:
        words = f"What {about.wording.name(key)} wishes"
        form = f"{VOICE}:{key}"
        st.button(words, key=f"ws_need_voice_{key}", on_click=begin_writing, args=(form,), width="stretch")
    if lacking.change_first:
        words = "What has to change first"
        st.button(words, key="ws_need_first", on_click=begin_writing, args=(FIRST,), width="stretch")


def _act(key: str) -> None:
    do(Select((key,)))
    begin_writing(ACTION)


def _finish(record: MeetingRecord) -> None:
    seen = [
        answer_seen(name, options, answer.result.content) for name, (options, answer) in sorted(room().answers.items())
    ]
    if attempt(lambda: finish(record.meeting.id, seen)):
        end_writing()


def voice_form(about: About, person: str) -> None:
    """Draws the form for what a young person wishes, and whether they know about the meeting."""
    name = about.wording.name(person)
    st.html(render("ws_part.html", title=f"What {name} wishes", words="In their own words, where possible."))
    st.text_area("Wishes", key=WISHES, max_chars=10_000, height=100)
    st.selectbox("Do they know about the meeting?", list(Knows), key=KNOWS, format_func=lambda each: each.words)
    words_area("If they were not asked or do not know, why not", key=WHY, height=80)
    st.button("Save", key="ws_voice_save", type="primary", on_click=_hear, args=(about.record.meeting.id, person))


def _hear(meeting: str, person: str) -> None:
    def save() -> None:
        knows = st.session_state[KNOWS]
        write(Voice(meeting=meeting, person=person, wishes=typed(WISHES), knows=knows, because=typed(WHY)))

    if attempt(save):
        begin_writing(FINISH)


def first_form(about: About, _: str) -> None:
    """Draws the form for what has to change first, which is the meeting's own judgement."""
    words = "Which place, adult or thing has to change first, so that safety increases?"
    st.html(render("ws_part.html", title="What has to change first", words=words))
    keys = choose_about(about)
    meeting = about.record.meeting
    words_area("In the meeting's own words", key=CHANGE, height=120)
    st.button("Save", key="ws_first_save", type="primary", on_click=_change, args=(meeting, keys))


def _change(meeting: Meeting, keys: tuple[str, ...]) -> None:
    changed = replace(meeting, change_first=typed(CHANGE), change_first_about=keys)
    if attempt(lambda: write(changed)):
        begin_writing(FINISH)
