"""What is new since an earlier meeting: what happened, was learned, was corrected and was withdrawn since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from ctx_map.analysis.answers.sorts_of_change import CORRECTED, HAPPENED, LEARNED, WITHDRAWN
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.governance.meetings import Meeting
from ctx_map.vocabulary.days import day_words
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Select
from ctx_map_app.session.meeting_records import compared_with, meetings
from ctx_map_app.session.state import session
from ctx_map_app.workspace.fields import kept, offer_kept
from ctx_map_app.workspace.meeting.open_record import record_now
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.wording import meeting_title
from ctx_map_app.workspace.room import Room, do

COMPARE = "compare"
WITH = "ws_compare_with"
SIGNS = {HAPPENED: "+", LEARNED: "i", CORRECTED: "~", WITHDRAWN: "−"}
"""The signs that the canvas has on its lines."""
LEGEND = {WITHDRAWN: "withdrawn, dashed"}
"""What the legend says of a sort of change beside its name."""
MOST = 6
"""Rows of each sort of change that are listed."""
NONE_BEFORE = "There is no meeting before the day that is shown, so there is nothing to compare with."


def compare_form(about: About, _: str) -> None:
    """Asks with which meeting to compare, and draws what is new since then."""
    own = about.record.meeting
    st.html(render("ws_part.html", title="Compare with an earlier meeting", words=""))
    earlier = {each.id: each for each in _earlier(own)}
    if not earlier:
        st.html(render("ws_nothing.html", words=NONE_BEFORE))
        return
    before = offer_kept(WITH, _usual(own, earlier), earlier)
    st.selectbox("Compare with", list(earlier), key=WITH, format_func=lambda each: _called(earlier[each], earlier))
    result = compared_with(before).result.content
    st.html(render("ws_nothing.html", words=result.finding[0]))
    rows = list(result.rows)
    for change in dict.fromkeys(row.change for row in rows):
        _changes(change, [row for row in rows if row.change == change])
    st.html(render("ws_nothing.html", words=result.method.caveat))


def changes_on_canvas(now: Room) -> dict[str, str]:
    """What happened to each link since the meeting with which the panel compares; none while it does not compare."""
    before = _before(now)
    return {row.link: row.change for row in compared_with(before.id).result.content.rows} if before else {}


def withdrawn_on_canvas(now: Room, drawn: frozenset[str]) -> list[tuple[str, str, str]]:
    """The links that were withdrawn since the meeting with which the panel compares, between two that are drawn.

    The comparison gives those alone that the reader may see under today's handling.
    """
    before = _before(now)
    rows = compared_with(before.id).result.content.rows if before else ()
    gone = [(row.link, row.source, row.target) for row in rows if row.change == WITHDRAWN]
    return [each for each in gone if {each[1], each[2]} <= drawn]


def changes_legend(now: Room) -> None:
    """Draws what the signs on the lines mean, while the panel compares with a meeting."""
    before, found = _before(now), set(changes_on_canvas(now).values())
    if before is not None and found:
        sorts = [
            (sign, change.split()[0], LEGEND.get(change, change)) for change, sign in SIGNS.items() if change in found
        ]
        st.html(render("ws_changes_legend.html", since=day_words(before.day), sorts=sorts), width="content")


def _before(now: Room) -> Meeting | None:
    """The meeting with which the panel compares, or the question that is asked; None while neither compares."""
    asked = QUESTIONS.get("" if now.choosing else now.scene.question)
    chosen = now.writing == COMPARE
    record = record_now(now) if chosen or (asked is not None and asked.compares) else None
    earlier = {each.id: each for each in _earlier(record.meeting)} if record else {}
    if record is None or not earlier:
        return None
    # a question compares with the meeting that this one follows on from
    name = kept(WITH, _usual(record.meeting, earlier), earlier) if chosen else record.meeting.continues
    return earlier.get(name)


def _called(meeting: Meeting, earlier: Mapping[str, Meeting]) -> str:
    """The day of a meeting, and its name too where two were on one day."""
    day = f"Meeting of {day_words(meeting.day)}"
    if sum(each.day == meeting.day for each in earlier.values()) == 1:
        return day
    return f"{day}, {meeting_title(meeting, initials=session().initials)}"


def _usual(own: Meeting, earlier: Mapping[str, Meeting]) -> str:
    """The meeting that this one follows on from, else the latest before it."""
    return own.continues if own.continues in earlier else next(iter(earlier))


def _earlier(own: Meeting) -> list[Meeting]:
    """The meetings before the day of the screen, the latest first."""
    listed = meetings().listed.content.meetings
    return [each for each in listed if each.id != own.id and each.day < session().as_at]


def _changes(change: str, rows: Sequence[Any]) -> None:
    """One sort of change: how many, and the first of them, each of which can be selected on the canvas."""
    title = f"{change[0].upper()}{change[1:]} ({len(rows)})"
    st.html(render("ws_change_sort.html", title=title, sign=SIGNS[change], sort=change.split(maxsplit=1)[0]))
    for row in rows[:MOST]:
        with st.container(key=f"ws_change_{row.link}", gap=None):
            st.html(render("ws_change.html", row=row))
            ends = tuple(dict.fromkeys((row.source, row.target)))
            st.button("Show it", key=f"ws_show_{row.link}", type="tertiary", on_click=do, args=(Select(ends),))
    if len(rows) > MOST:
        st.html(render("ws_nothing.html", words=f"{len(rows) - MOST} more. Ask what is new to see every change."))
