"""What should be different at a place or in a group: agreed before an action, and rated later on the same scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import streamlit as st

from ctx_map.governance.meetings import Outcome
from ctx_map.vocabulary.meetings import Scale
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import write
from ctx_map_app.workspace.meeting.better_words import words_area
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import attempt, end_writing, typed

WHAT, NOW, WANTED, RATED, REVIEW = (f"ws_outcome_{name}" for name in ("what", "now", "wanted", "rated", "review"))


def outcome_fields(names: str) -> None:
    """Draws the fields of an outcome that has to be agreed first."""
    steps = Scale.SAFETY.steps
    st.html(render("ws_nothing.html", words=f"First agree what should be different there: {names}."))
    words_area("What should be different", key=WHAT, height=80)
    now, wanted = st.columns(2)
    now.selectbox("How safe it is now", steps, key=NOW)
    wanted.selectbox("How safe it should be", steps, index=len(steps) - 1, key=WANTED)


def outcomes_typed(meeting: str, keys: Iterable[str]) -> list[Outcome]:
    """One outcome for each of these places and groups, as it was typed."""
    said = st.session_state
    return [
        Outcome(
            meeting=meeting,
            about=key,
            what=typed(WHAT),
            scale=Scale.SAFETY,
            now=said[NOW],
            wanted=said[WANTED],
        )
        for key in keys
    ]


def rate_form(about: About, entry: str) -> None:
    """Draws the form in which it is said where an outcome is now."""
    record = about.record
    outcome = next((each for each in (*record.outcomes, *record.earlier_outcomes) if each.id == entry), None)
    if outcome is None:
        return
    title = f"Where is {about.wording.name(outcome.about)} now?"
    st.html(render("ws_part.html", title=title, words=about.wording.said(outcome.what, outcome)))
    st.selectbox("Now", outcome.scale.steps, key=RATED)
    words_area("What tells you so", key=REVIEW, height=100)
    st.button("Save", key="ws_rate_save", type="primary", on_click=_rate, args=(outcome,))


def _rate(outcome: Outcome) -> None:
    rated = st.session_state[RATED]
    if attempt(lambda: write(replace(outcome, rated=rated, rated_on=date.today(), review=typed(REVIEW)))):
        end_writing()
