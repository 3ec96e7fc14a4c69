"""What a young person can put on their own map: a place, someone who matters to them, and their own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from ctx_map.errors import WrongUse
from ctx_map.governance.in_the_room import Matters, OwnWords, Reporter, Said, TheirPerson, TheirPlace
from ctx_map.vocabulary.agencies import NAMES, agency_words
from ctx_map.vocabulary.statements import Rating
from ctx_map_app.frame.page import render
from ctx_map_app.session.child_maps import add_to_child_map
from ctx_map_app.session.room_writing import agencies_of_mandate
from ctx_map_app.workspace.meeting.agency_box import agency_box
from ctx_map_app.workspace.meeting.writing import attempt, begin_writing, end_writing, say_refusal, typed
from ctx_map_app.workspace.room import Room

PLACE, PERSON, WORDS = "child_place", "child_person", "child_words"
ADDS = {PLACE: "A place where I go", PERSON: "Someone who matters to me", WORDS: "Something I want to say"}
NAME, FEELS, INITIALS, MATTERS, SAID, WHO, AGENCY = (
    f"ws_child_{name}" for name in ("name", "feels", "initials", "matters", "said", "who", "agency")
)
CHOOSE_WHO = "Choose who this person is to you."
ONLY_INITIALS = "Only their initials are kept, such as KB."
WORKER = "The worker who writes this down"
KEPT = "ctx_map_child_worker"
"""Where the worker and their agency are kept between two forms."""


def adding(now: Room, person: str) -> None:
    """Draws the form that is open, or a button for each."""
    form = FORMS.get(now.writing)
    if form is None and now.writing:
        return
    if form is None:
        for each, words in ADDS.items():
            st.button(words, key=f"ws_{each}", on_click=begin_writing, args=(each,), width="stretch")
        return
    fields, made = form
    st.html(render("ws_part.html", title=ADDS[now.writing], words=""))
    say_refusal()
    fields()
    _worker()
    with st.container(horizontal=True):
        st.button("Put it on my map", key="ws_child_save", type="primary", on_click=_save, args=(person, made))
        st.button("Back", key="ws_child_back", on_click=end_writing)


def _place_fields() -> None:
    st.text_input("The place", key=NAME, max_chars=300)
    st.radio("For me it is", list(Rating), index=None, key=FEELS, format_func=lambda each: each.words.capitalize())
    _words("What I want to say about it")


def _person_fields() -> None:
    st.text_input("Their initials", key=INITIALS, max_chars=8, help=ONLY_INITIALS)
    st.radio("They are", list(Matters), index=None, key=MATTERS, format_func=lambda each: each.words.capitalize())
    _words("What I want to say about them")


def _words(label: str = "In my own words") -> None:
    st.text_area(label, key=SAID, max_chars=10_000, height=100)


def _worker() -> None:
    """Who writes it down, and for which agency. A mandate that may write for one agency has no choice."""
    # the same worker writes down one thing after the other
    for key, before in st.session_state.get(KEPT, {}).items():
        st.session_state.setdefault(key, before)
    st.text_input(WORKER, key=WHO, max_chars=300, placeholder="Name and role")
    mine = agencies_of_mandate()
    if mine is not None and len(mine) == 1:
        st.html(render("ws_nothing.html", words=f"For {agency_words(mine[0])}."))
        return
    agency_box(list(NAMES) if mine is None else list(mine), key=AGENCY)


def _place(common: Mapping[str, Any]) -> Said:
    return TheirPlace(**common, name=typed(NAME), feels=st.session_state.get(FEELS))


def _person(common: Mapping[str, Any]) -> Said:
    who = st.session_state.get(MATTERS)
    if who is None:
        raise WrongUse(CHOOSE_WHO)
    return TheirPerson(**common, initials=typed(INITIALS), who=who)


def _own_words(common: Mapping[str, Any]) -> Said:
    return OwnWords(**common, with_child=True)


def _save(person: str, made: Callable[[Mapping[str, Any]], Said]) -> None:
    def keep() -> None:
        mine = agencies_of_mandate() or ()
        reporter = Reporter(typed(AGENCY) or (mine[0] if len(mine) == 1 else ""), typed(WHO))
        common = {"meeting": "", "reporter": reporter, "day": date.today(), "person": person, "words": typed(SAID)}
        add_to_child_map(made(common))

    if attempt(keep):
        st.session_state[KEPT] = {key: st.session_state.get(key) for key in (WHO, AGENCY)}
        end_writing()


FORMS: Mapping[str, tuple[Callable[[], None], Callable[[Mapping[str, Any]], Said]]] = {
    PLACE: (_place_fields, _place),
    PERSON: (_person_fields, _person),
    WORDS: (_words, _own_words),
}
"""The fields of each form, and what is made of them."""
