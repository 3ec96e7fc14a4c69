"""A correction of a report about what is selected: its days, its note, that it is disputed or withdrawn."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ctx_map.analysis import Report
from ctx_map.governance.in_the_room import Correction, Reporter
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words
from ctx_map_app.answers.evidence_subject import subject_of
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Select
from ctx_map_app.session.state import DAY_FORMAT, session
from ctx_map_app.workspace.in_the_room.keeping import CORRECTED, keep_and_draw
from ctx_map_app.workspace.meeting.better_words import words_area
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import typed

REPORT = "ws_correct_report"
SELECT_FIRST = "Select a line or a place on the canvas first. You then choose one of the reports about it."
BY_NAME = "Choose names under Menu first. A report can't be corrected while initials are shown."
WHOLE_DAY = 10
"""Characters of a day as it is stored."""


def correction_form(about: About, _: str) -> None:
    """Draws the form."""
    st.html(render("ws_part.html", title="A correction of a report", words="What it said before is kept."))
    subject = subject_of(about.network, about.keys) if about.keys else None
    if session().initials or subject is None or not subject.reports:
        st.html(render("ws_nothing.html", words=BY_NAME if session().initials else SELECT_FIRST))
        return
    links = {report.link: report for _, report in subject.said}
    chosen = st.selectbox("Report", list(links), key=REPORT, format_func=lambda each: _words(links[each]))
    report = links[chosen]
    # its fields, as they are now
    key = f"ws_correct_{chosen}"
    begun, ended = st.columns(2)
    begun.date_input("It began", _day(report.since), format=DAY_FORMAT, key=f"{key}_since")
    ended.date_input("It ended", _day(report.until), format=DAY_FORMAT, key=f"{key}_until")
    words_area("Note", key=f"{key}_note", height=100, value=report.note)
    st.checkbox("Someone says that this is not so", report.disputed, key=f"{key}_disputed")
    st.checkbox(f"Withdrawn by {agency_words(report.agency)}", key=f"{key}_withdrawn")
    st.button("Correct the report", key="ws_correct_save", type="primary", on_click=_save, args=(about, report, key))


def _words(report: Report) -> str:
    day = day_words(report.since, short=True) or "No date"
    return f"{report.said} ({agency_words(report.agency)}, {day}, {report.ref})"


def _save(about: About, report: Report, key: str) -> None:
    def made() -> Correction:
        said = st.session_state
        return Correction(
            meeting=about.record.meeting.id,
            reporter=Reporter(report.agency, report.agency),
            link=report.link,
            since=_moment(report.since, said[f"{key}_since"]),
            until=_moment(report.until, said[f"{key}_until"]),
            note=typed(f"{key}_note"),
            disputed=bool(said[f"{key}_disputed"]),
            withdrawn=bool(said[f"{key}_withdrawn"]),
        )

    keep_and_draw(made, lambda _: (Select((report.source, report.target)),), words=CORRECTED)


def _day(moment: str | None) -> date | None:
    """The day of a moment as it is stored. None if only a month or a year is known."""
    return date.fromisoformat(moment[:WHOLE_DAY]) if moment and len(moment) >= WHOLE_DAY else None


def _moment(stored: str | None, chosen: date | None) -> str:
    """The day that was chosen. One that was left as it is keeps its hour, or its month alone."""
    if chosen == _day(stored):
        return stored or ""
    return chosen.isoformat() if chosen else ""
