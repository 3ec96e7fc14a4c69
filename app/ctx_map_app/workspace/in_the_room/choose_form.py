"""What can be added to the map: five forms to choose from."""

from __future__ import annotations

import streamlit as st

from ctx_map.governance.in_the_room import links_to_a_place
from ctx_map_app.frame.page import render
from ctx_map_app.session.state import session
from ctx_map_app.workspace.in_the_room import link_form, rating_form, words_form
from ctx_map_app.workspace.in_the_room.place_form import LINKED
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import begin_writing

ADD, PLACE, LINK, CORRECTION, WORDS, RATING = (
    "add_to_map",
    "add_place",
    "add_link",
    "add_correction",
    "add_words",
    "add_rating",
)
CHOICES = {
    PLACE: "A place that is not on the map",
    LINK: "A link between two on the map",
    CORRECTION: "A correction of a report",
    WORDS: "What a young person says",
    RATING: "How a young person rates a place",
}
CHOSEN_BEFORE = (link_form.ONE, link_form.OTHER, words_form.PERSON, rating_form.PLACE, rating_form.PERSON)
EXPLAINED = "Each is kept as a report with who says so, the day, and who may see it."


def choose_form(about: About, _: str) -> None:
    """Draws a button for each form."""
    st.html(render("ws_part.html", title="Add to the map", words=EXPLAINED))
    if about.title:
        st.html(render("ws_nothing.html", words=f"Selected: {about.title}."))
    for form, words in CHOICES.items():
        st.button(words, key=f"ws_{form}", on_click=_open, args=(about, form), width="stretch")


def _open(about: About, form: str) -> None:
    """Opens a form with what is selected, and without what was chosen in it before."""
    session().chosen[LINKED] = about.keys if links_to_a_place(about.network, about.keys) else ()
    for key in CHOSEN_BEFORE:
        st.session_state[key] = None
    begin_writing(form)
