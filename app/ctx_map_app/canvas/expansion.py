"""Expand which? A node with neighbours of several sorts that are not drawn asks before it draws any."""

from __future__ import annotations

from typing import cast

import streamlit as st

from ctx_map.maps import MapPayload, positions_of
from ctx_map.network import Network
from ctx_map_app.canvas.neighbours import SORTS, undrawn_sorts
from ctx_map_app.frame.page import render
from ctx_map_app.session.held_answers import Answer
from ctx_map_app.session.state import Expansion, session

MAP = "network_map"
"""Key of the map on the network screen, and of the picture that the session holds for it."""
QUESTION = "network map"
"""The question whose answer that map draws."""


def open_or_ask(node: str) -> None:
    """Draws the neighbours of a node; where those that are not drawn are of several sorts, asks which of them."""
    now = session()
    held = now.held.get(QUESTION)
    network = cast("Answer[object]", held.answer).network.content if held else None
    if network is not None and len(undrawn_sorts(network, node, drawn_now())) > 1:
        now.asked = node
    else:
        open_sorts(node)


def open_sorts(node: str, *sorts: str) -> None:
    """Draws the neighbours of a node that are of these sorts; of all where none is named."""
    now, opened = session(), Expansion(node, sorts)
    if opened not in now.expanded:
        now.expanded = (*now.expanded, opened)
    if not sorts:
        leave_asking()


def leave_asking() -> None:
    """Takes the question away; nothing more is drawn."""
    session().asked = ""


def ask_which(network: Network) -> None:
    """Draws the question beside the map for as long as its node is selected and has neighbours that are not drawn."""
    node = session().asked
    sorts = undrawn_sorts(network, node, drawn_now()) if node in session().selected_keys() else {}
    if not sorts:
        leave_asking()
        return
    with st.container(key="expand_which"):
        st.html(render("which.html", name=network.names_by_key[node]))
        with st.container(horizontal=True, gap="small"):
            _buttons(node, sorts)


def drawn_now() -> tuple[str, ...]:
    """The keys of what the map draws."""
    held = session().held.get(MAP)
    return tuple(positions_of(cast("MapPayload", held.answer))) if held else ()


def _buttons(node: str, sorts: dict[str, int]) -> None:
    for sort, count in sorts.items():
        st.button(f"{SORTS[sort]} ({count})", key=f"expand_{sort}", on_click=open_sorts, args=(node, sort))
    if len(sorts) > 1:
        st.button(f"All ({sum(sorts.values())})", key="expand_all", on_click=open_sorts, args=(node,))
    st.button("Close", key="expand_none", on_click=leave_asking)
