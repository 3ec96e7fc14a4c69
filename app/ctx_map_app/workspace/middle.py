"""The middle: the pictures of one content with one selection, and the tools above them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from ctx_map_app.scene import Picture
from ctx_map_app.scene.actions import ChoosePicture
from ctx_map_app.workspace.cards import cards
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.fields import chosen, offer
from ctx_map_app.workspace.lanes_picture import lanes_picture
from ctx_map_app.workspace.network_picture import network_picture
from ctx_map_app.workspace.room import Room, do
from ctx_map_app.workspace.street_picture import street_picture
from ctx_map_app.workspace.table_picture import table_picture
from ctx_map_app.workspace.tools import tools

KEY = "ws_picture"
DRAWS: Mapping[Picture, tuple[str, Callable[[Room, Drawn], None]]] = {
    Picture.NETWORK: ("Network", network_picture),
    Picture.STREET_MAP: ("Street map", street_picture),
    Picture.TIMELINE: ("Timeline", lanes_picture),
    Picture.TABLE: ("Table", table_picture),
}
"""The pictures by their names on the tabs."""
ON_TAB: Mapping[Picture, Picture] = {Picture.HEXAGONS: Picture.STREET_MAP, Picture.TOWN: Picture.STREET_MAP}
"""The pictures that are drawn on the tab of another."""


def middle(now: Room, drawn: Drawn) -> None:
    """Draws the open picture. Where nothing is named and nothing asked, it offers where to begin."""
    tools(now, drawn)
    offer(KEY, DRAWS[_open(now)][0])
    tabs = st.tabs([name for name, _ in DRAWS.values()], key=KEY, on_change=_chosen)
    for tab, (picture, (_, draw)) in zip(tabs, DRAWS.items(), strict=True):
        if picture is _open(now):
            with tab:
                if drawn.content.keys or (drawn.asked and picture is not Picture.NETWORK):
                    draw(now, drawn)
                else:
                    cards(now)


def _open(now: Room) -> Picture:
    return ON_TAB.get(now.scene.picture, now.scene.picture)


def _chosen() -> None:
    names = {name: picture for picture, (name, _) in DRAWS.items()}
    if chosen(KEY):
        do(ChoosePicture(names[st.session_state[KEY]]))
