"""What comes back from the network map: a selection, a move, a node to open, a path to ask for."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ctx_map.governance import Action
from ctx_map.settings import read_settings
from desk import desk_of, sound
from door import mandate_of_session, the_audit
from opening import MAP, open_or_ask
from plainly import said_plainly
from state import session

KEY = MAP


def selected_in(key: str) -> None:
    """Nodes or a line were selected on the map of this key."""
    said = _said("selected", key) or {}
    session().select(said.get("nodes", []), said.get("links", []))


@said_plainly()
def moved_on_map() -> None:
    """Nodes were moved: remembered on this machine for the next meeting."""
    moved = sound(_said("positions"))
    if moved:
        # the map has moved them itself: nothing is sent back to it
        desk_of(read_settings()).remember(moved)


def opened_on_map() -> None:
    """A double click, or X: what is linked to this node is to be drawn too, all of it or what is then chosen."""
    node = _said("expand")
    session().select([node] if node else [])
    if node:
        open_or_ask(node)


def inspected_on_map() -> None:
    """What is recorded of this node is to be shown."""
    node = _said("inspect")
    session().select([node] if node else [])


def path_on_map() -> None:
    """How two nodes are linked is to be asked: on its own screen, because it is a question of its own."""
    ends = _said("path")
    if ends and len(ends) == 2:
        st.session_state["connect_from"], st.session_state["connect_to"] = ends
        session().go_to = "screens/connect.py"


@said_plainly()
def picture_of_map() -> None:
    """A picture leaves the screen: that is a disclosure, so its line is written before the map saves it."""
    the_audit().append(Action.DISCLOSED, mandate_of_session(), subject="network map as png")
    session().tell_map("save_picture")


def draw_around_selected() -> None:
    """Draws the links of what is selected now, and forgets what was opened before."""
    now = session()
    now.centre, now.expanded, now.asked = tuple(now.selected_keys()), (), ""


def close_opened() -> None:
    """Draws only what the filter says again."""
    session().expanded = ()


@said_plainly()
def lay_out_anew() -> None:
    """Forgets where things were put, on this machine and in the map itself."""
    desk_of(read_settings()).clear()
    now = session()
    now.layouts += 1
    now.tell_map("lay_out")


def _said(name: str, key: str = KEY) -> Any:
    """What the map says under this name."""
    state = st.session_state.get(key) or {}
    return state.get(name)
