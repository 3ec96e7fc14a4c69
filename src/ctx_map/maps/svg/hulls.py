"""The outline of a peer group round its members, with the name of the group on its edge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ctx_map.maps.style import WHITE, NodeLook
from ctx_map.maps.svg.letters import NARROW, widest, wrapped
from ctx_map.maps.svg.pen import Pen, Point, polygon
from ctx_map.maps.svg.room import Room, box_at

_CORNERS = 14
_SPOTS = 40
_INTO = 3.0
"""How far the name of a group reaches into its outline."""
_PAD = (9.0, 5.0)


@dataclass(frozen=True, slots=True)
class Tab:
    """The name of a group, and where its middle is."""

    lines: tuple[str, ...]
    middle: Point
    wide: float
    high: float


def outline(members: Sequence[Point], reach: float) -> list[Point]:
    """The convex outline that keeps so far from each member."""
    turns = [2 * math.pi * n / _CORNERS for n in range(_CORNERS)]
    points = {(x + math.cos(turn) * reach, y + math.sin(turn) * reach) for x, y in members for turn in turns}
    ordered = sorted(points)
    return [*_half(ordered), *_half(ordered[::-1])]


def _half(points: Sequence[Point]) -> list[Point]:
    """One half of the convex outline of ordered points (Andrew's monotone chain), without its last point."""
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def tab_for(words: str, edge: Sequence[Point], room: Room, size: float) -> Tab:
    """The name of a group where it covers nothing on its outline, the top first, or where it covers least."""
    forms = dict.fromkeys((wrapped(words, 40), wrapped(words, NARROW + 2)))
    spots = [spot for lines in forms for spot in _spots(lines, edge, size)]
    covered = [room.covered(box_at(*spot.middle, spot.wide, spot.high)) for spot in spots]
    inside = [room.is_inside(box_at(*spot.middle, spot.wide, spot.high)) for spot in spots]
    best = min(range(len(spots)), key=lambda at: (not inside[at], covered[at], at))
    room.take(box_at(*spots[best].middle, spots[best].wide, spots[best].high), words=True)
    return spots[best]


def _spots(lines: tuple[str, ...], edge: Sequence[Point], size: float) -> list[Tab]:
    wide, high = widest(lines, size, bold=True) + _PAD[0], len(lines) * size * 1.1 + _PAD[1]
    centre = (sum(x for x, _ in edge) / len(edge), sum(y for _, y in edge) / len(edge))
    found = []
    for x, y in _along(edge):
        far = math.dist((x, y), centre) or 1
        out = ((x - centre[0]) / far, (y - centre[1]) / far)
        # as far out as the name is wide or high in that direction, less what it reaches into the outline
        reach = min(wide / 2 / max(abs(out[0]), 1e-6), high / 2 / max(abs(out[1]), 1e-6)) - _INTO
        found.append((out[1], Tab(lines, (x + out[0] * reach, y + out[1] * reach), wide, high)))
    return [tab for _, tab in sorted(found, key=lambda pair: pair[0])]


def _along(edge: Sequence[Point]) -> list[Point]:
    """Points in equal steps along an outline."""
    sides = list(zip(edge, [*edge[1:], edge[0]], strict=True))
    step = sum(math.dist(a, b) for a, b in sides) / _SPOTS
    found: list[Point] = []
    passed = 0.0
    for a, b in sides:
        length = math.dist(a, b)
        while len(found) < _SPOTS and length and len(found) * step <= passed + length:
            part = (len(found) * step - passed) / length
            found.append((a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part))
        passed += length
    return found or list(edge)


def draw_outline(pen: Pen, edge: Sequence[Point], look: NodeLook) -> None:
    """The outline of a group. Its edge says where it ends, also in grey."""
    pen.path(polygon(edge), fill=look["fill"], stroke=look["outline"], width=1)


def draw_tab(pen: Pen, tab: Tab, look: NodeLook, size: float) -> None:
    """The name of a group in its frame."""
    x, y = tab.middle[0] - tab.wide / 2, tab.middle[1] - tab.high / 2
    pen.box((x, y), tab.wide, tab.high, fill=WHITE, round_by=3, stroke=look["outline"])
    for number, line in enumerate(tab.lines):
        down = (number - (len(tab.lines) - 1) / 2) * size * 1.1
        pen.words((tab.middle[0], tab.middle[1] + down + size * 0.34), line, size, bold=True)
