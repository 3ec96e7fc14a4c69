"""Where the name of each sign stands: beside it where it covers nothing, or further off with a thin line to it.

Every name is written: on paper no one can point at a sign to be told it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ctx_map.maps.svg.letters import LONGEST, NARROW, widest, wrapped
from ctx_map.maps.svg.pen import Pen, Point
from ctx_map.maps.svg.room import Box, Room, box_at

_OFF = (0.0, 6.0, 14.0, 26.0, 42.0, 60.0, 84.0)
"""How far beyond its sign a name may stand."""
_LED_FROM = 5.0
"""How far off a name has a line to its sign."""
_ANGLES = 16
_LINE = 1.13
"""Height of a line, as a part of the size of its letters."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be placed, and the sign that it belongs to."""

    words: str
    at: Point
    r: float
    owner: int
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its lines and the middle of its box."""

    name: Name
    lines: tuple[str, ...]
    middle: Point
    wide: float
    high: float
    led: bool

    @property
    def box(self) -> Box:
        """What it takes."""
        return box_at(*self.middle, self.wide, self.high)


def place_names(names: Sequence[Name], room: Room, size: float) -> list[Placed]:
    """Place these names in their order. Each takes the first spot that is free, or the one that covers least."""
    placed = []
    for name in names:
        spots = list(_spots(name, size))
        free = next((spot for spot in spots if room.is_free(spot.box, owner=name.owner)), None)
        inside = [spot for spot in spots if room.is_inside(spot.box)] or spots
        found = free or min(inside, key=lambda spot: room.covered(spot.box, owner=name.owner))
        room.take(found.box, words=True, owner=name.owner)
        placed.append(found)
    return placed


def draw_names(pen: Pen, placed: Sequence[Placed], size: float) -> None:
    """Draw the lines to the signs, and then the names over them."""
    for each in placed:
        if each.led:
            _lead(pen, each)
    for each in placed:
        top = each.middle[1] - each.high / 2
        for number, line in enumerate(each.lines):
            at = (each.middle[0], top + size * (_LINE * (number + 0.5) + 0.33))
            pen.words(at, line, size, bold=each.name.strong, halo=True)


def _spots(name: Name, size: float) -> Iterator[Placed]:
    """Every spot at which a name can stand, the best first."""
    forms = dict.fromkeys((wrapped(name.words, LONGEST), wrapped(name.words, NARROW), wrapped(name.words, 40)))
    for off in _OFF:
        for lines in forms:
            wide, high = widest(lines, size, bold=name.strong) + 3, len(lines) * size * _LINE
            for middle in _middles(name, off, wide, high):
                yield Placed(name, lines, middle, wide, high, off > _LED_FROM)


def _middles(name: Name, off: float, wide: float, high: float) -> list[Point]:
    (x, y), r = name.at, name.r + off + 2
    down, across = r + high / 2, r + wide / 2 + 1
    near = [(x, y + down), (x, y - down), (x + across, y), (x - across, y)]
    slant = name.r * 0.5 + wide / 2
    corners = [(x + side * slant, y + up * down) for up in (1, -1) for side in (1, -1)]
    if off < _OFF[2]:
        return near + corners
    turns = [2 * math.pi * n / _ANGLES for n in range(_ANGLES)]
    return [(x + math.cos(turn) * (r + wide / 2), y + math.sin(turn) * (r + high / 2)) for turn in turns]


def _lead(pen: Pen, placed: Placed) -> None:
    (x, y), box = placed.name.at, placed.box
    to = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
    far = math.dist((x, y), to) or 1
    begin = (x + (to[0] - x) / far * placed.name.r, y + (to[1] - y) / far * placed.name.r)
    pen.line(begin, to, width=0.7)
