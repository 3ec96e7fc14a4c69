"""The rail at the left: a search for people, places and questions, and the questions in their five groups."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from ctx_map.analysis.question import Heading, Picks
from ctx_map.analysis.registry import under_headings
from ctx_map.network import Network
from ctx_map_app.asking.offered_names import MOST_OFFERED
from ctx_map_app.asking.pickers import choice_words, keys_for
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Select
from ctx_map_app.workspace.asked import choose_heading, heading_now
from ctx_map_app.workspace.fields import chosen, offer
from ctx_map_app.workspace.panel_tabs import open_evidence
from ctx_map_app.workspace.room import Room, do

FIND = "ws_find"


def rail(now: Room, network: Network) -> None:
    """Draws the rail. Every heading of the registry is one click."""
    _find(now, network)
    marked = heading_now(now)
    for section, headings in groupby(under_headings(), key=lambda heading: heading.section):
        st.html(render("ws_section.html", section=section.value))
        for heading in headings:
            st.button(
                heading.value,
                key=f"ws_ask_{heading.name}",
                type="primary" if heading is marked else "tertiary",
                on_click=choose_heading,
                args=(now, heading, network),
                width="stretch",
            )


def _find(now: Room, network: Network) -> None:
    words = _offers(network)
    offer(FIND, None)
    st.selectbox(
        "Find, or ask a question",
        list(words),
        index=None,
        key=FIND,
        format_func=words.__getitem__,
        placeholder="Find or ask (Ctrl K)",
        label_visibility="collapsed",
        filter_mode="contains",
        on_change=_found,
        args=(now, network),
    )


def _offers(network: Network) -> dict[str, str]:
    """What can be found, with its words: the questions, then everyone and everything by name."""
    questions = {heading.name: heading.value for heading in Heading}
    keys = keys_for(network, Picks.ANY)
    if len(keys) > MOST_OFFERED:
        return questions
    words = choice_words(network)
    return questions | {key: words[key] for key in keys}


def _found(now: Room, network: Network) -> None:
    name: str = (st.session_state[FIND] if chosen(FIND) else None) or ""
    if name in Heading.__members__:
        choose_heading(now, Heading[name], network)
    elif name:
        do(Select((name,)))
        now.tell_canvas("jump", name)
        open_evidence()
