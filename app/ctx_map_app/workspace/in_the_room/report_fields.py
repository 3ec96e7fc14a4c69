"""The fields that every report has which is written in the room: who says so, when, and who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

import streamlit as st

from ctx_map.governance.in_the_room import Reporter, Share, usual_share
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.statements import Statement
from ctx_map_app.frame.page import render
from ctx_map_app.session.room_writing import agencies_of_mandate
from ctx_map_app.session.state import DAY_FORMAT
from ctx_map_app.workspace.meeting.agency_box import agency_box, known_agencies
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import typed

AGENCY, WHO, DAY, SHARE, SORT = (f"ws_room_{name}" for name in ("agency", "who", "day", "share", "sort"))
SORTS = (Statement.PROFESSIONAL_JUDGEMENT, Statement.FACT, Statement.CHILD_ACCOUNT, Statement.PARENT_ACCOUNT)


class Common(TypedDict):
    """What everything that is written in the room has."""

    meeting: str
    reporter: Reporter
    day: date | None
    share: Share
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """How the fields are called in one form."""

    who: str = "Who says so"
    day: str = "When it happened or began"
    own_words: bool = False
    """Whether it is a young person's own account."""


def report_fields(about: About, asked: Asked) -> None:
    """Draws the fields."""
    st.text_input(asked.who, key=WHO, max_chars=300, placeholder="Name and role")
    _agency(about)
    usual = min(date.today(), about.record.meeting.day) if asked.own_words else None
    st.date_input(asked.day, usual, format=DAY_FORMAT, key=DAY)
    if not asked.own_words:
        st.selectbox("Sort of statement", SORTS, key=SORT, format_func=lambda each: each.words.capitalize())
    _who_may_see(about, asked)


def common(about: About, asked: Asked) -> Common:
    """What was typed into the fields. Raises WrongUse if the reporter is missing."""
    said = st.session_state
    return Common(
        meeting=about.record.meeting.id,
        reporter=Reporter(typed(AGENCY) or _only_agency(), typed(WHO)),
        day=said.get(DAY),
        share=said[_share_key(asked)],
        present=_present(about),
    )


def statement() -> Statement:
    """The sort of statement that was chosen."""
    chosen: Statement = st.session_state.get(SORT, SORTS[0])
    return chosen


def _agency(about: About) -> None:
    """The agency whose report it is. A mandate that may write for one agency has no choice."""
    mine = agencies_of_mandate()
    if mine is not None and len(mine) == 1:
        st.html(render("ws_nothing.html", words=f"A report of {agency_words(mine[0])}."))
        return
    named = known_agencies(about.record.meeting, about.network, as_reported=True) if mine is None else list(mine)
    agency_box(named, key=AGENCY, explained="The agency that knows this, or to whom it was said.")


def _only_agency() -> str:
    mine = agencies_of_mandate()
    return mine[0] if mine is not None and len(mine) == 1 else ""


def _present(about: About) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.agency for each in about.record.meeting.present))


def _who_may_see(about: About, asked: Asked) -> None:
    usual = usual_share(own_words=asked.own_words, with_child=False)
    left_out = {Share.WITH_CHILD} if _present(about) else {Share.WITH_CHILD, Share.MEETING}
    choices = [each for each in Share if each not in left_out]
    first = choices.index(usual) if usual in choices else choices.index(Share.AGENCY)
    st.selectbox("Who may see it", choices, index=first, key=_share_key(asked), format_func=lambda each: each.words)


def _share_key(asked: Asked) -> str:
    """The choice begins anew for a young person's own words, so that nothing of them is shared by itself."""
    return f"{SHARE}_{'words' if asked.own_words else 'report'}"
