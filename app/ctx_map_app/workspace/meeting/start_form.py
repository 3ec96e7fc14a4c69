"""Starting a meeting: its name, day, purpose and basis, who is present, and whom and what it is about."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ctx_map.analysis.question import Picks
from ctx_map.governance.mandate import NO_AUTHORITY
from ctx_map.governance.meetings import Meeting, new_id
from ctx_map.network import Network
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.meetings import meeting_sort_words, meeting_sorts
from ctx_map_app.asking.pickers import pick_several
from ctx_map_app.frame.page import render
from ctx_map_app.session.meeting_records import meetings, write
from ctx_map_app.session.state import DAY_FORMAT, session
from ctx_map_app.session.store import given_mandate
from ctx_map_app.workspace.meeting.meeting_list import open_meeting
from ctx_map_app.workspace.meeting.people_present import forget_present, pick_present, present_now
from ctx_map_app.workspace.meeting.wording import meeting_title
from ctx_map_app.workspace.meeting.writing import attempt, begin_writing, end_writing, say_refusal, typed

FORM = "start"
TITLE, SORT, DAY, PURPOSE, BASIS, SINCE, UNTIL, BEFORE, PEOPLE, PLACES = (
    f"ws_start_{name}"
    for name in ("title", "sort", "day", "purpose", "basis", "since", "until", "before", "people", "places")
)
HINT = "Type the beginning of a name. Age and the place that someone attends tell people of a similar name apart."


def offer_start(people: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> None:
    """Opens the form, with those who are named already."""
    now = session()
    now.chosen[PEOPLE], now.chosen[PLACES] = people, places
    forget_present()
    begin_writing(FORM)


def start_form(network: Network) -> None:
    """Draws the form."""
    st.html(render("ws_start_meeting.html"))
    left, right = st.columns(2, gap="large")
    with left:
        _what_it_is()
    with right:
        pick_several(
            network, Picks.YOUNG_PEOPLE, "Young people it is about", key=PEOPLE, hint=HINT, placeholder="Choose"
        )
        pick_several(network, Picks.PLACES, "Places it is about", key=PLACES, hint=HINT, placeholder="Choose")
        pick_present(network)
        _follows_on()
    say_refusal()
    with st.container(horizontal=True, gap="small"):
        st.button("Start the meeting", key="ws_start_save", type="primary", on_click=_start)
        st.button("Cancel", key="ws_start_cancel", on_click=end_writing)


def _what_it_is() -> None:
    """The fields that say what sort of meeting it is, when and why."""
    today = date.today()
    st.text_input("Name of the meeting", key=TITLE, max_chars=300, placeholder="For example, Friday evenings")
    sort, day = st.columns([3, 2])
    sort.selectbox("Sort of meeting", list(meeting_sorts(today)), key=SORT, format_func=meeting_sort_words)
    day.date_input("Day", "today", format=DAY_FORMAT, key=DAY)
    st.text_input("Purpose", key=PURPOSE, max_chars=300, placeholder="What the meeting is for")
    st.text_input(
        "Basis",
        "" if given_mandate().authority == NO_AUTHORITY else given_mandate().authority,
        key=BASIS,
        max_chars=300,
        placeholder="The law or the agreement under which you share information",
    )
    since, until = st.columns(2)
    since.date_input("Reports from", None, format=DAY_FORMAT, key=SINCE, help="Leave it empty for all dates.")
    until.date_input("Reports to", None, format=DAY_FORMAT, key=UNTIL)


def _follows_on() -> None:
    """The earlier meeting that it follows on from."""
    earlier = {each.id: each for each in meetings().listed.content.meetings}
    if earlier:
        st.selectbox(
            "Follows on from",
            list(earlier),
            index=None,
            key=BEFORE,
            format_func=lambda each: (
                f"{day_words(earlier[each].day)}, {meeting_title(earlier[each], initials=session().initials)}"
            ),
            placeholder="No earlier meeting",
            help="What an earlier meeting left open is shown first.",
        )


def _start() -> None:
    said = st.session_state
    name = new_id()

    def save() -> None:
        meeting = Meeting(
            id=name,
            title=typed(TITLE),
            sort=said[SORT],
            day=said[DAY],
            since=said[SINCE],
            until=said[UNTIL],
            purpose=typed(PURPOSE),
            authority=typed(BASIS),
            present=present_now(),
            people=session().chosen.get(PEOPLE, ()),
            places=session().chosen.get(PLACES, ()),
            continues=said.get(BEFORE) or "",
        )
        write(meeting)
        open_meeting(meeting)

    if attempt(save):
        forget_present()
