"""The timeline of a payload as SVG: a lane for each young person and each place, with its axis and its legend.

It is as high as its lanes need, up to a page. What has no room is said by the one who asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ctx_map.maps.style import GREEN, LINE_GREY, WHITE
from ctx_map.maps.svg.days import Scale, day_number, scale_of, ticks
from ctx_map.maps.svg.legend import Entry, draw_legend, legend_height
from ctx_map.maps.svg.letters import cut_to, width_of, wrapped
from ctx_map.maps.svg.marks import R, draw_mark, legend_of
from ctx_map.maps.svg.network import WIDE
from ctx_map.maps.svg.pen import Pen
from ctx_map.maps.svg.tracks import TRACK, Item, Row, Shape, is_joined, lay_lane
from ctx_map.maps.timeline.payload import BandItem, LaneItem, TimelinePayload

NAMES = 132.0
"""Points that the names of the lanes take."""
SIZE = 8.5
_SMALL = 7.0
_AXIS, _PAD = 16.0, 3.0
_TICK = 46.0
_EVEN, _GRID, _BAND = "#f3f2f1", "#d0d4d6", "#505a5f"


@dataclass(frozen=True, slots=True)
class _Lane:
    lane: LaneItem
    row: Row
    top: float
    high: float
    even: bool

    def y(self, item: Item) -> float:
        """Where the track of an item is, down."""
        return self.top + self.high / 2 + (item.track - (self.row.tracks - 1) / 2) * TRACK


def timeline_svg(payload: TimelinePayload, *, wide: float = WIDE) -> str:
    """Return the picture of a timeline."""
    strip = payload["strip"]
    scale = scale_of(strip["first"], strip["last"], NAMES, wide - 8)
    joined = frozenset(link for band in payload["bands"] for link in band["links"])
    lanes = list(_laid(payload, scale, joined))
    bottom, entries = _bottom(lanes), _entries(payload, lanes)
    pen = Pen(wide, bottom + 8 + legend_height(entries, wide), about=f"{payload['title']}. {payload['summary']}")
    pen.box((0, 0), wide, pen.high)
    _ground(pen, lanes, scale, bottom)
    for band in payload["bands"]:
        _band(pen, band, lanes, scale)
    for each in lanes:
        _draw_lane(pen, each, scale, joined)
    draw_legend(pen, entries, (0, bottom + 8), wide)
    return pen.written()


def timeline_height(payload: TimelinePayload, *, wide: float = WIDE) -> float:
    """How high the picture of a timeline of this width is."""
    strip = payload["strip"]
    scale = scale_of(strip["first"], strip["last"], NAMES, wide - 8)
    joined = frozenset(link for band in payload["bands"] for link in band["links"])
    lanes = list(_laid(payload, scale, joined))
    return _bottom(lanes) + 8 + legend_height(_entries(payload, lanes), wide)


def _bottom(lanes: Sequence[_Lane]) -> float:
    return lanes[-1].top + lanes[-1].high if lanes else _AXIS


def _entries(payload: TimelinePayload, lanes: Sequence[_Lane]) -> list[Entry]:
    """The legend of the signs that are drawn."""
    signs = (mark for lane in lanes for item in lane.row.items if item.shape is not Shape.ALONG for mark in item.marks)
    return legend_of(signs, bands=bool(payload["bands"]))


def _laid(payload: TimelinePayload, scale: Scale, joined: Collection[str]) -> Iterator[_Lane]:
    top = _AXIS
    for number, lane in enumerate(payload["lanes"]):
        row = lay_lane(lane["marks"], scale, joined)
        said = len(_named(lane)) * SIZE * 1.15 + (_SMALL * 1.2 if lane["undated"] else 0)
        high = max(row.tracks * TRACK, said) + 2 * _PAD
        yield _Lane(lane, row, top, high, number % 2 == 0)
        top += high


def _named(lane: LaneItem) -> tuple[str, ...]:
    return wrapped(lane["name"], 26, 2)


def _ground(pen: Pen, lanes: Sequence[_Lane], scale: Scale, bottom: float) -> None:
    """The axis, the lanes by turns on grey, and their names."""
    for each in lanes:
        if each.even:
            pen.box((0, each.top), pen.wide, each.high, fill=_EVEN)
    for day, words in ticks(scale, _TICK):
        pen.line((scale.x(day), _AXIS - 4), (scale.x(day), bottom), stroke=_GRID, width=0.6)
        pen.words((scale.x(day), _AXIS - 6), words, _SMALL + 0.5, anchor="start")
    for each in lanes:
        lines = _named(each.lane)
        more = 1 if each.lane["undated"] else 0
        y = each.top + each.high / 2 - (len(lines) + more - 1) * SIZE * 0.575 + SIZE * 0.34
        for number, line in enumerate(lines):
            pen.words((2, y + number * SIZE * 1.15), line, SIZE, bold=each.lane["person"], anchor="start")
        if more:
            pen.words((2, y + len(lines) * SIZE * 1.15), each.lane["undated"], _SMALL, anchor="start")


def _draw_lane(pen: Pen, each: _Lane, scale: Scale, joined: Collection[str]) -> None:
    """What lasts first, and the signs over it."""
    lasting = [item for item in each.row.items if item.shape in (Shape.RAIL, Shape.ALONG)]
    for item in lasting:
        y = each.y(item)
        pen.line((item.middle, y), (scale.right, y), stroke=LINE_GREY, width=0.9)
        pen.path(f"M{scale.right - 4} {y - 3}L{scale.right} {y}L{scale.right - 4} {y + 3}", width=0.9)
    for item in each.row.items:
        _draw_item(pen, each, item, joined)
        _say(pen, each, item, scale)


def _draw_item(pen: Pen, each: _Lane, item: Item, joined: Collection[str]) -> None:
    y, first = each.y(item), item.marks[0]
    if item.shape is Shape.BAR:
        edge = GREEN if first["protective"] else LINE_GREY
        dashes = None if any(mark["confirmed"] for mark in item.marks) else "1.3 1.3"
        wide = item.end - item.begin
        pen.box((item.begin, y - R), wide, R * 2, stroke=edge, width=0.9, dashes=dashes)
        if first["protective"]:
            inner = (item.begin + 1.6, y - R + 1.6)
            pen.box(inner, max(wide - 3.2, 0), R * 2 - 3.2, stroke=edge, width=0.9, dashes=dashes)
    elif item.shape is Shape.ALONG:
        pen.path(f"M{item.middle + 3} {y - 4}L{item.middle - 3} {y}L{item.middle + 3} {y + 4}", width=0.9)
    else:
        draw_mark(pen, first, (item.middle, y), joined=is_joined(item, joined), stack=len(item.marks) > 1)


def _say(pen: Pen, each: _Lane, item: Item, scale: Scale) -> None:
    """What a bar or an open line stands for, as far as its track has room."""
    if item.shape is Shape.POINT:
        return
    begin = item.begin + 4 if item.shape is Shape.BAR else item.right + 2
    others = [other.left for other in each.row.items if other.track == item.track and other.left > item.left]
    end = min([item.end - 4 if item.shape is Shape.BAR else scale.right - 8, *others])
    said = dict.fromkeys(mark["words"][0].removeprefix(each.lane["name"]).strip() for mark in item.marks)
    words = cut_to(", ".join(said), _SMALL, end - begin)
    if len(words) > 8 or words in said:
        y, ground = each.y(item), WHITE if item.shape is Shape.BAR or not each.even else _EVEN
        pen.box((begin - 1, y - _SMALL * 0.6), width_of(words, _SMALL) + 2, _SMALL * 1.2, fill=ground)
        pen.words((begin, y + _SMALL * 0.34), words, _SMALL, anchor="start")


def _band(pen: Pen, band: BandItem, lanes: Sequence[_Lane], scale: Scale) -> None:
    """The line that joins people who were at one place, from the first lane of them to the last."""
    begin, end = day_number(band["begins"]), day_number(band["ends"], last=True)
    if end < scale.first or begin > scale.last + 1:
        return
    links = set(band["links"])
    ys = [
        lanes[at].y(item)
        for at in band["lanes"]
        for item in lanes[at].row.items
        if any(link in links for mark in item.marks for link in mark["links"])
    ]
    if len(ys) > 1:
        x = (scale.x(begin) + scale.x(end)) / 2
        width, dashes = (2.2, None) if band["recorded"] else (1.2, "2 2")
        pen.line((x, min(ys)), (x, max(ys)), stroke=_BAND, width=width, dashes=dashes)
