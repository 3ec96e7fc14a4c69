"""The network map on its screen: what of it is drawn, where things lie, and what comes back from it."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from ctx_map import Release
from ctx_map.maps import MapPayload, network_map, positions_of
from ctx_map.network import Network
from ctx_map_app.canvas.map_events import (
    KEY,
    brushed_in,
    close_opened,
    draw_around_selected,
    inspected_on_map,
    lay_out_anew,
    moved_on_map,
    opened_on_map,
    path_on_map,
    picture_of_map,
    selected_in,
)
from ctx_map_app.canvas.map_filter import FILTERS, SELECTED, drawn_keys
from ctx_map_app.canvas.map_size import map_height, text_scale
from ctx_map_app.canvas.network_component import network_component
from ctx_map_app.frame.page import asking
from ctx_map_app.session.saved_positions import SavedPositions, saved_positions_of
from ctx_map_app.session.state import Held, session
from ctx_map_app.session.store import settings


def filter_row() -> None:
    """Which part of the network is drawn, and a way back to a map that nobody has moved anything on."""
    now = session()
    # no default of its own: another screen may have set it
    st.session_state.setdefault("filter", now.filter)
    with asking().container(horizontal=True, vertical_alignment="center"):
        chosen = st.segmented_control(
            "Draw",
            FILTERS,
            required=True,
            key="filter",
            persist_state="session",
            label_visibility="collapsed",
        )
        chosen = chosen or now.filter
        if chosen != now.filter:
            draw_around_selected()
        now.filter = chosen
        if chosen == SELECTED and now.selected and tuple(now.selected_keys()) != now.centre:
            st.button("Show links of the selection", on_click=draw_around_selected)
        st.button(
            "Rearrange",
            on_click=lay_out_anew,
            help="Forgets the positions saved on this computer.",
        )
        if now.expanded:
            st.button("Hide added neighbours", on_click=close_opened)


def draw_network_map(network: Release[Network]) -> tuple[str, ...]:
    """Draws the map and returns the keys of what it draws."""
    payload = _payload(network)
    network_component(
        payload,
        key=KEY,
        selected=session().selected_keys(),
        period=session().brush,
        height=map_height(),
        text_scale=text_scale(),
        command=session().command,
        picture="ask",
        on_selected=partial(selected_in, KEY),
        on_brush=partial(brushed_in, KEY),
        on_positions=moved_on_map,
        on_expand=opened_on_map,
        on_inspect=inspected_on_map,
        on_path=path_on_map,
        on_picture=picture_of_map,
    )
    return tuple(positions_of(payload))


def _payload(network: Release[Network]) -> MapPayload:
    """The map, held while what it is made from stays the same, so that a click does not lay it out again."""
    now = session()
    now.centre = now.centre or tuple(now.selected_keys())
    keys = drawn_keys(network.content, now.filter, centre=now.centre, opened=now.expanded)
    fingerprint = (network.audit_line, keys, now.layouts)
    held = now.held.get(KEY)
    if held is None or held.fingerprint != fingerprint:
        saved = saved_positions_of(settings())
        remembered = saved.positions()
        payload = network_map(network, only=keys, positions=remembered, strip=True)
        if now.filter != SELECTED:
            # a part by itself is laid out for itself: the whole would be pulled apart by several such parts
            _remember_new(saved, payload, remembered)
        held = now.held[KEY] = Held(fingerprint, payload)
    return held.answer  # type: ignore[return-value]


def _remember_new(saved: SavedPositions, payload: MapPayload, remembered: dict[str, Any]) -> None:
    """Keeps where new things were laid, so that the next map, or a part of it, has them in the same place."""
    laid = positions_of(payload)
    if laid.keys() - remembered.keys():
        saved.remember({key: laid[key] for key in laid.keys() - remembered.keys()})
