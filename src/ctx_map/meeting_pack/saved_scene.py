"""What a saved view shows, in the terms of the library: what is drawn, where it lies, and which question is asked.

The app reads a view strictly, because it goes on from there. A pack only draws it and leaves out what it does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from ctx_map.analysis.question import Picks
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.maps.content import MOST, NO_FILTERS, Expansion, Filters, Wanted
from ctx_map.maps.payload import Position

_OF_THE_MEETING = "meeting"


@with_config(ConfigDict(extra="ignore", hide_input_in_errors=True))
@dataclass(frozen=True, slots=True)
class SavedScene:
    """The fields of a saved view that a picture or an answer needs."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    whole_town: bool = False
    most: int = MOST
    since: date | None = None
    until: date | None = None
    question: str = ""
    options: tuple[tuple[str, Any], ...] = ()
    whose: str = _OF_THE_MEETING
    expanded: tuple[Expansion, ...] = ()
    hidden: tuple[str, ...] = ()
    filters: Filters = NO_FILTERS
    positions: tuple[tuple[str, float, float], ...] = ()

    @property
    def wanted(self) -> Wanted:
        """What of a network is drawn."""
        return Wanted((*self.people, *self.places), self.expanded, self.hidden, most=self.most)

    @property
    def around(self) -> tuple[str, ...]:
        """The ids around which the network is read."""
        return tuple(dict.fromkeys((*self.people, *self.places, *(each.node for each in self.expanded))))

    @property
    def position_of(self) -> Mapping[str, Position]:
        """Where things were moved to, by their ids."""
        return {key: (x, y) for key, x, y in self.positions}

    @property
    def asked(self) -> tuple[str, Mapping[str, object]] | None:
        """The question with its options. None if none is asked, or if there is no such question any more."""
        if self.question not in QUESTIONS:
            return None
        given = {name: tuple(value) if isinstance(value, list) else value for name, value in self.options}
        people = self.people if self.whose == _OF_THE_MEETING else ()
        return self.question, {**about_people(self.question, people), **given}


def about_people(question: str, people: tuple[str, ...]) -> Mapping[str, object]:
    """The options that make a question one about these young people, if it can be."""
    explained = QUESTIONS[question].explained
    return {name: people for name, said in explained.items() if people and said.picks is Picks.YOUNG_PEOPLE}


_SCENES = TypeAdapter(SavedScene)


def read_saved_scene(text: str) -> SavedScene | None:
    """Return what a saved view shows, or None if it can't be read."""
    try:
        return _SCENES.validate_json(text)
    except ValidationError:
        return None
