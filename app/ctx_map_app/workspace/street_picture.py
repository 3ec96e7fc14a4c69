"""The places of the canvas on a street map, with the same selection."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ctx_map.maps import place_map
from ctx_map_app.canvas.network_component import network_component
from ctx_map_app.canvas.place_map import ground_file
from ctx_map_app.scene.actions import Select
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.network_picture import AROUND, LARGER, LEAST
from ctx_map_app.workspace.room import Room, do
from ctx_map_app.workspace.shell import window_size

KEY = "ws_street"


def street_picture(now: Room, drawn: Drawn) -> None:
    """Draws the map of the places on the canvas, and of those that the answer names, with its numbers."""
    numbers = {key: row.number for row in reversed(drawn.rows) for key in row.marks} if drawn.asked else None
    marked = tuple(numbers or ())
    keys = (*drawn.left, *marked)
    ground = ground_file()
    payload = now.keep(
        "street",
        (drawn.network.audit_line, keys, tuple((numbers or {}).items()), drawn.asked is None, str(ground)),
        partial(place_map, drawn.network, only=keys, ground=ground, highlight=marked, numbers=numbers),
    )
    network_component(
        payload,
        key=KEY,
        selected=list(now.scene.selected),
        height=max(window_size()[1] - AROUND, LEAST),
        text_scale=LARGER if now.scene.projector else 1.0,
        on_selected=_selected,
    )


def _selected() -> None:
    said = (st.session_state.get(KEY) or {}).get("selected") or {}
    do(Select(tuple(said.get("nodes", []))))
