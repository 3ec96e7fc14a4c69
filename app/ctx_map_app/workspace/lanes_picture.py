"""The timeline: a lane for each of the young people and for the places that they share, with the same selection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from ctx_map.maps import shared_places_of, timeline_picture
from ctx_map.vocabulary.labels import Label
from ctx_map_app.canvas.timeline_component import timeline_component
from ctx_map_app.scene.actions import Brush, Select
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.network_picture import LARGER, LEAST
from ctx_map_app.workspace.room import Room, do
from ctx_map_app.workspace.shell import window_size

KEY = "ws_lanes"
MOST_LANES = 12
"""Lanes of people. More are read by no one."""
AROUND = 385
"""Pixels of the window that are not the lanes'."""


def lanes_picture(now: Room, drawn: Drawn) -> None:
    """Draws the lanes of those named, else of the young people on the canvas."""
    people = _people(now, drawn)
    if not people:
        st.info("Add young people at the top to see when they were where.")
        return
    places = _places(now, drawn, people)
    payload = now.keep(
        "lanes",
        (drawn.network.audit_line, people, places),
        partial(timeline_picture, drawn.network, people=people, places=places),
    )
    filters = now.scene.filters
    timeline_component(
        payload,
        key=KEY,
        selected=list(now.scene.selected),
        period=_period(filters.since, filters.until),
        height=max(window_size()[1] - AROUND, LEAST),
        text_scale=LARGER if now.scene.projector else 1.0,
        on_selected=_selected,
        on_brush=_brushed,
    )


def _people(now: Room, drawn: Drawn) -> tuple[str, ...]:
    nodes = drawn.network.content.nodes
    is_person = pl.col("label") == Label.PERSON.value
    known = set(nodes.filter(is_person).get_column("key"))
    named = [key for key in now.scene.people if key in known]
    return tuple(named or [key for key in drawn.left if key in known])[:MOST_LANES]


def _places(now: Room, drawn: Drawn, people: Sequence[str]) -> tuple[str, ...]:
    """The places named, then those that several of the people share."""
    known = set(drawn.network.content.keys)
    named = [key for key in now.scene.places if key in known]
    return tuple(dict.fromkeys([*named, *shared_places_of(drawn.network.content, people)]))


def _period(since: date | None, until: date | None) -> dict[str, str] | None:
    return {"since": since.isoformat(), "until": until.isoformat()} if since and until else None


def _said(name: str) -> Any:
    return (st.session_state.get(KEY) or {}).get(name)


def _selected() -> None:
    said = _said("selected") or {}
    do(Select(tuple(said.get("nodes", []) or said.get("links", []))))


def _brushed() -> None:
    said = _said("brush")
    if said:
        do(Brush(date.fromisoformat(str(said["since"])[:10]), date.fromisoformat(str(said["until"])[:10])))
    else:
        do(Brush())
