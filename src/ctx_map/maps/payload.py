"""What a map is made of when it leaves Python: plain values that become JSON, nothing that becomes markup."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from ctx_map.maps.style import LegendEntry, LineLook, NodeLook
from ctx_map.maps.timeline.payload import Strip

Position = tuple[float, float]
"""Across and down, in map units; at a zoom of 1 a unit is a CSS pixel."""

NodeRow = tuple[str, int, float, float, str, str, str, int, int]
"""key, number of its style, across, down, label, letters inside, words for the hover, marks (bits), neighbours that are
not drawn."""
LineRow = tuple[int, int, int, int, int, str | None, str | None, str, list[str], int]
"""number of the from-node and of the to-node, number of its style, number of its kind, distinct reports behind it,
first and last day, grades in words, keys of the links behind it, marks (bits)."""
HullRow = tuple[int, list[int]]
"""number of the group's node, numbers of its members."""

HIGHLIGHTED = 1
"""Mark of a node: named in the answer that is shown."""
NEW = 2
"""Mark of a node: new since the last meeting."""
BUSY = 4
"""Mark of a node: so many young people go to this place that it says little. It is small and stands at the rim."""
ASKED = 8
"""Mark of a node: the meeting is about this person or place."""
INNER = 1
"""Mark of a line: a friend link between members of one group; the hull says it, so it is drawn on request."""
MEMBERSHIP = 2
"""Mark of a line: being a member; the hull says it."""


class PlaceItem(TypedDict):
    """A place in the list beside a place map."""

    key: str
    number: int | None
    """Its number in the answer that is open, else on the map in the order of young people; None where it has none."""
    drawn: bool
    """Whether it is a point on the map."""
    name: str
    kind: str
    people: int
    """Different young people linked to it."""
    online: bool
    shares_point: bool
    """Whether more places lie at its point than a building explains, so that it may lie elsewhere."""
    remark: str
    """How many others of the map lie at its point, in words; empty where none does."""
    size: int
    """What its sign grows with: the young people linked to it, or the same for all."""
    said: str
    """What is counted there, in words."""


class Shape(TypedDict):
    """One shape of the ground, in map units."""

    sort: str
    """water, green, built, area, road, street, rail or river."""
    name: str
    closed: bool
    rings: list[list[Position]]
    middle: Position


class Cell(TypedDict):
    """One hexagon over the ground, in map units."""

    ring: list[Position]
    fill: str
    words: str
    """Its count; empty where it is too small to be shown."""
    dark: bool
    """Whether its words are white."""


class Ground(TypedDict):
    """The town under a place map."""

    shapes: list[Shape]
    metres: float
    """Metres a map unit."""
    credit: str
    """Whose data the background is, as its licence asks."""
    pins: list[Position]
    """Where the place of each node really lies, in the order of the nodes."""
    box: tuple[float, float, float, float]
    """Left, top, right and bottom of all shapes."""
    cells: NotRequired[list[Cell]]
    frame: NotRequired[tuple[float, float, float, float]]
    """Left, top, right and bottom of what is in sight at first, where this is more than the places."""


class MapPayload(TypedDict):
    """One map, ready for the component, the page and the picture."""

    sort: str
    """network or places."""
    title: str
    summary: str
    """One sentence on what is drawn, for the status line and for those who do not see the picture."""
    names: str
    """full or initials."""
    marking: str
    header: list[str]
    notice: list[str]
    said: list[str]
    """What is not drawn, and why, in sentences."""
    node_styles: list[NodeLook]
    line_styles: list[LineLook]
    kinds: list[tuple[str, str]]
    """How a line reads forward and back: each way that occurs."""
    beginnings: dict[str, str]
    """What the beginning of a line is called in the words of that line, by its number, where this is not its label."""
    nodes: list[NodeRow]
    lines: list[LineRow]
    hulls: list[HullRow]
    legend: list[LegendEntry]
    off: list[str]
    """Sorts of node (names of styles) that are not drawn until they are switched on in the legend."""
    inner_links: bool
    """Whether friend links inside groups are drawn."""
    options: dict[str, Any]
    """Options for vis-network."""
    strip: NotRequired[Strip]
    """What happened when: the bars and the period under a network map."""
    names_beside: NotRequired[bool]
    """Whether names stand beside their signs, to the right, as in a list."""
    ground: NotRequired[Ground]
    places: NotRequired[list[PlaceItem]]
    """Of a place map: every place of the view, first those on the map by their number."""
    people_heading: NotRequired[str]
    """Of a place map: which young people are counted in its list."""
    listed_elsewhere: NotRequired[bool]
    """Whether the places are listed by the screen, and not beside the map."""


def positions_of(payload: MapPayload) -> dict[str, Position]:
    """Where each node of a map lies, by key: what to remember for the next map."""
    return {row[0]: (row[2], row[3]) for row in payload["nodes"]}
