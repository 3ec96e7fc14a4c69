"""What comes back from the network map: a selection, a move, a node to open, a path to ask for."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ctx_map.analysis.registry import QUESTIONS
from ctx_map.governance import Action
from ctx_map_app.asking.field_keys import field_key
from ctx_map_app.canvas.expansion import MAP, open_or_ask
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.session.saved_positions import checked_positions, saved_positions_of
from ctx_map_app.session.state import session
from ctx_map_app.session.store import mandate_of_session, settings, the_audit

KEY = MAP
BETWEEN_TWO = "connect"
"""The question that the map asks about two nodes."""


def selected_in(key: str) -> None:
    """Nodes or a line were selected on the map of this key."""
    said = _said("selected", key) or {}
    session().select(said.get("nodes", []), said.get("links", []))


def brushed_in(key: str) -> None:
    """A period was chosen on the strip of this key, or all of it again."""
    said = _said("brush", key)
    session().brush = {"since": str(said["since"]), "until": str(said["until"])} if said else None


@show_errors()
def moved_on_map() -> None:
    """Nodes were moved: remembered on this machine for the next meeting."""
    moved = checked_positions(_said("positions"))
    if moved:
        # the map has moved them itself: nothing is sent back to it
        saved_positions_of(settings()).remember(moved)


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
        question = QUESTIONS[BETWEEN_TWO]
        for option, end in zip(("a", "b"), ends, strict=True):
            st.session_state[field_key(question, option)] = end
        session().go_to = question.name


@show_errors()
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


@show_errors()
def lay_out_anew() -> None:
    """Forgets where things were put, on this machine and in the map itself."""
    saved_positions_of(settings()).clear()
    now = session()
    now.layouts += 1
    now.tell_map("lay_out")


def _said(name: str, key: str = KEY) -> Any:
    """What the map says under this name."""
    state = st.session_state.get(key) or {}
    return state.get(name)
