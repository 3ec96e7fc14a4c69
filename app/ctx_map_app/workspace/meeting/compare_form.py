"""What is new since an earlier meeting: what happened, was learned, was corrected and was withdrawn since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ctx_map.governance.meetings import Meeting
from ctx_map.vocabulary.days import day_words
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Select
from ctx_map_app.session.meeting_records import compared_with, meetings
from ctx_map_app.session.state import session
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.wording import meeting_title
from ctx_map_app.workspace.room import do

COMPARE = "compare"
WITH = "ws_compare_with"
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
    usual = list(earlier).index(own.continues) if own.continues in earlier else 0
    chosen = st.selectbox(
        "Compare with",
        list(earlier),
        index=usual,
        key=WITH,
        format_func=lambda each: (
            f"{day_words(earlier[each].day)}, {meeting_title(earlier[each], initials=session().initials)}"
        ),
    )
    result = compared_with(chosen).result.content
    st.html(render("ws_nothing.html", words=result.finding[0]))
    rows = list(result.rows)
    for change in dict.fromkeys(row.change for row in rows):
        _changes(change, [row for row in rows if row.change == change])
    st.html(render("ws_nothing.html", words=result.method.caveat))


def _earlier(own: Meeting) -> list[Meeting]:
    """The meetings before the day of the screen, the latest first."""
    listed = meetings().listed.content.meetings
    return [each for each in listed if each.id != own.id and each.day < session().as_at]


def _changes(change: str, rows: Sequence[Any]) -> None:
    """One sort of change: how many, and the first of them, each of which can be selected on the canvas."""
    st.html(render("ws_part.html", title=f"{change[0].upper()}{change[1:]} ({len(rows)})", words=""))
    for row in rows[:MOST]:
        with st.container(key=f"ws_change_{row.link}", gap=None):
            st.html(render("ws_change.html", row=row))
            ends = tuple(dict.fromkeys((row.source, row.target)))
            st.button("Show it", key=f"ws_show_{row.link}", type="tertiary", on_click=do, args=(Select(ends),))
    if len(rows) > MOST:
        st.html(render("ws_nothing.html", words=f"{len(rows) - MOST} more. Ask what is new to see every change."))
