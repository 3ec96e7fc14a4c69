"""The signs of a timeline. Shape says what happened, filling whether its time is known, outline how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ctx_map.maps.style import BLUE, GREEN, INK, WHITE
from ctx_map.maps.svg.legend import Entry
from ctx_map.maps.svg.pen import Pen, Point, number, polygon
from ctx_map.maps.timeline.payload import MarkItem

R = 4.3
_PALE, _PALE_GREEN = "#8fb8dc", "#a9cdb9"


def _round(r: float) -> str:
    arc = f"A{number(r)} {number(r)} 0 1 1 "
    return f"M{number(-r)} 0{arc}{number(r)} 0{arc}{number(-r)} 0Z"


_FORMS: Mapping[str, Callable[[float], str]] = {
    "event": lambda r: polygon(((0, -r * 1.2), (r * 1.2, 0), (0, r * 1.2), (-r * 1.2, 0))),
    "visit": _round,
    "contact": lambda r: polygon(((-r, -r), (r * 1.2, 0), (-r, r))),
    "thing": lambda r: polygon(((-r, -r * 0.75), (r, -r * 0.75), (r, r * 0.75), (-r, r * 0.75))),
    "link": lambda r: polygon(((-r, -r), (r * 0.2, -r), (r, 0), (r * 0.2, r), (-r, r))),
}
_SIGNS = {
    "event": "Event",
    "visit": "At a place",
    "contact": "Contact",
    "thing": "Vehicle, phone or other thing seen",
    "link": "Lasting link, from its beginning",
}


def draw_mark(pen: Pen, mark: MarkItem, at: Point, *, joined: bool = False, stack: bool = False) -> None:
    """One sign with its middle at a point. A stack has a second sign behind it."""
    colour = GREEN if mark["protective"] else BLUE
    path = _FORMS[mark["form"]]
    filling = colour if mark["confirmed"] else _PALE_GREEN if mark["protective"] else _PALE
    pen.begin(transform=f"translate({number(at[0])} {number(at[1])})")
    if stack:
        pen.path(path(R), fill=WHITE, width=0.9, transform=f"translate({number(R * 0.55)} {number(-R * 0.55)})")
    if mark["protective"]:
        pen.path(path(R + 2.1), fill=WHITE, stroke=GREEN, width=0.9)
    pen.path(
        path(R),
        fill=filling if mark["timed"] or mark["form"] == "link" else WHITE,
        stroke=INK if joined or mark["confirmed"] else colour,
        width=1.6 if joined else 0.9,
        stroke_dasharray=None if mark["confirmed"] else "1.3 1.3",
        stroke_linejoin="round",
    )
    if mark["disputed"]:
        pen.words((0, R * 0.6), "≠", 7, bold=True, halo=True)
    pen.end()


def draw_join(pen: Pen, at: Point, *, recorded: bool) -> None:
    """People at one place at the same time: two of them, joined."""
    x, y = at
    width, dashes = (1.7, None) if recorded else (1.1, "1.3 1.3")
    pen.line((x, y - R), (x, y + R), width=width, dashes=dashes)
    for end in (y - R, y + R):
        pen.circle((x, end), R * 0.5, fill=INK if recorded else WHITE)


def legend_of(marks: Iterable[MarkItem], *, bands: bool) -> list[Entry]:
    """The entries for the signs that are on a timeline."""
    drawn = list(marks)
    forms = {mark["form"] for mark in drawn}
    entries = [_entry(words, form=form) for form, words in _SIGNS.items() if form in forms]
    if bands:
        entries.append(Entry(lambda pen, at: draw_join(pen, at, recorded=True), "Same place, same time"))
    if any(not mark["timed"] and mark["form"] != "link" for mark in drawn):
        entries.append(_entry("Time not recorded (hollow)", timed=False))
    if any(mark["protective"] for mark in drawn):
        entries.append(_entry("Protective (double outline)", protective=True))
    if any(not mark["confirmed"] for mark in drawn):
        entries.append(_entry("Not confirmed (dotted)", confirmed=False))
    if any(mark["disputed"] for mark in drawn):
        entries.append(_entry("Disputed (≠)", disputed=True))
    return entries


def _entry(
    words: str,
    *,
    form: str = "visit",
    timed: bool = True,
    protective: bool = False,
    confirmed: bool = True,
    disputed: bool = False,
) -> Entry:
    mark = MarkItem(
        form=form,
        begins=None,
        ends=None,
        timed=timed,
        protective=protective,
        confirmed=confirmed,
        disputed=disputed,
        words=[],
        links=[],
    )
    return Entry(lambda pen, at: draw_mark(pen, mark, at), words)
