"""The map of places: needs no internet, and its numbers are those of the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from ctx_map.analysis.question import Question
from ctx_map.maps import MapPayload, place_map
from ctx_map.maps.base_map import base_map_file
from ctx_map_app.canvas.map_events import selected_in
from ctx_map_app.canvas.map_size import text_scale
from ctx_map_app.canvas.network_component import network_component
from ctx_map_app.session.held_answers import Answer
from ctx_map_app.session.state import session
from ctx_map_app.session.store import settings

HEIGHT = 420
"""Pixels."""


def map_of_places(question: Question[Any], answer: Answer[Any]) -> MapPayload:
    """The map of the places that the rows of an answer mark, numbered where each row is about one place."""
    counts = {"id", "people"} <= {field.name for field in fields(question.row)}
    if question.marks == ("id",) and counts:
        return place_map(answer.network, answer.result, ground=ground_file())
    marked = {key for row in answer.result.content.rows for key in question.marked(row)}
    return place_map(answer.network, only=marked, ground=ground_file())


def numbers_on(payload: MapPayload) -> Mapping[str, int]:
    """The number of each place on the map, by its key."""
    return {item["key"]: item["number"] for item in payload["places"] if item["number"] is not None}


def draw_place_map(payload: MapPayload, *, key: str) -> None:
    """Draws the map; a place that is chosen is what the session has selected, and the other way round."""
    network_component(
        payload,
        key=key,
        selected=session().selected_keys(),
        height=HEIGHT,
        text_scale=text_scale(),
        on_selected=partial(selected_in, key),
    )


def ground_file() -> Path | None:
    """The base map: the sample town's where all is invented, else the organisation's own, else none.

    Raises FileRefused where the settings name a file that is not there.
    """
    return base_map_file(settings(), invented=session().invented)
