"""Notes and actions: what earlier meetings left open, then those about what is selected, then the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from ctx_map.governance.meetings import MeetingRecord
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import may_write
from ctx_map_app.session.state import session
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.in_the_room.choose_form import ADD, CORRECTION, LINK, PLACE, RATING, WORDS, choose_form
from ctx_map_app.workspace.in_the_room.correction_form import correction_form
from ctx_map_app.workspace.in_the_room.link_form import link_form
from ctx_map_app.workspace.in_the_room.place_form import place_form
from ctx_map_app.workspace.in_the_room.rating_form import rating_form
from ctx_map_app.workspace.in_the_room.words_form import words_form
from ctx_map_app.workspace.meeting.action_form import ACTION, action_form, end_form
from ctx_map_app.workspace.meeting.beside_answer import OPEN_TITLE, open_words
from ctx_map_app.workspace.meeting.compare_form import COMPARE, compare_form
from ctx_map_app.workspace.meeting.details_form import DETAILS, details_form
from ctx_map_app.workspace.meeting.entries import (
    CHANGE,
    END,
    RATE,
    TAKE_BACK,
    action_entries,
    note_entries,
    outcome_entries,
)
from ctx_map_app.workspace.meeting.finish_form import FINISH, FIRST, VOICE, finish_form, first_form, voice_form
from ctx_map_app.workspace.meeting.minutes_form import MINUTES, minutes_form
from ctx_map_app.workspace.meeting.note_form import NOTE, note_form
from ctx_map_app.workspace.meeting.open_record import can_write, record_now
from ctx_map_app.workspace.meeting.outcome_form import rate_form
from ctx_map_app.workspace.meeting.pack_form import PACK, pack_form
from ctx_map_app.workspace.meeting.start_form import offer_start
from ctx_map_app.workspace.meeting.subject import About, about_now
from ctx_map_app.workspace.meeting.take_back_form import change_form, take_back_form
from ctx_map_app.workspace.meeting.wording import Wording
from ctx_map_app.workspace.meeting.writing import begin_writing, end_writing, say_refusal, what_was_done
from ctx_map_app.workspace.room import Room

FORMS: Mapping[str, Callable[[About, str], None]] = {
    NOTE: note_form,
    ACTION: action_form,
    END: end_form,
    RATE: rate_form,
    FINISH: finish_form,
    VOICE: voice_form,
    FIRST: first_form,
    COMPARE: compare_form,
    DETAILS: details_form,
    CHANGE: change_form,
    TAKE_BACK: take_back_form,
    MINUTES: minutes_form,
    PACK: pack_form,
    ADD: choose_form,
    PLACE: place_form,
    LINK: link_form,
    CORRECTION: correction_form,
    WORDS: words_form,
    RATING: rating_form,
}
"""What is written in the panel, by the name of its form."""
NO_MEETING = "No meeting is open, so nothing is noted. Open a meeting on the first page."
NOT_YET = "This meeting was not recorded yet on the day that is shown. Choose today under Menu to see its notes."
MAY_NOT = "Your mandate may not write the records of meetings, so you can only read them."
ANOTHER_DAY = "Notes and actions are written as at today. Choose today under Menu to write."
IS_FINISHED = "This meeting is finished, so its notes stay as they are. You can say what came of its actions."


def notes_tab(now: Room, drawn: Drawn) -> None:
    """Draws the tab."""
    record = record_now(now)
    if record is None:
        _without_meeting(now)
        return
    wording = Wording(drawn.network.content.names_by_key, record.names, session().initials)
    about = about_now(now, drawn, record, wording)
    form, _, entry = now.writing.partition(":")
    if form in FORMS:
        with show_errors():
            FORMS[form](about, entry)
        say_refusal()
        st.button("Back", key="ws_write_back", type="tertiary", on_click=end_writing)
        return
    if done := what_was_done():
        st.success(done)
    _what_can_be_written(record)
    _earlier(record, wording)
    _selected(about)
    _others(about)


def _without_meeting(now: Room) -> None:
    st.html(render("ws_nothing.html", words=NOT_YET if now.meeting else NO_MEETING))
    if not may_write():
        st.html(render("ws_nothing.html", words=MAY_NOT))
    elif not now.meeting:
        people, places = now.scene.people, now.scene.places
        words = "Start a meeting about these" if people or places else "Start a meeting"
        st.button(words, key="ws_start_here", on_click=_start_here, args=(people, places))


def _start_here(people: tuple[str, ...], places: tuple[str, ...]) -> None:
    offer_start(people, places)
    session().go_to = ""


def _what_can_be_written(record: MeetingRecord) -> None:
    """The two buttons, or one sentence that says why there are none."""
    if can_write(record):
        with st.container(key="ws_to_write", horizontal=True, gap="xsmall"):
            st.button("Add an action", key="ws_add_action", type="primary", on_click=begin_writing, args=(ACTION,))
            st.button("Add a note", key="ws_add_note", on_click=begin_writing, args=(NOTE,))
            st.button("Add to the map", key="ws_add_to_map_now", on_click=begin_writing, args=(ADD,))
        return
    why = ANOTHER_DAY if may_write() else MAY_NOT
    st.html(render("ws_nothing.html", words=IS_FINISHED if may_write() and record.meeting.finished else why))


def _earlier(record: MeetingRecord, wording: Wording) -> None:
    """What earlier meetings left open, which stands first."""
    if record.earlier_actions:
        st.html(render("ws_part.html", title=OPEN_TITLE, words=open_words(record)))
        action_entries(record, record.earlier_actions, wording)
    if record.earlier_outcomes:
        st.html(render("ws_part.html", title="Outcomes of earlier meetings to review", words=""))
        outcome_entries(record.earlier_outcomes, wording)


def _selected(about: About) -> None:
    """What the meeting wrote about what is selected."""
    if not about.keys:
        return
    record, keys = about.record, set(about.keys)
    actions = [each for each in record.actions if keys & set(each.about)]
    notes = [each for each in record.notes if keys & set(each.about)]
    outcomes = [each for each in record.outcomes if each.about in keys]
    words = "" if actions or notes or outcomes else "Nothing is noted about this yet."
    st.html(render("ws_part.html", title=f"About {about.title}", words=words))
    action_entries(record, actions, about.wording)
    note_entries(record, notes, about.wording)
    outcome_entries(outcomes, about.wording)


def _others(about: About) -> None:
    """Everything else that the meeting wrote."""
    record, keys = about.record, set(about.keys)
    actions = [each for each in record.actions if not keys & set(each.about)]
    notes = [each for each in record.notes if not keys & set(each.about)]
    outcomes = [each for each in record.outcomes if each.about not in keys]
    nothing = not (record.actions or record.notes or record.outcomes)
    words = "Nothing is noted yet. Select a person, a place or a line to write about it." if nothing else ""
    title = "Elsewhere in this meeting" if about.keys else "This meeting"
    if actions or notes or outcomes or nothing:
        st.html(render("ws_part.html", title=title, words=words))
    action_entries(record, actions, about.wording)
    note_entries(record, notes, about.wording)
    outcome_entries(outcomes, about.wording)
    if record.left_out.words:
        st.html(render("ws_nothing.html", words=record.left_out.words))
