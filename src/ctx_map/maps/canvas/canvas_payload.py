"""The network of a meeting's canvas as a payload: what its content draws, as one picture.

What changes with a click (selection, numbers, what is dimmed or moved) is no part of it, so a click sends no picture.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ctx_map.errors import WrongUse
from ctx_map.governance.release import Release
from ctx_map.maps.canvas.part import Part, part_of
from ctx_map.maps.canvas.spots import spots_of
from ctx_map.maps.content import Content, Filtered, Tier
from ctx_map.maps.drawing import Drawing, compact
from ctx_map.maps.initials import with_initials
from ctx_map.maps.network_map import NAMES
from ctx_map.maps.payload import ASKED, BUSY, MEMBERSHIP, NEW, MapPayload, Position
from ctx_map.maps.shown import undrawn_neighbours
from ctx_map.maps.sorts import harmed_places, node_style
from ctx_map.maps.timeline.picture import strip_of
from ctx_map.network import Network


def canvas_payload(
    release: Release[Network],
    content: Content,
    *,
    filtered: Filtered | None = None,
    positions: Mapping[str, Position] | None = None,
    opened: str = "",
    also: Iterable[str] = (),
    new: Collection[str] = (),
    names: str = "full",
    title: str = "Network",
    strip: bool = False,
) -> MapPayload:
    """The picture of this content, which was made from the same network.

    `filtered` leaves out what a filter hides; what it dims is drawn. `positions` are those of the picture before: what
    lay somewhere stays there, and newcomers that are linked to `opened` come beside it. `also` are keys of nodes that
    are drawn beyond the content, such as the stops of a path. `new` are keys of nodes and links that are new since the
    last meeting. `names` is full or initials. `strip` adds what happened when, on which a period can be chosen.
    """
    if names not in NAMES:
        raise WrongUse(f"names must be one of {', '.join(NAMES)}.")
    network = with_initials(release.content) if names == "initials" else release.content
    part = part_of(network, content, filtered=filtered, also=frozenset(also), new=new)
    drawing = Drawing(title=title, names=names)
    _draw_nodes(drawing, part, _placed(part, positions or {}, opened), frozenset(new))
    for pair in part.pairs:
        drawing.line(pair.line, pair.marks, reading=pair.reading, beginning=pair.beginning)
    for group, members in sorted(part.outlines.items()):
        drawing.hull(group, members)
    payload = compact(drawing, release)
    if content.young_people:
        payload["names_beside"] = True
    if strip:
        payload["strip"] = strip_of(network, [row[8] for row in payload["lines"]])
    return payload


def _placed(part: Part, positions: Mapping[str, Position], opened: str) -> dict[int, Position]:
    """Where each node lies. The name of a group stands at its outline, so it has the place of a member here."""
    keys, outlines = part.network.keys, part.outlines
    laid = spots_of(
        [keys[code] for code in _groups_first(part) if code not in outlines],
        [(keys[pair.line.source], keys[pair.line.target]) for pair in part.pairs if pair.marks != MEMBERSHIP],
        groups={keys[group]: [keys[member] for member in members] for group, members in outlines.items()},
        busy=frozenset(keys[code] for code in part.busy),
        kept=positions,
        opened=opened,
    )
    return {code: laid[keys[outlines[code][0] if code in outlines else code]] for code in part.codes}


def _groups_first(part: Part) -> list[int]:
    """The codes of what is drawn: the groups of a whole town, then the rest."""
    tiers, keys = part.content.tiers, part.network.keys
    return sorted(part.codes, key=lambda code: (tiers.get(keys[code]) is not Tier.GROUP, code))


def _draw_nodes(drawing: Drawing, part: Part, placed: Mapping[int, Position], new: Collection[str]) -> None:
    network, content = part.network, part.content
    harmed, hidden = harmed_places(network), undrawn_neighbours(network, part.codes)
    names = network.names_by_key
    for code in part.codes:
        node = network.nodes.row(code, named=True)
        key = node["key"]
        marks = (NEW if key in new else 0) | (BUSY if code in part.busy else 0)
        marks |= ASKED if content.tiers.get(key) is Tier.ASKED else 0
        people = content.young_people.get(key)
        drawing.node(
            code,
            node,
            node_style(node, code, harmed=harmed, as_at=network.as_at),
            placed[code],
            name=names[key] if people is None else f"{names[key]} ({people})",
            marks=marks,
            hidden=hidden.get(code, 0),
        )
