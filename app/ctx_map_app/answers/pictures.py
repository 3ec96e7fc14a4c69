"""The pictures beside an answer, chosen by what its question declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from ctx_map.analysis.question import Picture, Question
from ctx_map_app.answers.hours_of_week import draw_hours
from ctx_map_app.canvas.place_map import draw_place_map, map_of_places, numbers_on
from ctx_map_app.frame.page import heading
from ctx_map_app.session.held_answers import Answer


def _nothing(*_: object) -> None:
    """Draws nothing."""


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """What stands below the table of an answer and above the evidence of a row."""

    draw_below: Callable[[], None] = _nothing
    draw_beside: Callable[[Any], None] = _nothing
    """Gets the row that is selected."""
    numbers: Sequence[int | None] = ()
    """The number of each row on the map of places."""


def picture_of(question: Question[Any], answer: Answer[Any]) -> DrawnPicture:
    """The picture that the question declares."""
    return PICTURES.get(question.picture, _none)(question, answer)


def _none(question: Question[Any], answer: Answer[Any]) -> DrawnPicture:  # noqa: ARG001
    return DrawnPicture()


def _places(question: Question[Any], answer: Answer[Any]) -> DrawnPicture:
    """The map of the places in the answer, where it has any, numbered like the rows."""
    places = map_of_places(question, answer)
    if not places["places"]:
        return DrawnPicture()
    numbers = numbers_on(places)
    rows = [_only_number(numbers, question.marked(row)) for row in answer.result.content.rows]

    def below() -> None:
        heading("Where these places are")
        draw_place_map(places, key=f"{question.name}_places")
        st.caption(" ".join(places["said"]))

    return DrawnPicture(draw_below=below, numbers=rows)


def _only_number(numbers: Mapping[str, int], keys: Sequence[str]) -> int | None:
    found = [numbers[key] for key in keys if key in numbers]
    return found[0] if len(found) == 1 else None


def _hours(question: Question[Any], answer: Answer[Any]) -> DrawnPicture:
    """The map of the places, and the hours of the week at the one that is selected."""
    places = _places(question, answer)
    beside = partial(draw_hours, answer.network.content)
    return DrawnPicture(draw_below=places.draw_below, draw_beside=beside, numbers=places.numbers)


PICTURES: Mapping[Picture, Callable[[Question[Any], Answer[Any]], DrawnPicture]] = {
    Picture.BARS: _places,
    Picture.MAP: _places,
    Picture.HOURS: _hours,
}
"""How each picture is drawn. Bars stand in the table as numbers; what they are about is shown on the map of places."""
