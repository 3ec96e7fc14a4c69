"""The network of a payload as SVG: the layout, shapes and words of the app, on one page, with its legend.

Signs and letters have the size that print needs, whatever the size of the map, as on the screen at each zoom.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ctx_map.maps.payload import ASKED, BUSY, INNER, MEMBERSHIP, LineRow, MapPayload
from ctx_map.maps.style import NodeLook
from ctx_map.maps.svg.hulls import draw_outline, draw_tab, outline, tab_for
from ctx_map.maps.svg.legend import draw_legend, entries_of, legend_height
from ctx_map.maps.svg.names import Name, draw_names, place_names
from ctx_map.maps.svg.pen import Pen, Point
from ctx_map.maps.svg.room import Room, box_at
from ctx_map.maps.svg.signs import badge_size, draw_badge, draw_number, draw_sign
from ctx_map.maps.svg.strokes import draw_stroke

WIDE, HIGH = 745.0, 400.0
"""Points: what an A4 page on its side has room for, with a heading and a caption."""
NAMES, BADGES = 8.5, 6.5
"""Sizes of letters, in points."""
_R = 8.5
_LARGER, _SMALLER = 1.3, 0.8
"""Those whom the meeting is about, and busy places."""
_AROUND = (46.0, 20.0, 46.0, 26.0)
"""Kept free round the signs for names: left, top, right and below."""
_CLOSEST = 1.0
"""Points for each unit of the map, at most: a map of three people would look empty otherwise."""
_WIDENED = 1.4
"""How much wider for its height than on the screen a map may be, where the page has room: names need it."""
_FAINT = 0.35
_GROUP_REACH = 20.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A node where it is drawn."""

    at: Point
    r: float
    look: NodeLook
    label: str
    letters: str
    marks: int

    @property
    def is_group(self) -> bool:
        """Whether it is a peer group, whose name stands in a frame."""
        return self.look["shape"] == "tab"


def network_svg(
    payload: MapPayload, *, wide: float = WIDE, high: float = HIGH, numbers: Mapping[str, int] | None = None
) -> str:
    """Return the picture of a network. `numbers` are the rows of an answer, by the key of the node that each names."""
    entries = entries_of(payload["legend"])
    foot = legend_height(entries, wide)
    pen = Pen(wide, high, about=f"{payload['title']}. {payload['summary']}")
    pen.box((0, 0), wide, high)
    if payload["nodes"]:
        spots = _spots(payload, wide, high - foot)
        rows = {at: numbers[row[0]] for at, row in enumerate(payload["nodes"]) if numbers and row[0] in numbers}
        _paint(pen, payload, spots, rows, (wide, high - foot))
    draw_legend(pen, entries, (0, high - foot), wide)
    return pen.written()


def _spots(payload: MapPayload, wide: float, high: float) -> list[Spot]:
    """Every node where it is drawn: the map as large as the page has room for, in its middle."""
    left, top, right, bottom = _AROUND
    xs, ys = [row[2] for row in payload["nodes"]], [row[3] for row in payload["nodes"]]
    room = (wide - left - right, high - top - bottom)
    span = (max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0))
    down = min(room[0] / span[0], room[1] / span[1], _CLOSEST)
    across = min(room[0] / span[0], down * _WIDENED)
    off = (left + (room[0] - span[0] * across) / 2, top + (room[1] - span[1] * down) / 2)
    return [
        Spot(
            at=(off[0] + (x - min(xs)) * across, off[1] + (y - min(ys)) * down),
            r=_R * (_LARGER if marks & ASKED else _SMALLER if marks & BUSY else 1),
            look=payload["node_styles"][style],
            label=label,
            letters=letters,
            marks=marks,
        )
        for _, style, x, y, label, letters, _, marks, _ in payload["nodes"]
    ]


