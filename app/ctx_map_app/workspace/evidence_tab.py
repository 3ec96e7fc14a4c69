"""The reports behind what is selected: one line each, the newest first, opened on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl
import streamlit as st

from ctx_map.analysis import Report
from ctx_map.analysis.answers.evidence_account import said_of_reports
from ctx_map.network import Network
from ctx_map.vocabulary.days import NO_DATE, day_words, period_words
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS, Lasts
from ctx_map_app.answers.evidence_subject import Subject, subject_of, titled
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import AddPeople, AddPlaces, Expand
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.room import Room, do

NOTHING = (
    "Select a person, a place or a line on the canvas, or a row of the answer. You then see who reported it, when, and "
    "how it is graded."
)


@dataclass(frozen=True, slots=True)
class OneReport:
    """One report with everything that it says about what is selected."""

    agency: str
    ref: str
    since: str | None
    until: str | None
    statements: tuple[tuple[str, Report], ...]
    taken_by: tuple[str, ...] = ()
    """Who took the report or how, where it is recorded."""

    @property
    def first(self) -> Report:
        """Its first statement, for what is the same in all of them."""
        return self.statements[0][1]

    @property
    def day(self) -> str:
        """When it happened or began, short enough for one line."""
        return day_words(self.since or self.until, short=True) or "No date"

    @property
    def when(self) -> str:
        """When it was true, in words."""
        if LINK_KINDS[self.first.kind].lasts is Lasts.MOMENT:
            return day_words(self.since or self.until) or NO_DATE
        return period_words(self.since, self.until)

    @property
    def grades(self) -> tuple[str, ...]:
        """Its grades, each once, without what their letters stand for."""
        return tuple(dict.fromkeys(report.grade.partition(" (")[0] for _, report in self.statements))

    @property
    def in_full(self) -> tuple[str, ...]:
        """Its grades with what their letters stand for."""
        return tuple(dict.fromkeys(report.grade for _, report in self.statements))


def evidence_tab(now: Room, drawn: Drawn) -> None:
    """Draws the reports behind the row of the answer that is selected, else behind what is selected."""
    subject = _subject(now, drawn)
    if subject is None:
        st.html(render("ws_nothing.html", words=NOTHING))
        return
    _add_to_canvas(now, drawn)
    reports = by_report(subject, who_took(drawn.network.content, subject))
    count = said_of_reports(subject.reports)
    st.html(render("ws_evidence.html", subject=subject, reports=reports, count=count))


def who_took(network: Network, subject: Subject) -> Mapping[str, str]:
    """Who took each report or how, by link, where it is recorded. It may be a name, so initials leave it out."""
    links = [report.link for report in subject.reports]
    found = network.links.filter(pl.col("key").is_in(links) & pl.col("collected_by").is_not_null())
    return dict(found.select("key", "collected_by").iter_rows())


def by_report(subject: Subject, taken_by: Mapping[str, str] = MappingProxyType({})) -> list[OneReport]:
    """The statements grouped by report: agency and reference. The newest first, those without a date last."""
    found: dict[tuple[str, str], list[tuple[str, Report]]] = {}
    for said, report in subject.said:
        found.setdefault((report.agency, report.ref), []).append((said, report))
    return [_one(agency, ref, statements, taken_by) for (agency, ref), statements in found.items()]


def _one(agency: str, ref: str, statements: Sequence[tuple[str, Report]], taken_by: Mapping[str, str]) -> OneReport:
    newest = statements[0][1]
    who = dict.fromkeys(taken_by[report.link] for _, report in statements if report.link in taken_by)
    return OneReport(agency, ref, newest.since, newest.until, tuple(statements), tuple(who))


def _subject(now: Room, drawn: Drawn) -> Subject | None:
    selected = now.scene.selected
    if not selected:
        return None
    row = next((row for row in drawn.rows if set(row.marks) == set(selected)), None)
    if row is not None and drawn.asked is not None:
        result = drawn.asked[1].result.content
        return titled(row.title, result.reports(result.rows[row.number - 1]))
    network = drawn.network.content
    return subject_of(network, selected)


def _add_to_canvas(now: Room, drawn: Drawn) -> None:
    """A way to draw what was found but is not on the canvas."""
    selected, network = now.scene.selected, drawn.network.content
    if len(selected) != 1 or selected[0] in drawn.content.keys:
        return
    code = network.keys.index_of(selected[0])
    if code is None:
        return
    label = network.nodes.get_column("label")[code]
    actions = {Label.PERSON.value: AddPeople(selected), Label.PLACE.value: AddPlaces(selected)}
    action = actions.get(label, Expand(selected[0]))
    st.button("Draw it on the canvas", key="ws_draw_it", on_click=do, args=(action,))
