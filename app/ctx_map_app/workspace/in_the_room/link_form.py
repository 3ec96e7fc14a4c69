"""A link between two that are on the map."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ctx_map.analysis.question import Picks
from ctx_map.governance.in_the_room import NewLink, Offered, links_between
from ctx_map.network.link_words import link_sentence
from ctx_map.vocabulary.links import LINK_KINDS, Lasts, Protects
from ctx_map_app.asking.pickers import pick_one
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Action, Expand, Select
from ctx_map_app.session.state import DAY_FORMAT
from ctx_map_app.workspace.in_the_room.keeping import keep_and_draw
from ctx_map_app.workspace.in_the_room.report_fields import Asked, common, report_fields, statement
from ctx_map_app.workspace.meeting.better_words import words_area
from ctx_map_app.workspace.meeting.subject import About
from ctx_map_app.workspace.meeting.writing import typed
from ctx_map_app.workspace.room import room

ONE, OTHER, HOW, UNTIL, PROTECTS, NOTE = (
    f"ws_link_{name}" for name in ("one", "other", "how", "until", "protects", "note")
)
ASKED = Asked()
HINT = "Type the beginning of a name."
NO_LINK = "No sort of link runs between these two. Choose others."
TWO = 2


def link_form(about: About, _: str) -> None:
    """Draws the form."""
    st.html(render("ws_part.html", title="A link between two on the map", words=""))
    ends = _ends(about)
    two = len(set(ends)) == TWO
    offered = links_between(about.network, ends[0], ends[1], date.today()) if two else ()
    if two and not offered:
        st.html(render("ws_nothing.html", words=NO_LINK))
    chosen = None
    if offered:
        chosen = st.selectbox("How", offered, key=HOW, format_func=lambda each: _reads(about, each))
        kind = LINK_KINDS[chosen.kind]
        if kind.protects is Protects.BY_RECORD:
            st.checkbox("This protects the young person", key=PROTECTS)
    words_area("What is known", key=NOTE, height=80)
    report_fields(about, ASKED)
    if chosen is not None and LINK_KINDS[chosen.kind].lasts is Lasts.UNTIL_ENDED:
        st.date_input("When it ended", None, format=DAY_FORMAT, key=UNTIL)
    args = (about, chosen)
    st.button("Add the link", key="ws_link_save", type="primary", on_click=_save, args=args, disabled=chosen is None)


def _ends(about: About) -> tuple[str, ...]:
    """The two that are selected, or those that are chosen here."""
    nodes = [key for key in about.keys if about.network.keys.index_of(key) is not None]
    if len(nodes) == TWO:
        st.html(render("ws_nothing.html", words=f"Between {about.wording.names(nodes)}."))
        return tuple(nodes)
    if len(nodes) == 1:
        st.html(render("ws_nothing.html", words=f"From {about.wording.name(nodes[0])}."))
    else:
        pick_one(about.network, Picks.ANY, "One end", key=ONE, hint=HINT)
    pick_one(about.network, Picks.ANY, "The other end", key=OTHER, hint=HINT)
    said = st.session_state
    first = nodes[0] if len(nodes) == 1 else said.get(ONE)
    return tuple(filter(None, (first, said.get(OTHER))))


def _reads(about: About, link: Offered) -> str:
    return link_sentence(about.wording.name(link.source), link.kind, about.wording.name(link.target))


def _save(about: About, link: Offered) -> None:
    def made() -> NewLink:
        said = st.session_state
        return NewLink(
            **common(about, ASKED),
            source=link.source,
            target=link.target,
            kind=link.kind,
            until=said.get(UNTIL),
            protective=bool(said.get(PROTECTS)),
            statement=statement(),
            note=typed(NOTE),
        )

    ends = (link.source, link.target)
    keep_and_draw(made, lambda _: (*_drawn(ends), Select(ends)))


def _drawn(ends: tuple[str, ...]) -> tuple[Action, ...]:
    """What draws an end that is not named in the scene: it comes with the other one."""
    named = {*room().scene.people, *room().scene.places}
    return () if set(ends) <= named else (Expand(ends[0]),)
