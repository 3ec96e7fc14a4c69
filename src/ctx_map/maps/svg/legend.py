"""The legend of a picture, drawn by the painters that draw the picture, so that it shows what is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from ctx_map.maps.style import LegendEntry, LineLook, NodeLook
from ctx_map.maps.svg.letters import width_of
from ctx_map.maps.svg.pen import Pen, Point
from ctx_map.maps.svg.signs import draw_badge, draw_sign
from ctx_map.maps.svg.strokes import draw_stroke

SIGN, HIGH, SIZE = 26.0, 17.0, 8.5
_BESIDE = 4.0
_BETWEEN = 14.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what draws its sign round a point, and the words beside it."""

    draw: Callable[[Pen, Point], None]
    words: str


def entries_of(legend: Sequence[LegendEntry]) -> list[Entry]:
    """The entries of a map's own legend."""
    return [Entry(partial(_draw, each), each["words"]) for each in legend]


def legend_rows(entries: Sequence[Entry], wide: float) -> list[list[tuple[float, Entry]]]:
    """The entries in rows of at most this width, each with where it begins."""
    rows: list[list[tuple[float, Entry]]] = [[]]
    x = 0.0
    for entry in entries:
        need = SIGN + _BESIDE + width_of(entry.words, SIZE)
        if x and x + need > wide:
            rows.append([])
            x = 0.0
        rows[-1].append((x, entry))
        x += need + _BETWEEN
    return [row for row in rows if row]


def legend_height(entries: Sequence[Entry], wide: float) -> float:
    """How high a legend of this width is."""
    return len(legend_rows(entries, wide)) * HIGH


def draw_legend(pen: Pen, entries: Sequence[Entry], at: Point, wide: float) -> None:
    """Draw a legend by its upper left corner."""
    for number, row in enumerate(legend_rows(entries, wide)):
        middle = at[1] + (number + 0.5) * HIGH
        for x, entry in row:
            entry.draw(pen, (at[0] + x + SIGN / 2, middle))
            pen.words((at[0] + x + SIGN + _BESIDE, middle + SIZE * 0.34), entry.words, SIZE, anchor="start")


def _draw(entry: LegendEntry, pen: Pen, at: Point) -> None:
    if entry["sort"] == "node":
        draw_sign(pen, cast("NodeLook", entry["look"]), at, 6.2, letters="Ab")
    elif entry["sort"] == "hull":
        look = cast("NodeLook", entry["look"])
        pen.box((at[0] - 11, at[1] - 6), 22, 12, fill=look["fill"], round_by=6, stroke=look["outline"])
    else:
        _line(pen, entry, at)


def _line(pen: Pen, entry: LegendEntry, at: Point) -> None:
    look = cast("LineLook", entry["look"])
    draw_stroke(pen, look, (at[0] - SIGN / 2 + 2, at[1]), (at[0] + SIGN / 2, at[1]))
    badge = "3" if entry["sort"] == "count" else "≠" if look["disputed"] else "+" if look["new"] else ""
    if badge:
        draw_badge(pen, at, badge, 6.5)