def _paint(
    pen: Pen, payload: MapPayload, spots: Sequence[Spot], rows: Mapping[int, int], size: tuple[float, float]
) -> None:
    """Outlines, then lines, then signs, and all words over them."""
    room = Room((1, 1, size[0] - 1, size[1] - 1))
    outlined = {group: [spots[member].at for member in members] for group, members in payload["hulls"]}
    edges = {group: outline(members, _GROUP_REACH) for group, members in outlined.items()}
    for group, edge in edges.items():
        draw_outline(pen, edge, spots[group].look)
    lines = [line for line in payload["lines"] if _is_drawn(payload, line[9])]
    ends = [_ends(spots[line[0]], spots[line[1]]) for line in lines]
    for line, (a, b) in zip(lines, ends, strict=True):
        busy = (spots[line[0]].marks | spots[line[1]].marks) & BUSY
        draw_stroke(pen, payload["line_styles"][line[2]], a, b, opacity=_FAINT if busy else None)
    # signs, which no words may cover
    signs = [(at, spot) for at, spot in enumerate(spots) if at not in edges]
    for at, spot in signs:
        draw_sign(pen, spot.look, spot.at, spot.r, letters=spot.letters)
        room.take(box_at(*spot.at, spot.r * 2.1 + 3, spot.r * 2.1 + 3), owner=at)
    for at, number in rows.items():
        _numbered(pen, spots[at], number, room)
    tabs = [(group, tab_for(spots[group].label, edge, room, NAMES)) for group, edge in edges.items()]
    placed = place_names(_names(signs), room, NAMES)
    _counts(pen, payload, list(zip(lines, ends, strict=True)), room)
    for group, tab in tabs:
        draw_tab(pen, tab, spots[group].look, NAMES)
    draw_names(pen, placed, NAMES)


def _is_drawn(payload: MapPayload, marks: int) -> bool:
    return not marks & MEMBERSHIP and (not marks & INNER or payload["inner_links"])


def _ends(a: Spot, b: Spot) -> tuple[Point, Point]:
    """Where a line between two signs begins and ends: at their edges."""
    length = math.dist(a.at, b.at) or 1
    along = ((b.at[0] - a.at[0]) / length, (b.at[1] - a.at[1]) / length)
    near, far = min(a.r + 1, length / 2), min(b.r + 2.5, length / 2)
    return (
        (a.at[0] + along[0] * near, a.at[1] + along[1] * near),
        (b.at[0] - along[0] * far, b.at[1] - along[1] * far),
    )


def _names(signs: Sequence[tuple[int, Spot]]) -> list[Name]:
    """The names in the order in which they get room: those whom the meeting is about, then what has no letters."""
    ordered = sorted(signs, key=lambda pair: (not pair[1].marks & ASKED, pair[1].look["inside"] == "letters", pair[0]))
    return [
        Name(spot.label, spot.at, spot.r * 1.1, at, strong=bool(spot.marks & ASKED))
        for at, spot in ordered
        if spot.label != spot.letters
    ]


def _numbered(pen: Pen, spot: Spot, number: int, room: Room) -> None:
    """The number of a row of the answer, at the upper right of its sign."""
    at = (spot.at[0] + spot.r * 1.15, spot.at[1] - spot.r * 1.05)
    draw_number(pen, at, str(number), 7.5)
    room.take(box_at(*at, 13, 13), words=True)


def _counts(pen: Pen, payload: MapPayload, lines: Sequence[tuple[LineRow, tuple[Point, Point]]], room: Room) -> None:
    """How many reports are behind each line, where there is room, and which lines are disputed or new, in any case."""
    for line, (a, b) in lines:
        look = payload["line_styles"][line[2]]
        said = ("≠" if look["disputed"] else "", "+" if look["new"] else "", str(line[4]) if line[4] > 1 else "")
        words = " ".join(filter(None, said))
        if not words:
            continue
        size = badge_size(words, BADGES)
        spots = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for t in (0.5, 0.38, 0.62, 0.28, 0.72)]
        free = [spot for spot in spots if room.is_free(box_at(*spot, *size))]
        if not free and not (look["disputed"] or look["new"]):
            continue
        at = (free or spots)[0]
        room.take(box_at(*at, *size), words=True)
        draw_badge(pen, at, words, BADGES)
