"""What a young person says, in their own words."""

from __future__ import annotations

import streamlit as st

from ctx_map.analysis.question import Picks
from ctx_map.governance.in_the_room import OwnWords, young_people_of
from ctx_map_app.asking.pickers import pick_one
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Expand, Select
from ctx_map_app.session.state import session
from ctx_map_app.workspace.in_the_room.keeping import keep_and_draw
from ctx_map_app.workspace.in_the_room.report_fields import Asked, common, report_fields
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import typed

PERSON, SAID = "ws_words_person", "ws_words_said"
ASKED = Asked(who="Who heard it", day="When they said it", own_words=True)
HINT = "Type the beginning of a name."


def words_form(about: About, _: str) -> None:
    """Draws the form."""
    st.html(render("ws_part.html", title="What a young person says", words="In their own words, and never graded."))
    person, others = _speaker(about)
    if others:
        st.html(render("ws_nothing.html", words=f"About {about.wording.names(others)}."))
    st.text_area("Their words", key=SAID, max_chars=10_000, height=120)
    report_fields(about, ASKED)
    st.button("Keep their words", key="ws_words_save", type="primary", on_click=_save, args=(about, person, others))


def _speaker(about: About) -> tuple[str, tuple[str, ...]]:
    """The young person who is selected or chosen, and what else is selected: that is what they talked about."""
    young = young_people_of(about.network, session().as_at)
    nodes = [key for key in about.keys if about.network.keys.index_of(key) is not None]
    speaking = [key for key in nodes if key in young]
    if len(speaking) == 1:
        st.html(render("ws_nothing.html", words=f"{about.wording.name(speaking[0])} says:"))
        return speaking[0], tuple(key for key in nodes if key != speaking[0])
    pick_one(about.network, Picks.YOUNG_PEOPLE, "Young person", key=PERSON, hint=HINT)
    chosen = st.session_state.get(PERSON) or ""
    return chosen, tuple(key for key in nodes if key != chosen)


def _save(about: About, person: str, others: tuple[str, ...]) -> None:
    def made() -> OwnWords:
        return OwnWords(**common(about, ASKED), person=person, words=typed(SAID), about=others)

    keep_and_draw(made, lambda kept: (*(Expand(key) for key in kept.nodes), Select(kept.nodes)))
