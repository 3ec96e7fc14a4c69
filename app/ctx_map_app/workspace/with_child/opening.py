"""The way from the workspace to a map with one young person."""

from __future__ import annotations

import streamlit as st

from ctx_map.governance.in_the_room import young_people_of
from ctx_map.network import Network
from ctx_map_app.frame.menu import WITH_CHILD
from ctx_map_app.session.state import session
from ctx_map_app.workspace.room import Room

EXPLAINED = "Shows only this young person and what they add. It has no one else's name and no report of an agency."
SELECT_ONE = "Select one young person first."


def offer_child_map(now: Room, network: Network) -> None:
    """Draws the button. It is about the young person who is selected, or the only one that the scene is about."""
    person = _person(now, network)
    st.button(
        "Make a map with a young person",
        key="ws_with_child",
        on_click=_open,
        args=(person,),
        disabled=not person,
        help=EXPLAINED if person else SELECT_ONE,
        type="tertiary",
    )


def _person(now: Room, network: Network) -> str:
    chosen = now.scene.selected or now.scene.people
    young = young_people_of(network, network.as_at) if len(chosen) == 1 else ()
    return chosen[0] if len(chosen) == 1 and chosen[0] in young else ""


def _open(person: str) -> None:
    now = session()
    now.with_child, now.go_to = person, WITH_CHILD
