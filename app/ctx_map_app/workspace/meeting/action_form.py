"""Adding or changing an action, or the reason for none, and saying what came of an action.

Only what may be recorded about those who are selected is offered. About a young person that is support and protection.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TypedDict

import streamlit as st

from ctx_map.governance.meetings import Action, Record, allowed_sorts, outcome_needed_for
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.meetings import FOR_YOUNG_PEOPLE, ActionSort, ActionStatus
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import write
from ctx_map_app.session.state import DAY_FORMAT
from ctx_map_app.workspace.meeting.agency_box import agency_box, known_agencies
from ctx_map_app.workspace.meeting.better_words import words_area
from ctx_map_app.workspace.meeting.outcome_form import outcome_fields, outcomes_typed
from ctx_map_app.workspace.meeting.subject import About, choose_about
from ctx_map_app.workspace.meeting.writing import attempt, end_writing, typed

ACTION = "action"
SORT, WHAT, WHO, AGENCY, BY_WHEN, BECAUSE, OUTCOME, STATUS = (
    f"ws_action_{name}" for name in ("sort", "what", "who", "agency", "by_when", "because", "outcome", "status")
)
USUAL_DAYS = 14
"""Days until an action is due, where nothing else is said."""
SUPPORT_ONLY = "About a young person, an action can only support or protect them."
ENDS = {ActionStatus.DONE: "It was done", ActionStatus.DROPPED: "It was dropped"}


class _Fields(TypedDict):
    """What is typed of an action."""

    what: str
    who: str
    agency: str
    by_when: date | None
    because: str


SAVED = "The action has been saved."


def action_form(about: About, entry: str) -> None:
    """Draws the form, with the action that has this id if there is one."""
    known = next((each for each in about.record.actions if entry and each.id == entry), None)
    if known is not None:
        _change(about, known)
        return
    meeting = about.record.meeting
    st.html(render("ws_part.html", title="Add an action", words=""))
    keys = choose_about(about)
    # what may be done about it
    sorts = allowed_sorts(about.network, keys, meeting.day)
    if set(sorts) <= FOR_YOUNG_PEOPLE:
        st.html(render("ws_nothing.html", words=SUPPORT_ONLY))
    usual = ActionSort.PLACE if outcome_needed_for(about.network, keys, ActionSort.PLACE) else sorts[0]
    sort = st.selectbox("What it does", sorts, index=sorts.index(usual), key=SORT, format_func=lambda each: each.words)
    # the outcome that comes before it
    agreed = {each.about for each in (*about.record.outcomes, *about.record.earlier_outcomes)}
    needed = [key for key in outcome_needed_for(about.network, keys, sort) if key not in agreed]
    if needed:
        outcome_fields(about.wording.names(needed))
    # what, who and by when, or why not
    _fields(about, sort)
    args = (meeting.id, keys, sort, tuple(needed))
    st.button("Save the action", key="ws_action_save", type="primary", on_click=_save, args=args)


def _change(about: About, action: Action) -> None:
    """The form of an action that is there. What it does and what it is about stay."""
    named = about.wording.names(action.about)
    words = f"{action.sort.words[0].upper()}{action.sort.words[1:]}{f': {named}' if named else ''}."
    st.html(render("ws_part.html", title="Change the action", words=words))
    _fields(about, action.sort, action)
    st.button("Save the action", key="ws_action_save", type="primary", on_click=_save_change, args=(action,))


def _fields(about: About, sort: ActionSort, known: Action | None = None) -> None:
    """What will be done, by whom and by when, or why there is no action."""
    key = f"_{known.id}" if known else ""
    if sort is ActionSort.NO_ACTION:
        words_area("Why there is no action", key=BECAUSE + key, height=100, value=known.because if known else None)
        return
    words_area("What will be done", key=WHAT + key, height=80, value=known.what if known else None)
    st.text_input("Who does it", known.who if known else "", key=WHO + key, max_chars=300)
    agencies = known_agencies(about.record.meeting, about.network)
    agency_box(agencies, key=AGENCY + key, chosen=known.agency if known else "")
    due = (known.by_when if known else None) or date.today() + timedelta(days=USUAL_DAYS)
    st.date_input("By when", due, format=DAY_FORMAT, key=BY_WHEN + key)


def _typed(sort: ActionSort, key: str = "") -> _Fields:
    """What was typed into the fields."""
    none = sort is ActionSort.NO_ACTION
    return _Fields(
        what="" if none else typed(WHAT + key),
        who="" if none else typed(WHO + key),
        agency="" if none else typed(AGENCY + key),
        by_when=None if none else st.session_state[BY_WHEN + key],
        because=typed(BECAUSE + key) if none else "",
    )


def _save(meeting: str, keys: tuple[str, ...], sort: ActionSort, needed: tuple[str, ...]) -> None:
    def save() -> None:
        action = Action(meeting=meeting, about=keys, sort=sort, **_typed(sort))
        records: list[Record] = [*outcomes_typed(meeting, needed), action]
        write(*records)

    if attempt(save):
        end_writing(SAVED)


def _save_change(action: Action) -> None:
    if attempt(lambda: write(replace(action, **_typed(action.sort, f"_{action.id}")))):
        end_writing(SAVED)


def end_form(about: About, entry: str) -> None:
    """Draws the form in which it is said what came of an action."""
    record = about.record
    action = next((each for each in (*record.earlier_actions, *record.actions) if each.id == entry), None)
    if action is None:
        return
    due = f"{about.wording.said(action.what, action)} (by {day_words(action.by_when)})"
    st.html(render("ws_part.html", title="What came of it?", words=due))
    st.radio("What happened", list(ENDS), key=STATUS, format_func=ENDS.__getitem__)
    words_area("Outcome, or why it was dropped", key=OUTCOME, height=120)
    st.button("Save", key="ws_end_save", type="primary", on_click=_end, args=(action,))


def _end(action: Action) -> None:
    status = st.session_state[STATUS]

    def save() -> None:
        write(replace(action, status=status, outcome=typed(OUTCOME), ended_on=date.today()))

    if attempt(save):
        end_writing(SAVED)
