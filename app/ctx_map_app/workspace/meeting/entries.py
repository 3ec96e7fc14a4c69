"""Notes and actions as they are listed in the panel, each with what it is about and what can be written of it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from ctx_map.export.meeting_words import action_status
from ctx_map.governance.meetings import Action, MeetingRecord, Note, Outcome
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Select
from ctx_map_app.workspace.meeting.open_record import can_say_progress, can_write
from ctx_map_app.workspace.meeting.wording import Wording
from ctx_map_app.workspace.meeting.writing import begin_writing
from ctx_map_app.workspace.room import do

END, RATE = "end", "rate"
"""The forms in which it is said what came of an action, and where an outcome is now."""
CHANGE, TAKE_BACK = "edit", "take_back"
"""The forms in which a note or an action is changed, and taken off the list."""


def action_entries(record: MeetingRecord, actions: Iterable[Action], wording: Wording) -> None:
    """Draws actions: those that are overdue first, then by the day by which they are due."""
    order = sorted(actions, key=lambda each: (not each.is_overdue(record.as_at), str(each.by_when), each.id))
    for each in order:
        with st.container(key=f"ws_entry_{each.id}", gap=None):
            st.html(
                render(
                    "ws_action.html",
                    action=each,
                    said=wording.said(each.says, each),
                    who="" if wording.initials else each.who,
                    agency=agency_words(each.agency),
                    by_when=day_words(each.by_when) if each.by_when else "",
                    status=action_status(each, record),
                    overdue=each.is_overdue(record.as_at),
                    outcome=wording.said(each.outcome, each) if each.outcome else "",
                )
            )
            _about(each.id, each.about, wording)
            progress = each.is_open and not each.restricted and can_say_progress()
            _buttons(record, each, wording, ("Say what came of it", END) if progress else None)


def note_entries(record: MeetingRecord, notes: Iterable[Note], wording: Wording) -> None:
    """Draws notes, the latest first."""
    for each in sorted(notes, key=lambda note: note.written.at if note.written else "", reverse=True):
        with st.container(key=f"ws_entry_{each.id}", gap=None):
            st.html(render("ws_note.html", note=each, said=wording.said(each.text, each)))
            _about(each.id, each.about, wording)
            _buttons(record, each, wording)


def outcome_entries(outcomes: Iterable[Outcome], wording: Wording) -> None:
    """Draws what should be different, and where it was when that was agreed, is wanted and is now."""
    for each in outcomes:
        with st.container(key=f"ws_entry_{each.id}", gap=None):
            st.html(
                render(
                    "ws_outcome.html",
                    outcome=each,
                    said=wording.said(each.what, each),
                    review=wording.said(each.review, each) if each.review else "",
                )
            )
            _about(each.id, each.ids, wording)
            if not each.restricted and can_say_progress():
                _button("Say where it is now", RATE, each.id)


def _about(entry: str, about: tuple[str, ...], wording: Wording) -> None:
    """What an entry is about: a click selects it on the canvas."""
    if about:
        words = f"About {wording.names(about)}"
        st.button(words, key=f"ws_about_{entry}", type="tertiary", on_click=do, args=(Select(about),))


def _buttons(
    record: MeetingRecord, entry: Note | Action, wording: Wording, progress: tuple[str, str] | None = None
) -> None:
    """What can be written of an entry. By initials its text is not shown, so it can't be changed."""
    own = entry.meeting == record.meeting.id and can_write(record)
    change = own and not (entry.restricted or wording.initials)
    if not (change or progress):
        return
    with st.container(horizontal=True, gap="small"):
        if progress:
            _button(*progress, entry.id)
        if change:
            _button("Change", CHANGE, entry.id)
            _button("Take back", TAKE_BACK, entry.id)


def _button(words: str, form: str, entry: str) -> None:
    st.button(words, key=f"ws_{form}_{entry}", on_click=begin_writing, args=(f"{form}:{entry}",))
