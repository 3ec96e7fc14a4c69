"""The town under a street map: its areas, roads and rivers, their names, and a scale bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ctx_map.maps.payload import Ground, Shape
from ctx_map.maps.style import INK, WHITE
from ctx_map.maps.svg.letters import width_of
from ctx_map.maps.svg.pen import Pen, Point, polygon
from ctx_map.maps.svg.room import Room, box_at

NAME = 7.5
At = Callable[[Point], Point]


@dataclass(frozen=True, slots=True)
class _Look:
    line: str | None
    width: float = 0.6
    fill: str | None = None
    edge: str | None = None
    dashes: str | None = None


_LOOKS: Mapping[str, _Look] = {
    "water": _Look("#9dbfdc", fill="#d5e5f2"),
    "green": _Look("#c3dbb9", fill="#e0eedb"),
    "built": _Look(None, fill="#f3f1ed"),
    "area": _Look("#b3b9bd", fill="#fafaf8"),
    "river": _Look("#9dc0dd", 2.2),
    "street": _Look(WHITE, 1.4, edge="#cbc5bb"),
    "road": _Look("#fdf3d4", 2.6, edge="#b5ad9f"),
    "rail": _Look("#8a9196", 0.9, dashes="3.5 2.5"),
}
_ROADS = ("street", "road")


def draw_ground(pen: Pen, ground: Ground, at: At) -> None:
    """Areas and rivers, then the edges of all roads and then the roads, so that they run into each other."""
    shapes = ground["shapes"]
    under = [shape for shape in shapes if shape["sort"] not in (*_ROADS, "rail") or shape["closed"]]
    for shape in under:
        look = _LOOKS[shape["sort"]]
        fill = look.fill if shape["closed"] and look.fill else "none"
        pen.path(_steps(shape, at), fill=fill, stroke=look.line, width=look.width, fill_rule="evenodd")
    for sort in _ROADS:
        for shape in _open(ground, sort):
            look = _LOOKS[sort]
            edge = look.edge or INK
            pen.path(_steps(shape, at), stroke=edge, width=look.width + 0.9, stroke_linecap="round")
    for sort in (*_ROADS, "rail"):
        look = _LOOKS[sort]
        for shape in _open(ground, sort):
            pen.path(_steps(shape, at), stroke=look.line, width=look.width, stroke_dasharray=look.dashes)


def _open(ground: Ground, sort: str) -> Iterator[Shape]:
    return (shape for shape in ground["shapes"] if shape["sort"] == sort and not shape["closed"])


def _steps(shape: Shape, at: At) -> str:
    return "".join(polygon((at(spot) for spot in ring), closed=shape["closed"]) for ring in shape["rings"])


def draw_ground_names(pen: Pen, ground: Ground, at: At, room: Room) -> None:
    """The names of areas and main roads, where they cover nothing that is drawn for a place."""
    named = [shape for shape in ground["shapes"] if shape["name"] and shape["sort"] != "street"]
    for shape in named:
        x, y = at(shape["middle"])
        size = (width_of(shape["name"], NAME) + 4, NAME * 1.3)
        spots = [(x, y + down) for down in (0.0, -11.0, 11.0, -22.0, 22.0)]
        free = next((spot for spot in spots if room.is_free(box_at(*spot, *size))), None)
        if free:
            room.take(box_at(*free, *size), words=True)
            pen.words((free[0], free[1] + NAME * 0.34), shape["name"], NAME, italic=True, fill="#505a5f", halo=True)


def draw_scale_bar(pen: Pen, metres: float, scale: float, at: Point) -> None:
    """How long a whole number of metres is. `metres` are those of a map unit, `scale` the points of one."""
    lengths = (50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
    fitting = [length for length in lengths if length / metres * scale <= 130]
    length = fitting[-1] if fitting else lengths[0]
    wide = length / metres * scale
    words = f"{length} metres" if length < 1000 else f"{length // 1000} km"
    x, y = at
    pen.box((x - 4, y - 14), max(wide, width_of(words, NAME)) + 8, 19, fill=WHITE)
    pen.words((x, y - 6), words, NAME, anchor="start")
    pen.path(polygon(((x, y - 3), (x, y), (x + wide, y), (x + wide, y - 3)), closed=False))
