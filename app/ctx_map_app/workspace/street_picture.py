"""The places of the canvas on a street map, with the same selection."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ctx_map.analysis.question import Picks
from ctx_map.maps import PlaceCounts, count_at_places, place_map
from ctx_map.maps.content import Filters, apply_filters
from ctx_map.maps.town import Hexagons, hexagons_of, town_cells, town_events, usual_resolution
from ctx_map.network import Network
from ctx_map_app.canvas.network_component import network_component
from ctx_map_app.canvas.place_map import ground_file
from ctx_map_app.scene import Picture, Whose
from ctx_map_app.scene.actions import ChoosePicture, Select
from ctx_map_app.session.state import session
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.fields import chosen, offer
from ctx_map_app.workspace.network_picture import AROUND, LARGER, LEAST
from ctx_map_app.workspace.room import Room, do
from ctx_map_app.workspace.shell import window_size

KEY, HEXAGONS = "ws_street", "ws_street_hexagons"
SWITCH = 40
"""Pixels that the switch above the map takes."""


def street_picture(now: Room, drawn: Drawn) -> None:
    """Draws the map of the places on the canvas, and of those that the answer names, with its numbers."""
    # the switch, which says what the scene says, also after undo
    shaded = now.scene.picture is Picture.HEXAGONS
    offer(HEXAGONS, shaded)
    st.toggle("Hexagons of all events", key=HEXAGONS, on_change=_shade)
    # what is drawn
    numbers = {key: row.number for row in reversed(drawn.rows) for key in row.marks} if drawn.asked else None
    marked = tuple(numbers or ())
    keys = (*drawn.left, *marked)
    ground, counts = ground_file(), _counts(now, drawn)
    hexagons = _hexagons(now, drawn) if shaded else None
    payload = now.keep(
        "street",
        (
            drawn.network.audit_line,
            keys,
            tuple((numbers or {}).items()),
            drawn.asked is None,
            counts,
            shaded,
            str(ground),
        ),
        partial(
            place_map,
            drawn.network,
            only=keys,
            ground=ground,
            highlight=marked,
            numbers=numbers,
            counts=counts,
            hexagons=hexagons,
        ),
    )
    # its picture
    network_component(
        payload,
        key=KEY,
        selected=list(now.scene.selected),
        height=max(window_size()[1] - AROUND - SWITCH, LEAST),
        least=LEAST,
        text_scale=LARGER if now.scene.projector else 1.0,
        contrast=session().contrast,
        on_selected=_selected,
    )


def _counts(now: Room, drawn: Drawn) -> PlaceCounts:
    """How many young people are at each place: those whom the question names, in the period of the answer."""
    scene, network = now.scene, drawn.network.content
    answered: dict[str, int] = {}
    named = scene.people if scene.whose is Whose.MEETING else ()
    if drawn.asked is not None:
        question, answer = drawn.asked
        if any(said.picks is Picks.YOUNG_PEOPLE for said in question.explained.values()):
            named = tuple(scene.asked_options.get("people", ()))
        fields = {column.field for column in question.columns}
        if {"id", "people"} <= fields and question.marks == ("id",):
            answered = {row.id: row.people for row in answer.result.content.rows}
    since, until = scene.filters.since, scene.filters.until
    if not (since or until):
        return count_at_places(network, named=named, answered=answered)
    outside = apply_filters(network, drawn.content, Filters(since=since, until=until)).links
    return count_at_places(network, named=named, without=outside, answered=answered)


def _hexagons(now: Room, drawn: Drawn) -> Hexagons:
    """The events of the whole map in hexagons: those of the period that is read, at whatever place they happened."""

    def counted() -> Hexagons:
        network: Network = drawn.network.content
        return hexagons_of(town_cells(network, usual_resolution(network)), town_events(network).rows)

    return now.keep("street_hexagons", (drawn.network.audit_line,), counted)


def _shade() -> None:
    """With hexagons or without them: another picture of the same, so that it can be undone."""
    if not chosen(HEXAGONS):
        return
    do(ChoosePicture(Picture.HEXAGONS if st.session_state[HEXAGONS] else Picture.STREET_MAP))


def _selected() -> None:
    said = (st.session_state.get(KEY) or {}).get("selected") or {}
    do(Select(tuple(said.get("nodes", []))))
