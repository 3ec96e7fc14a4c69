"""How each sort of line is drawn.

Double protects, dotted is not graded, a gap has ended, and an arrow runs from who made contact.
"""

from __future__ import annotations

import math

from ctx_map.maps.style import LineLook
from ctx_map.maps.svg.pen import Pen, Point, polygon

_APART = 1.5
"""From the middle of a double line to each side."""
_GAP = 5.5
_ARROW = (7.0, 3.2)


def draw_stroke(pen: Pen, look: LineLook, a: Point, b: Point, *, opacity: float | None = None) -> None:
    """The line from one point to another. Both are where the line is to be seen, beside their signs."""
    length = math.dist(a, b)
    if length < 1:
        return
    along = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
    pen.begin(opacity=opacity)
    dashes, cap = ("0.1 2.8", "round") if look["dotted"] else (None, None)
    width = look["width"] * 0.75 + (0.4 if look["dotted"] else 0)
    for side in (-_APART, _APART) if look["double"] else (0.0,):
        steps = _steps(look, a, along, length, side)
        pen.path(steps, stroke=look["colour"], width=width, stroke_dasharray=dashes, stroke_linecap=cap)
    if look["ended"]:
        _ticks(pen, look, a, along, length)
    if look["arrow"]:
        _arrow(pen, look, b, along)
    pen.end()


def _steps(look: LineLook, a: Point, along: Point, length: float, side: float) -> str:
    off = (-along[1] * side, along[0] * side)
    gap = min(_GAP, length * 0.2) if look["ended"] else 0
    parts = [(0.0, length / 2 - gap), (length / 2 + gap, length)] if gap else [(0.0, length)]

    def at(far: float) -> Point:
        return a[0] + off[0] + along[0] * far, a[1] + off[1] + along[1] * far

    return "".join(polygon((at(begin), at(end)), closed=False) for begin, end in parts)


def _ticks(pen: Pen, look: LineLook, a: Point, along: Point, length: float) -> None:
    gap = min(_GAP, length * 0.2)
    for far in (length / 2 - gap, length / 2 + gap):
        x, y = a[0] + along[0] * far, a[1] + along[1] * far
        across = (-along[1] * 3, along[0] * 3)
        pen.line((x + across[0], y + across[1]), (x - across[0], y - across[1]), stroke=look["colour"])


def _arrow(pen: Pen, look: LineLook, tip: Point, along: Point) -> None:
    back, half = _ARROW
    x, y = tip[0] - along[0] * back, tip[1] - along[1] * back
    across = (-along[1] * half, along[0] * half)
    corners = (tip, (x + across[0], y + across[1]), (x - across[0], y - across[1]))
    pen.path(polygon(corners), fill=look["colour"], stroke=None)
