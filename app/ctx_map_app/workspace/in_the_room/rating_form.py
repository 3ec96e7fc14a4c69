"""How a young person rates a place. Who that is stays out of it unless they want their name to be kept."""

from __future__ import annotations

import streamlit as st

from ctx_map.analysis.question import Picks
from ctx_map.errors import WrongUse
from ctx_map.governance.in_the_room import PlaceRating
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.statements import Rating
from ctx_map_app.asking.pickers import pick_one
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Expand, Select
from ctx_map_app.workspace.in_the_room.keeping import keep_and_draw
from ctx_map_app.workspace.in_the_room.report_fields import Asked, common, report_fields
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import typed

PLACE, RATED, SAID, NAMED, PERSON = (f"ws_rating_{name}" for name in ("place", "rated", "said", "named", "person"))
ASKED = Asked(who="Who heard it", day="When they said it", own_words=True)
HINT = "Type the beginning of a name."
NOT_RATED = "Choose how the young person rates the place."
ALONE = "Write nothing that tells who it was. A rating is counted only together with others."


def rating_form(about: About, _: str) -> None:
    """Draws the form."""
    st.html(render("ws_part.html", title="How a young person rates a place", words=""))
    place = _place(about)
    st.radio("They say it is", list(Rating), index=None, key=RATED, format_func=lambda each: each.words.capitalize())
    named = st.checkbox("The young person wants their name to be kept with it", key=NAMED)
    if named:
        pick_one(about.network, Picks.YOUNG_PEOPLE, "Young person", key=PERSON, hint=HINT)
    else:
        st.html(render("ws_nothing.html", words=ALONE))
    st.text_area("Their words", key=SAID, max_chars=10_000, height=100)
    report_fields(about, ASKED)
    st.button("Keep the rating", key="ws_rating_save", type="primary", on_click=_save, args=(about, place))


def _place(about: About) -> str:
    """The place that is selected, or one that is chosen here."""
    labels = dict(about.network.nodes.select("key", "label").iter_rows())
    places = [key for key in about.keys if labels.get(key) == Label.PLACE.value]
    if len(places) == 1:
        st.html(render("ws_nothing.html", words=f"About {about.wording.name(places[0])}."))
        return places[0]
    pick_one(about.network, Picks.PLACES, "Place", key=PLACE, hint=HINT)
    return st.session_state.get(PLACE) or ""


def _save(about: About, place: str) -> None:
    def made() -> PlaceRating:
        said = st.session_state
        if said.get(RATED) is None:
            raise WrongUse(NOT_RATED)
        person = (said.get(PERSON) or "") if said.get(NAMED) else ""
        return PlaceRating(**common(about, ASKED), place=place, rating=said[RATED], words=typed(SAID), person=person)

    keep_and_draw(made, lambda kept: (*(Expand(key) for key in kept.nodes), Select(kept.nodes)))
