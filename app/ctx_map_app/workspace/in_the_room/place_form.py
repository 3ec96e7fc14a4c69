"""A place that is not on the map yet, with those whom the report links to it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ctx_map.analysis.question import Picks
from ctx_map.governance.in_the_room import NewPlace, links_to_a_place
from ctx_map.network.link_words import link_words
from ctx_map.vocabulary.links import LINK_KINDS, Protects
from ctx_map.vocabulary.places import place_role_words, place_roles
from ctx_map_app.asking.pickers import pick_several
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import AddPlaces, Select
from ctx_map_app.session.state import session
from ctx_map_app.workspace.in_the_room.keeping import keep_and_draw
from ctx_map_app.workspace.in_the_room.report_fields import Asked, common, report_fields, statement
from ctx_map_app.workspace.meeting.better_words import words_area
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import typed

NAME, KIND, ROLE, PLATFORM, LINKED, HOW, PROTECTS, NOTE = (
    f"ws_place_{name}" for name in ("name", "kind", "role", "platform", "linked", "how", "protects", "note")
)
ASKED = Asked()
HINT = "Nothing is on the map without a report that links it to someone. Type the beginning of a name."
NO_LINK = "No report can link all of these to a place in the same way. Choose people only, or one group."


def place_form(about: About, _: str) -> None:
    """Draws the form."""
    st.html(render("ws_part.html", title="A place that is not on the map", words=""))
    st.text_input("Name of the place", key=NAME, max_chars=300)
    st.text_input("Sort of place", key=KIND, max_chars=300, placeholder="For example, park or takeaway")
    st.text_input("If it is online, on what", key=PLATFORM, max_chars=300)
    roles = list(place_roles(date.today()))
    st.selectbox("What it is to young people", roles, index=None, key=ROLE, format_func=_role, placeholder="Not known")
    # who is linked to it, and how
    pick_several(about.network, Picks.ANY, "Who is linked to it", key=LINKED, hint=HINT, placeholder="Choose")
    linked = session().chosen[LINKED]
    kinds = links_to_a_place(about.network, linked)
    if linked and not kinds:
        st.html(render("ws_nothing.html", words=NO_LINK))
    if kinds:
        kind = st.selectbox("How", kinds, key=HOW, format_func=lambda each: link_words(each)[0])
        if LINK_KINDS[kind].protects is Protects.BY_RECORD:
            st.checkbox("This protects them", key=PROTECTS)
    words_area("What is known", key=NOTE, height=80)
    report_fields(about, ASKED)
    st.button("Add the place", key="ws_place_save", type="primary", on_click=_save, args=(about, linked))


def _save(about: About, linked: tuple[str, ...]) -> None:
    def made() -> NewPlace:
        said = st.session_state
        return NewPlace(
            **common(about, ASKED),
            name=typed(NAME),
            kind=typed(KIND),
            role=said.get(ROLE) or "",
            platform=typed(PLATFORM),
            linked=linked,
            link_kind=said.get(HOW) or "",
            protective=bool(said.get(PROTECTS)),
            statement=statement(),
            note=typed(NOTE),
        )

    keep_and_draw(made, lambda kept: (AddPlaces(kept.nodes), Select(kept.nodes)))


def _role(role: str) -> str:
    words = place_role_words(role)
    return words[0].upper() + words[1:]
