"""The timeline on a screen: of the people who are selected, and of the places that several of them share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctx_map import Release
from ctx_map.maps import TimelinePayload, shared_places_of, timeline_picture
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map_app.canvas.map_events import brushed_in, selected_in
from ctx_map_app.canvas.map_size import map_height, text_scale
from ctx_map_app.canvas.timeline_component import timeline_component
from ctx_map_app.session.state import Held, session

KEY = "timeline"
MOST_LANES = 12
"""Lanes of people. More are read by nobody."""
STRIP = 100
"""Pixels that the strip under the lanes takes."""


def draw_timeline(network: Release[Network]) -> None:
    """Draws the lanes, or says what to select."""
    chosen = _people(network.content)
    if not chosen or len(chosen) > MOST_LANES:
        st.info(f"Select up to {MOST_LANES} young people on the map to see their timeline.")
        return
    timeline_component(
        _payload(network, chosen),
        key=KEY,
        selected=session().selected_keys(),
        period=session().brush,
        height=map_height() - STRIP,
        text_scale=text_scale(),
        on_selected=partial(selected_in, KEY),
        on_brush=partial(brushed_in, KEY),
    )


def _people(network: Network) -> tuple[str, ...]:
    """The people who are selected. While a mark or a place is selected, those who were selected before stay."""
    now = session()
    is_person = network.nodes.get_column("label") == Label.PERSON.value
    people = set(network.keys.filter(is_person))
    now.lanes = tuple(key for key in now.selected_keys() if key in people) or now.lanes
    return tuple(key for key in now.lanes if key in people)


def _payload(network: Release[Network], people: Sequence[str]) -> TimelinePayload:
    """The timeline, held while what it is made from stays the same."""
    now = session()
    fingerprint = (network.audit_line, tuple(people))
    held = now.held.get(KEY)
    if held is None or held.fingerprint != fingerprint:
        places = shared_places_of(network.content, people)
        held = now.held[KEY] = Held(fingerprint, timeline_picture(network, people=people, places=places))
    return held.answer  # type: ignore[return-value]
