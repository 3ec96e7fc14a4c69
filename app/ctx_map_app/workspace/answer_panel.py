"""The answer: one sentence, the few rows that matter with a picture each, and what it does not tell."""

from __future__ import annotations

import re
from typing import Any

import streamlit as st

from ctx_map.analysis.question import Picks, Question
from ctx_map.analysis.registry import QUESTIONS, under_headings
from ctx_map.vocabulary.days import WEEKDAYS, day_words, period_words
from ctx_map_app.answers.hours_of_week import PARTS
from ctx_map_app.frame.page import render
from ctx_map_app.scene import Picture, Whose
from ctx_map_app.scene.actions import ChoosePicture, ChooseWhose, CloseQuestion, Select
from ctx_map_app.session.state import session
from ctx_map_app.workspace.asked import choose_question, earlier_day, heading_now
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.fields import chosen, offer
from ctx_map_app.workspace.meeting.open_record import day_before
from ctx_map_app.workspace.options_panel import choose_first, options_of_answer
from ctx_map_app.workspace.room import Room, do
from ctx_map_app.workspace.rows import ShownRow

EVERYONE = "ws_everyone"
SENTENCES = re.compile(r"(?<=[a-z)]{3}\.) (?=[A-Z\d])")
"""Between two sentences of a finding. "St." and initials end none."""


def answer_panel(now: Room, drawn: Drawn) -> None:
    """Draws the answer to the question of the scene, or what has to be chosen before it can be asked."""
    if now.choosing:
        _others(now, drawn)
        choose_first(now, QUESTIONS[now.choosing], drawn)
        return
    if drawn.asked is None:
        st.html(render("ws_no_question.html", named=bool(now.scene.people or now.scene.places)))
        return
    question, answer = drawn.asked
    result = answer.result.content
    if question.free_text and session().initials:
        st.info("This answer is people's own words, which are left out while initials are shown.")
        return
    first, *rest = [each for said in result.finding for each in SENTENCES.split(said)]
    st.html(render("ws_finding.html", first=first, rest=rest, about=_about(now, question)))
    _others(now, drawn)
    for row in drawn.rows:
        _row(now, row)
    _below(now, question, drawn)


def _about(now: Room, question: Question[Any]) -> str:
    """Whom the answer is about, in which period of the time brush, and with which day it compares."""
    compared = earlier_day(question, now)
    if compared and compared == day_before(now):
        return f"Compared with the meeting of {day_words(compared)}."
    if compared:
        return f"Compared with {day_words(compared)}. To compare with another day, choose where the period begins."
    named, brushed = len(now.scene.asked_options.get("people", ())), _brushed_words(now)
    if not named or not _is_about_people(question):
        return f"About everyone on the map.{brushed}"
    return f"About the {f'{named} young people' if named > 1 else 'young person'} named.{brushed}"


def _brushed_words(now: Room) -> str:
    """Which reports alone are counted, where a period is chosen under the canvas."""
    since, until = now.scene.filters.since, now.scene.filters.until
    if not (since or until):
        return ""
    first = "from " if since and until and since != until else ""
    return f" Only reports {first}{period_words(since, until)}."


def _is_about_people(question: Question[Any]) -> bool:
    return any(said.picks is Picks.YOUNG_PEOPLE for said in question.explained.values())


def _others(now: Room, drawn: Drawn) -> None:
    """The other questions under the same heading."""
    heading, name = heading_now(now), now.choosing or now.scene.question
    under = under_headings()[heading] if heading else ()
    if len(under) < 2:
        return
    with st.container(key="ws_others", horizontal=True, gap="xsmall"):
        for question, options in under:
            st.button(
                question.title,
                key=f"ws_other_{question.name}",
                type="primary" if question.name == name else "secondary",
                on_click=choose_question,
                args=(now, question, options, drawn.network.content),
                kwargs={"heading": heading},
            )


def _row(now: Room, row: ShownRow) -> None:
    selected = bool(row.marks) and set(row.marks) == set(now.scene.selected)
    with st.container(key=f"ws_row_{'now_' if selected else ''}{row.number}", gap=None):
        if row.marks:
            words = f"{row.number}  {row.title}"
            action = Select(() if selected else row.marks)
            st.button(
                words, key=f"ws_choose_{row.number}", type="tertiary", on_click=do, args=(action,), width="stretch"
            )
        else:
            st.html(render("ws_row_title.html", row=row))
        week = [(day, counts) for day, counts in zip(WEEKDAYS, row.hours, strict=False) if any(counts)]
        st.html(render("ws_row.html", row=row, week=week, parts=PARTS))


def _below(now: Room, question: Question[Any], drawn: Drawn) -> None:
    """All rows as a table, everyone or those named, the options, and what the answer does not tell."""
    if drawn.asked is None:
        return
    result = drawn.asked[1].result.content
    if len(result.rows) > 1:
        words = f"All {len(result.rows):,} as a table"
        st.button(words, key="ws_all", type="tertiary", on_click=do, args=(ChoosePicture(Picture.TABLE),))
    if now.scene.people and _is_about_people(question):
        offer(EVERYONE, now.scene.whose is Whose.EVERYONE)
        st.toggle(
            "About everyone", key=EVERYONE, on_change=_everyone, help="Answers about all young people on the map."
        )
    options_of_answer(now, question, drawn)
    with st.expander("What this does not tell you"):
        st.html(render("ws_method.html", method=result.method, considered=result.considered, notes=result.notes))
    st.button("Close the question", key="ws_close", type="tertiary", on_click=do, args=(CloseQuestion(),))


def _everyone() -> None:
    if chosen(EVERYONE):
        do(ChooseWhose(Whose.EVERYONE if st.session_state[EVERYONE] else Whose.MEETING))
