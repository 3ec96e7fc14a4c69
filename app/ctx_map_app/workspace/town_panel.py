"""The panel beside the street map of a town: what is found, and the ten places that lead with their week."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ctx_map.analysis.answers.wording import count_of
from ctx_map.maps.town import LeadingPlace, TownCounts, When
from ctx_map.vocabulary.days import WEEKDAYS, day_words
from ctx_map_app.answers.hours_of_week import PARTS
from ctx_map_app.frame.page import render
from ctx_map_app.scene import Scene
from ctx_map_app.session.held_answers import Answer
from ctx_map_app.session.state import session
from ctx_map_app.workspace.cards import READABLE
from ctx_map_app.workspace.room import begin
from ctx_map_app.workspace.rows import ShownRow
from ctx_map_app.workspace.town_chosen import choose_place, when_in


def town_panel(scene: Scene, counts: TownCounts, answer: Answer[Any]) -> None:
    """Draws the panel."""
    first, *rest = finding(counts, when_in(scene.town))
    about = "Places are in the order of their events. Homes and placements are not listed."
    st.html(render("ws_finding.html", first=first, rest=rest, about=about))
    for number, place in enumerate(counts.leading, start=1):
        _place(number, place, selected=scene.selected == (place.key,))
    result = answer.result.content
    with st.expander("What this does not tell you"):
        st.html(render("ws_method.html", method=result.method, considered=result.considered, notes=result.notes))


def finding(counts: TownCounts, when: When) -> list[str]:
    """The finding, and when it is about."""
    about = when_words(when, counts.months)
    if not counts.events:
        return [f"No events at places {about}."]
    said = [f"{count_of(counts.events, 'event')} at {count_of(counts.places, 'place')} {about}."]
    if counts.leading:
        most = counts.leading[0]
        said.append(f"Most are at {most.name}, with {count_of(most.events, 'event')}.")
    return said


def when_words(when: When, months: tuple[tuple[str, int], ...]) -> str:
    """The months and hours that are chosen, in words."""
    ends = when.months or ((months[0][0], months[-1][0]) if months else None)
    if ends is None:
        return "on the map"
    first, last = (day_words(month) for month in ends)
    said = f"in {first}" if first == last else f"from {first} to {last}"
    return f"{said}, in the chosen hours of the week" if when.blocks else said


def _place(number: int, place: LeadingPlace, *, selected: bool) -> None:
    with st.container(key=f"ws_row_{'now_' if selected else ''}{number}", gap=None):
        st.button(
            f"{number}  {place.name}",
            key=f"ws_choose_{number}",
            type="tertiary",
            on_click=choose_place,
            args=("" if selected else place.key,),
            width="stretch",
        )
        week = [(day, counts) for day, counts in zip(WEEKDAYS, place.week, strict=True) if any(counts)]
        told = [count_of(place.events, "event"), *([] if place.positioned else ["no position recorded"])]
        row = ShownRow(number, place.name, (place.key,), tuple(told))
        st.html(render("ws_row.html", row=row, week=week, parts=PARTS))
        if selected:
            st.button("Open it on the canvas", key="ws_town_open", on_click=_open, args=(place.key,))


def _open(place: str) -> None:
    begin(Scene(places=(place,), most=READABLE, question="hotspots"))
    session().go_to = "workspace"
