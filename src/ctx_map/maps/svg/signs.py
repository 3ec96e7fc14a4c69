"""How each sort of node is drawn: the same shapes and marks as in the app, from the same table of looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ctx_map.maps.style import INK, WHITE, NodeLook
from ctx_map.maps.svg.letters import width_of
from ctx_map.maps.svg.pen import Pen, Point, number, polygon

_CHECK = 0.68


def _rect(across: float, down: float) -> str:
    return polygon(((-across, -down), (across, -down), (across, down), (-across, down)))


def _round(r: float) -> str:
    arc = f"A{number(r)} {number(r)} 0 1 1 "
    return f"M{number(-r)} 0{arc}{number(r)} 0{arc}{number(-r)} 0Z"


def _house(r: float) -> str:
    half, eaves = r * 1.05, -r * 0.25
    left = ((0.0, -r * 1.25), (half * 1.15, eaves), (half, eaves), (half, r), (-half, r), (-half, eaves))
    return polygon((*left, (-half * 1.15, eaves)))


_OUTLINES: Mapping[str, Callable[[float], str]] = {
    "circle": _round,
    "square": lambda r: _rect(r * 0.92, r * 0.92),
    "house": _house,
    "screen": lambda r: _rect(r * 0.78, r * 1.15),
    "diamond": lambda r: polygon(((0, -r * 1.15), (r * 1.15, 0), (0, r * 1.15), (-r * 1.15, 0))),
    "card": lambda r: _rect(r, r * 0.62),
    "office": lambda r: _rect(r * 0.85, r * 1.1),
    "tab": lambda r: _rect(r * 1.2, r * 0.7),
}


def draw_sign(pen: Pen, look: NodeLook, at: Point, r: float, *, letters: str = "", row: str = "") -> None:
    """A sign with its middle at a point. `row` is a number that is drawn inside it instead of what else is there."""
    outline = _OUTLINES[look["shape"]](r)
    pen.begin(transform=f"translate({number(at[0])} {number(at[1])})")
    pen.path(outline, fill=look["fill"], stroke=None)
    if look["hatch"]:
        _hatch(pen, outline, r)
    width = max(1.8, r * 0.2) if look["thick"] else 1.3 if look["dashed"] else 1.0
    dashes = "2.6 2" if look["dashed"] else None
    pen.path(outline, stroke=look["outline"], width=width, stroke_dasharray=dashes)
    _inside(pen, look, r, letters, row)
    pen.end()


def _hatch(pen: Pen, outline: str, r: float) -> None:
    step = max(3.0, r * 0.36)
    lines = [-r * 3 + step * n for n in range(int(r * 6 / step) + 1)]
    steps = "".join(polygon(((x, -r * 1.4), (x + r * 2.8, r * 1.4)), closed=False) for x in lines)
    pen.path(steps, stroke=INK, width=0.7, stroke_opacity=0.6, clip_path=pen.clip(outline))


def _inside(pen: Pen, look: NodeLook, r: float, letters: str, row: str) -> None:
    """What stands inside: a number, letters, a check mark, or what the shape stands for."""
    if row:
        _number(pen, r, row)
    elif look["inside"] == "letters":
        size = r * 0.86 if width_of(letters, r * 0.86, bold=True) < r * 1.8 else r * 0.62
        pen.words((0, size * 0.35), letters, size, bold=True, fill=look["letters"])
    elif look["inside"] == "question":
        pen.words((0, r * 0.4), "?", r * 1.1, bold=True)
    elif look["inside"] == "check":
        _check(pen, r)
    elif look["shape"] in _FURNISHED:
        _FURNISHED[look["shape"]](pen, r)


def _number(pen: Pen, r: float, row: str) -> None:
    pen.circle((0, r * 0.18), max(5.5, r * 0.72), fill=INK, stroke=None)
    pen.words((0, r * 0.18 + max(8, r * 0.8) * 0.34), row, max(8.0, r * 0.8), bold=True, fill=WHITE)


def _check(pen: Pen, r: float) -> None:
    down = r * 0.2
    pen.circle((0, down), r * _CHECK, fill=WHITE, stroke=None)
    mark = ((-r * 0.38, down), (-r * 0.1, down + r * 0.3), (r * 0.42, down - r * 0.34))
    pen.path(polygon(mark, closed=False), width=max(1.4, r * 0.2), stroke_linecap="round", stroke_linejoin="round")


def _handset(pen: Pen, r: float) -> None:
    pen.box((-r * 0.52, -r * 0.82), r * 1.04, r * 1.36, stroke=INK, width=0.7)
    pen.circle((0, r * 0.84), max(0.8, r * 0.11), fill=INK, stroke=None)


def _windows(pen: Pen, r: float) -> None:
    pane = max(1.3, r * 0.24)
    for across in (-0.38, 0.14):
        for down in (-0.8, -0.32, 0.16):
            pen.box((r * across, r * down), pane, pane, fill=INK)
    pen.box((-r * 0.16, r * 0.66), r * 0.32, r * 0.44, fill=INK)


def _stripe(pen: Pen, r: float) -> None:
    pen.box((-r * 0.72, -r * 0.3), r * 0.5, r * 0.6, fill=INK)
    for down in (-0.22, 0.14):
        pen.box((-r * 0.05, r * down), r * 0.75, max(0.8, r * 0.1), fill=INK)


_FURNISHED: Mapping[str, Callable[[Pen, float], None]] = {"screen": _handset, "office": _windows, "card": _stripe}


def draw_badge(pen: Pen, at: Point, words: str, size: float) -> None:
    """Words in a white pill, such as the number of reports behind a line."""
    wide, high = badge_size(words, size)
    pen.box((at[0] - wide / 2, at[1] - high / 2), wide, high, round_by=high / 2, stroke=INK, width=0.8)
    pen.words((at[0], at[1] + size * 0.34), words, size, bold=True)


def badge_size(words: str, size: float) -> tuple[float, float]:
    """How wide and high a badge is."""
    return max(width_of(words, size, bold=True) + size * 0.7, size * 1.4), size * 1.4


def draw_number(pen: Pen, at: Point, words: str, size: float) -> None:
    """The number of a row of the answer, in white on ink."""
    half = max(size * 0.75, width_of(words, size, bold=True) / 2 + size * 0.3)
    corner = (at[0] - half, at[1] - size * 0.75)
    pen.box(corner, half * 2, size * 1.5, fill=INK, round_by=size * 0.75, stroke=WHITE, width=1.2)
    pen.words((at[0], at[1] + size * 0.35), words, size, bold=True, fill=WHITE)
