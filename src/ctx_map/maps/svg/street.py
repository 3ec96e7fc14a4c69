"""The street map of a payload as SVG, with its base map, its legend and a scale bar. Homes are not on it.

A place is drawn larger the more young people are linked to it, and its number is that of the list beside the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ctx_map.maps.payload import Ground, MapPayload
from ctx_map.maps.style import INK, WHITE
from ctx_map.maps.svg.ground import draw_ground, draw_ground_names, draw_scale_bar
from ctx_map.maps.svg.legend import draw_legend, entries_of, legend_height
from ctx_map.maps.svg.names import Name, draw_names, place_names
from ctx_map.maps.svg.network import HIGH, NAMES, WIDE
from ctx_map.maps.svg.pen import Pen, Point, polygon
from ctx_map.maps.svg.room import Room, box_at
from ctx_map.maps.svg.signs import draw_sign

_LEAST, _MORE = 6.0, 1.5
"""Points of half a sign, and how it grows with the root of the young people there."""
_AROUND = 44.0
_CREDIT = 7.0
_MOST_SCALE = 1.0
_PIN_FROM = 3.0


@dataclass(frozen=True, slots=True)
class _Frame:
    """From map units to points of the picture."""

    scale: float
    off: Point

    def at(self, spot: Point) -> Point:
        return spot[0] * self.scale + self.off[0], spot[1] * self.scale + self.off[1]


def street_svg(payload: MapPayload, *, wide: float = WIDE, high: float = HIGH) -> str:
    """Return the picture of a street map."""
    entries = entries_of(payload["legend"])
    foot = legend_height(entries, wide) + 4
    pen = Pen(wide, high, about=f"{payload['title']}. {payload['summary']}")
    pen.box((0, 0), wide, high)
    _paint(pen, payload, wide, high - foot)
    draw_legend(pen, entries, (0, high - foot + 4), wide)
    return pen.written()


def _paint(pen: Pen, payload: MapPayload, wide: float, high: float) -> None:
    ground = payload["ground"]
    frame = _frame(payload, wide, high)
    edge = polygon(((0, 0), (wide, 0), (wide, high), (0, high)))
    # the town, cut off at the frame
    pen.begin(clip_path=pen.clip(edge))
    draw_ground(pen, ground, frame.at)
    _hexagons(pen, ground, frame)
    pen.end()
    pen.path(edge, stroke=INK, width=0.8)
    # the places, the largest first, so that no small one is covered
    room = Room((2, 2, wide - 2, high - 2))
    spots = [frame.at((row[2], row[3])) for row in payload["nodes"]]
    sizes = {item["key"]: item["size"] for item in payload["places"]}
    radii = [_LEAST + _MORE * sizes[row[0]] ** 0.5 for row in payload["nodes"]]
    _pins(pen, ground, frame, spots)
    for at in sorted(range(len(spots)), key=lambda at: -radii[at]):
        _place(pen, payload, at, spots[at], radii[at])
        room.take(box_at(*spots[at], radii[at] * 2.4, radii[at] * 2.4), owner=at)
    # all words
    room.take((0, high - 22, 150, high), words=True)
    named = [Name(row[4], spots[at], radii[at] * 1.15, at) for at, row in enumerate(payload["nodes"])]
    placed = place_names(named, room, NAMES)
    draw_ground_names(pen, ground, frame.at, room)
    draw_names(pen, placed, NAMES)
    draw_scale_bar(pen, ground["metres"], frame.scale, (8, high - 7))
    if ground["credit"]:
        pen.words((wide - 5, high - 5), ground["credit"], _CREDIT, anchor="end", halo=True)


def _frame(payload: MapPayload, wide: float, high: float) -> _Frame:
    """The map as large as the places have room for, with them in its middle."""
    spots = [(row[2], row[3]) for row in payload["nodes"]] or list(payload["ground"]["pins"])
    spots = spots or [payload["ground"]["box"][:2], payload["ground"]["box"][2:]]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    span = (max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0))
    scale = min((wide - 2 * _AROUND) / span[0], (high - 2 * _AROUND) / span[1], _MOST_SCALE)
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    return _Frame(scale, (wide / 2 - middle[0] * scale, high / 2 - middle[1] * scale))


def _hexagons(pen: Pen, ground: Ground, frame: _Frame) -> None:
    for cell in ground.get("cells", []):
        corners = [frame.at(spot) for spot in cell["ring"]]
        pen.path(polygon(corners), fill=cell["fill"], fill_opacity=0.78, stroke="#505a5f", width=0.6)
        if cell["words"]:
            x, y = (sum(values) / len(corners) for values in zip(*corners, strict=True))
            pen.words((x, y + 2.6), cell["words"], 7.5, bold=True, fill=WHITE if cell["dark"] else INK)


def _pins(pen: Pen, ground: Ground, frame: _Frame, spots: Sequence[Point]) -> None:
    """Where a place really lies, if its sign had to give way to another one."""
    for pin, spot in zip(ground["pins"], spots, strict=True):
        at = frame.at(pin)
        if abs(at[0] - spot[0]) + abs(at[1] - spot[1]) >= _PIN_FROM:
            pen.line(at, spot, width=0.8)
            pen.circle(at, 1.9, fill=INK, stroke=None)


def _place(pen: Pen, payload: MapPayload, at: int, spot: Point, r: float) -> None:
    row = payload["nodes"][at]
    number = next(item["number"] for item in payload["places"] if item["key"] == row[0])
    look = payload["node_styles"][row[1]]
    draw_sign(pen, look, spot, r, row="" if number is None else str(number))
