"""Adding an action, or the reason for none, and saying what came of an action.

Only what may be recorded about those who are selected is offered. About a young person that is support and protection.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from ctx_map.governance.meetings import Action, Record, allowed_sorts, outcome_needed_for
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.meetings import FOR_YOUNG_PEOPLE, ActionSort, ActionStatus
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import write
from ctx_map_app.session.state import DAY_FORMAT
from ctx_map_app.workspace.meeting.agency_box import agency_box
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


def action_form(about: About, _: str) -> None:
    """Draws the form."""
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
    known = {each.about for each in (*about.record.outcomes, *about.record.earlier_outcomes)}
    needed = [key for key in outcome_needed_for(about.network, keys, sort) if key not in known]
    if needed:
        outcome_fields(about.wording.names(needed))
    # what, who and by when, or why not
    if sort is ActionSort.NO_ACTION:
        st.text_area("Why there is no action", key=BECAUSE, max_chars=10_000, height=100)
    else:
        _action_fields(about)
    args = (meeting.id, keys, sort, tuple(needed))
    st.button("Save the action", key="ws_action_save", type="primary", on_click=_save, args=args)


def _action_fields(about: About) -> None:
    st.text_area("What will be done", key=WHAT, max_chars=10_000, height=80)
    st.text_input("Who does it", key=WHO, max_chars=300)
    agency_box(_agencies(about), key=AGENCY)
    st.date_input("By when", date.today() + timedelta(days=USUAL_DAYS), format=DAY_FORMAT, key=BY_WHEN)


def _agencies(about: About) -> list[str]:
    """The agencies that are present, then those that have reported something."""
    present = [each.agency for each in about.record.meeting.present]
    others = about.network.links.get_column("agency").unique().sort().to_list()
    named: dict[str, str] = {}
    for each in (*present, *others):
        named.setdefault(agency_words(each).casefold(), each)
    return list(named.values())


def _save(meeting: str, keys: tuple[str, ...], sort: ActionSort, needed: tuple[str, ...]) -> None:
    def save() -> None:
        none = sort is ActionSort.NO_ACTION
        action = Action(
            meeting=meeting,
            about=keys,
            sort=sort,
            what="" if none else typed(WHAT),
            who="" if none else typed(WHO),
            agency="" if none else typed(AGENCY),
            by_when=None if none else st.session_state[BY_WHEN],
            because=typed(BECAUSE) if none else "",
        )
        records: list[Record] = [*outcomes_typed(meeting, needed), action]
        write(*records)

    if attempt(save):
        end_writing()


def end_form(about: About, entry: str) -> None:
    """Draws the form in which it is said what came of an action."""
    record = about.record
    action = next((each for each in (*record.earlier_actions, *record.actions) if each.id == entry), None)
    if action is None:
        return
    due = f"{about.wording.said(action.what, action)} (by {day_words(action.by_when)})"
    st.html(render("ws_part.html", title="What came of it?", words=due))
    st.radio("What happened", list(ENDS), key=STATUS, format_func=ENDS.__getitem__)
    st.text_area("Outcome, or why it was dropped", key=OUTCOME, max_chars=10_000, height=120)
    st.button("Save", key="ws_end_save", type="primary", on_click=_end, args=(action,))


def _end(action: Action) -> None:
    status = st.session_state[STATUS]

    def save() -> None:
        write(replace(action, status=status, outcome=typed(OUTCOME), ended_on=date.today()))

    if attempt(save):
        end_writing()
