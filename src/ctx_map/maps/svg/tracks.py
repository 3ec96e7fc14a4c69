"""Where each mark of a lane lies: on tracks, so that every one can be seen for itself."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ctx_map.maps.svg.days import Scale, day_number
from ctx_map.maps.timeline.payload import MarkItem

TRACK = 13.0
"""Points that a mark takes, across and down."""
_EVENING = 1.0
"""Day. What is this close together and would cover each other is one stack."""
_FORMS = ("event", "visit", "contact", "thing", "link")
"""Which sign stands for a stack."""


class Shape(StrEnum):
    """How marks are drawn."""

    POINT = "point"
    BAR = "bar"
    RAIL = "rail"
    """It has begun, and is open."""
    ALONG = "along"
    """It lasts from before what is shown to after it."""


@dataclass(slots=True)
class Item:
    """Marks that are drawn as one sign."""

    marks: list[MarkItem]
    shape: Shape
    day: float
    left: float
    right: float
    begin: float
    end: float
    track: int = 0

    @property
    def middle(self) -> float:
        """Its middle, across."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Row:
    """A lane with its items, and on how many tracks they lie."""

    items: list[Item] = field(default_factory=list)
    tracks: int = 1


def lay_lane(marks: Sequence[MarkItem], scale: Scale, joined: Collection[str]) -> Row:
    """What of a lane can be seen. Above are points, stacks and bars. Below is what lasts without an end."""
    items = [item for mark in marks if (item := _placed(mark, scale)) is not None]
    rails = _gathered([item for item in items if item.shape is Shape.RAIL])
    along = [item for item in items if item.shape is Shape.ALONG]
    if along:
        rails.append(_together(along, scale))
    above = _gathered([item for item in items if item.shape is Shape.POINT])
    above += [item for item in items if item.shape is Shape.BAR]
    # what joins people is laid first, so that it stands in one line with the others
    above.sort(key=lambda item: (not is_joined(item, joined), item.left))
    first = _lay_on(above, 0)
    tracks = _lay_on(sorted(rails, key=lambda item: item.left), first)
    return Row([*above, *rails], max(tracks, 1))


def is_joined(item: Item, joined: Collection[str]) -> bool:
    """Whether a mark of it is part of an occasion on which people were at one place."""
    return any(link in joined for mark in item.marks for link in mark["links"])


def _placed(mark: MarkItem, scale: Scale) -> Item | None:
    begins = day_number(mark["begins"]) if mark["begins"] else -math.inf
    ends = day_number(mark["ends"], last=True) if mark["ends"] else math.inf
    if ends < scale.first or begins >= scale.last + 1:
        return None
    begin, end = scale.x(begins), scale.x(ends)
    started, open_ended = begins >= scale.first, ends > scale.last + 1
    if not started and open_ended:
        return Item([mark], Shape.ALONG, begins, scale.left, scale.left + TRACK, begin, end)
    if open_ended:
        left, right = _around(begin + TRACK / 2, scale)
        return Item([mark], Shape.RAIL, begins, left, right, begin, end)
    if end - begin < TRACK * 1.5:
        left, right = _around((begin + end) / 2, scale)
        return Item([mark], Shape.POINT, begins, left, right, begin, end)
    return Item([mark], Shape.BAR, begins, begin, end, begin, end)


def _around(middle: float, scale: Scale) -> tuple[float, float]:
    x = min(max(middle, scale.left + TRACK / 2), scale.right - TRACK / 2)
    return x - TRACK / 2, x + TRACK / 2


def _gathered(points: list[Item]) -> list[Item]:
    """What would cover each other on one evening, as one stack."""
    stacks: list[Item] = []
    for item in sorted(points, key=lambda each: each.day):
        last = stacks[-1] if stacks else None
        if last and item.day - last.day < _EVENING and item.middle - last.middle < TRACK:
            last.marks.extend(item.marks)
        else:
            stacks.append(item)
    for item in stacks:
        item.marks.sort(key=lambda mark: _FORMS.index(mark["form"]))
    return stacks


def _together(along: Sequence[Item], scale: Scale) -> Item:
    marks = [mark for item in along for mark in item.marks]
    return Item(marks, Shape.ALONG, -math.inf, scale.left, scale.left + TRACK, scale.left, scale.right)


def _lay_on(items: Sequence[Item], first: int) -> int:
    """Put each where nothing else is, on a track from this one on, and return how many tracks there are then."""
    tracks: list[list[Item]] = []
    for item in items:
        free = [at for at, taken in enumerate(tracks) if all(_is_apart(item, other) for other in taken)]
        at = free[0] if free else len(tracks)
        if not free:
            tracks.append([])
        tracks[at].append(item)
        item.track = first + at
    return first + len(tracks)


def _is_apart(one: Item, other: Item) -> bool:
    return one.right <= other.left + 0.5 or one.left >= other.right - 0.5
