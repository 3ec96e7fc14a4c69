"""What is on the screen: one small value that does not change, from which everything is drawn.

It holds ids, numbers, days and words of the vocabulary, never a name or a note, so that it can be kept in memory, be
saved with a meeting and be compared. Each action gives another scene and leaves this one as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import ConfigDict, with_config

from ctx_map.maps.content import MOST, NO_FILTERS, Expansion, Filters, Wanted
from ctx_map_app.scene.checks import check_days, check_filters, check_ids, check_numbers, check_town
from ctx_map_app.scene.question_options import OptionValue, check_question, options_asked

STRICT = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)
"""How a scene is read: nothing is guessed, nothing unknown is left out, and no value is in an error."""


class Whose(StrEnum):
    """About whom a question is answered."""

    MEETING = "meeting"
    """The young people that the meeting is about; everyone where it names none."""
    EVERYONE = "everyone"


class Picture(StrEnum):
    """Which picture of the content is shown."""

    NETWORK = "network"
    STREET_MAP = "street_map"
    HEXAGONS = "hexagons"
    """The street map with hexagons under its places."""
    TOWN = "town"
    """The street map of the whole town, which has a page of its own: a saved view of it opens there."""
    TIMELINE = "timeline"
    TABLE = "table"


class Lettering(StrEnum):
    """How people are shown."""

    NAMES = "names"
    INITIALS = "initials"


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Camera:
    """How the canvas is zoomed and moved."""

    scale: float
    x: float
    """Across and down, in map units: what is in the middle."""
    y: float


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Town:
    """What is chosen on the street map of a whole town. The place that is chosen is selected in the scene."""

    months: tuple[str, str] | None = None
    """The first and the last month; None means all, also events without a date."""
    blocks: tuple[int, ...] = ()
    """Parts of the week of three hours, from 0 on Monday after midnight, in order; none means all."""
    hexagons: bool = True
    resolution: int | None = None
    """The resolution of H3; None means one that suits the town."""


WHOLE_TOWN = Town()


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Scene:
    """What is on the screen. Raises WrongUse for what cannot be."""

    people: tuple[str, ...] = ()
    """The ids of the young people that it is about."""
    places: tuple[str, ...] = ()
    """The ids of the places that it is about."""
    whole_town: bool = False
    """Whether the peer groups and places of the whole town are drawn."""
    most: int = MOST
    """How many nodes are drawn at most before any of them is opened."""
    as_at: date | None = None
    """The day of what was known and of ages; None means today."""
    since: date | None = None
    until: date | None = None
    """The period of the reports that are read. The time brush within it is one of the filters."""
    question: str = ""
    """The name of the question that is asked. Empty means that none is."""
    options: tuple[tuple[str, OptionValue], ...] = ()
    """The options that were chosen, by their names in order."""
    whose: Whose = Whose.MEETING
    expanded: tuple[Expansion, ...] = ()
    hidden: tuple[str, ...] = ()
    filters: Filters = NO_FILTERS
    positions: tuple[tuple[str, float, float], ...] = ()
    """Where things were moved to: id, across and down in map units, in the order of ids."""
    camera: Camera | None = None
    """None means that all of the canvas is in sight."""
    selected: tuple[str, ...] = ()
    """The ids of the nodes or links that are selected."""
    picture: Picture = Picture.NETWORK
    lettering: Lettering = Lettering.NAMES
    projector: bool = False
    """Whether letters are large enough for a room."""
    town: Town = WHOLE_TOWN
    """The hours, months and hexagons of the hotspots without a meeting."""

    def __post_init__(self) -> None:
        for name in ("people", "places", "hidden", "selected"):
            check_ids(name, getattr(self, name))
        check_ids("expanded", [each.node for each in self.expanded])
        check_ids("positions", [key for key, _, _ in self.positions])
        check_numbers("positions", (number for _, *numbers in self.positions for number in numbers))
        check_numbers("camera", (self.camera.scale, self.camera.x, self.camera.y) if self.camera else ())
        check_numbers("most", (self.most,), least=0)
        check_days(self.since, self.until)
        check_filters(self.filters)
        check_town(self.town.months, self.town.blocks, self.town.resolution)
        check_question(self.question, self.options, self._meeting)

    @property
    def wanted(self) -> Wanted:
        """What of a network the canvas is to draw."""
        return Wanted((*self.people, *self.places), self.expanded, self.hidden, self.whole_town, self.most)

    @property
    def asked_options(self) -> Mapping[str, Any]:
        """The options with which the question is asked, with the meeting's young people where it is about them."""
        return options_asked(self.question, self.options, self._meeting)

    @property
    def position_of(self) -> Mapping[str, tuple[float, float]]:
        """Where things were moved to, by their ids."""
        return {key: (x, y) for key, x, y in self.positions}

    @property
    def _meeting(self) -> tuple[str, ...]:
        return self.people if self.whose is Whose.MEETING else ()


def without(ids: Iterable[str], gone: Iterable[str]) -> tuple[str, ...]:
    """These ids in their order without some."""
    left = frozenset(gone)
    return tuple(key for key in ids if key not in left)


def with_more(ids: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """These ids in their order, then those that are new."""
    return tuple(dict.fromkeys((*ids, *more)))
