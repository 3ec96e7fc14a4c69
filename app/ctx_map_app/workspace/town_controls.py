"""The controls at the left of the street map of a town: hours of the week, months, and hexagons."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ctx_map.analysis.answers.wording import count_of
from ctx_map.maps.town import EVERYTHING, TownCounts, When
from ctx_map.vocabulary.days import WEEKDAYS, day_words
from ctx_map_app.answers.hours_of_week import PARTS
from ctx_map_app.canvas.when_component import when_component
from ctx_map_app.scene import Town
from ctx_map_app.workspace.fields import chosen, offer
from ctx_map_app.workspace.town_chosen import look_at, look_when, when_in, when_of

KEY = "ws_when"
HEXAGONS, SIZE = "ws_hexagons", "ws_hexagon_size"
NO_TIMES, NO_DATES = "No event has a time of day.", "No event has a date."
SIZES = {7: "Large, 5 square kilometres", 8: "Medium, 0.7 square kilometres", 9: "Small, 0.1 square kilometres"}
"""Resolutions of H3, and how large their hexagons are."""


def town_controls(town: Town, counts: TownCounts, resolution: int) -> None:
    """Draws the controls."""
    when_component(_shown(when_in(town), counts), key=KEY, on_when=_when_chosen)
    st.button(
        "Show all hours and months",
        key="ws_all_times",
        type="tertiary",
        on_click=look_when,
        args=(EVERYTHING,),
        disabled=when_in(town) == EVERYTHING,
    )
    offer(HEXAGONS, town.hexagons)
    st.toggle("Hexagons", key=HEXAGONS, on_change=_hexagons_chosen)
    if town.hexagons:
        offer(SIZE, resolution)
        st.selectbox(
            "Size of the hexagons",
            list(SIZES),
            key=SIZE,
            format_func=SIZES.__getitem__,
            on_change=_size_chosen,
        )


def _hexagons_chosen() -> None:
    if chosen(HEXAGONS):
        look_at(hexagons=st.session_state[HEXAGONS])


def _size_chosen() -> None:
    if chosen(SIZE):
        look_at(resolution=st.session_state[SIZE])


def _shown(when: When, counts: TownCounts) -> dict[str, Any]:
    months = when.months
    return {
        "days": list(WEEKDAYS),
        "parts": list(PARTS),
        "blocks": list(counts.blocks),
        "on": sorted(when.blocks),
        "months": [
            {"id": month, "words": day_words(month, short=True), "count": count} for month, count in counts.months
        ],
        "chosen": list(months) if months else None,
        "week_title": "Hours of the week",
        "months_title": "Months",
        # a control in which nothing can be chosen is left out, and what it would be about is said
        "timed": counts.timed,
        "week_note": _note(counts.untimed, "time of day") if counts.timed else NO_TIMES,
        "months_note": _note(counts.undated, "date") if counts.months else NO_DATES,
    }


def _note(number: int, what: str) -> str:
    verb = "has" if number == 1 else "have"
    return f"{count_of(number, 'event')} {verb} no {what} recorded." if number else ""


def _when_chosen() -> None:
    look_when(when_of((st.session_state.get(KEY) or {}).get("when")))
