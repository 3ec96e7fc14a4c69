"""The network map: who and where is linked to which young people, as one picture for a meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ctx_map.errors import WrongUse
from ctx_map.governance.release import Release
from ctx_map.maps.drawing import Drawing, compact, sort_count
from ctx_map.maps.groups import MEMBERS, marks_of, members_of
from ctx_map.maps.initials import with_initials
from ctx_map.maps.layout import lay_out
from ctx_map.maps.line_words import LineWords
from ctx_map.maps.lines import Line, lines_of
from ctx_map.maps.payload import HIGHLIGHTED, INNER, NEW, MapPayload, Position
from ctx_map.maps.shown import LIMIT, Shown, choose, undrawn_neighbours
from ctx_map.maps.sorts import harmed_places, node_style
from ctx_map.maps.style import NODE_STYLES
from ctx_map.maps.timeline.picture import strip_of
from ctx_map.network import Network

NAMES = ("full", "initials")
LARGE = 120
"""Nodes. On a larger map events are left to the legend."""
_ROOMY = ("place", "event")


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn of a network, before it is laid out: drawn nodes by code, their styles, lines, outlines."""

    network: Network
    shown: Shown
    styles: Mapping[int, str]
    lines: list[Line]
    outlines: Mapping[int, list[int]]


def network_map(
    release: Release[Network],
    *,
    highlight: Iterable[str] = (),
    only: Iterable[str] | None = None,
    new: Collection[str] = (),
    positions: Mapping[str, Position] | None = None,
    names: str = "full",
    inner_links: bool = False,
    off: Collection[str] | None = None,
    title: str = "Network map",
    limit: int = LIMIT,
    strip: bool = False,
) -> MapPayload:
    """The map of what a view released.

    `highlight` are keys of nodes that an answer names; `only` draws these nodes alone (the rest is counted at each node
    and can be opened); `new` are keys of nodes and links to mark as new; `positions` are remembered ones, which win;
    `names` is full or initials; `inner_links` draws friend links inside groups, which the outline already says.
    `off` are sorts of node (names in `NODE_STYLES`) that the legend switches on; unless given, events of a large map.
    More than `limit` nodes are not drawn: groups and places come first, and the map says so.
    `strip` adds what happened when, on which a period can be chosen.
    """
    if names not in NAMES:
        raise WrongUse(f"names must be one of {', '.join(NAMES)}.")
    network = with_initials(release.content) if names == "initials" else release.content
    picture = picture_of(network, only=only, new=new, limit=limit)
    drawing = Drawing(title=title, names=names, inner_links=inner_links)
    drawing.off = _off(picture) if off is None else [style for style in NODE_STYLES if style in frozenset(off)]
    placed = _positions(picture, positions, late=drawing.off)
    _draw_nodes(drawing, picture, placed, frozenset(highlight), frozenset(new))
    said = LineWords(network)
    for line in picture.lines:
        marks = marks_of(line, picture.outlines)
        drawing.line(line, marks, reading=said.reading(line), beginning=said.beginning(line, [line]))
    for group, members in sorted(picture.outlines.items()):
        drawing.hull(group, members)
    payload = compact(drawing, release, said=(*picture.shown.said, *_said(drawing, inner_links)))
    if strip:
        payload["strip"] = strip_of(network, [row[8] for row in payload["lines"]])
    return payload


def picture_of(
    network: Network, *, only: Iterable[str] | None = None, new: Collection[str] = (), limit: int = LIMIT
) -> Picture:
    """What of a network is drawn, and as what."""
    shown = choose(network, only=only, limit=limit)
    lines = lines_of(shown.links, as_at=network.as_at, new=new)
    harmed = harmed_places(network)
    styles = {
        code: node_style(network.nodes.row(code, named=True), code, harmed=harmed, as_at=network.as_at)
        for code in shown.codes
    }
    return Picture(network, shown, styles, lines, members_of(lines))


def _off(picture: Picture) -> list[str]:
    """Events of a large map: that harm is recorded shows on the place, and each of them can be read in the table."""
    return ["event"] if len(picture.shown.codes) > LARGE and "event" in picture.styles.values() else []


def _positions(
    picture: Picture, remembered: Mapping[str, Position] | None, *, late: Collection[str]
) -> dict[int, Position]:
    """Where each drawn node lies: a group with an outline at the top of it, the `late` sorts where there is room."""
    keys = picture.network.keys
    groups = {keys[group]: [keys[member] for member in members] for group, members in picture.outlines.items()}
    ties = [(keys[line.source], keys[line.target]) for line in picture.lines if line.kind not in MEMBERS]
    ties += [
        (keys[line.source], keys[line.target])
        for line in picture.lines
        if line.kind in MEMBERS and line.target not in picture.outlines
    ]
    nodes = [keys[code] for code in picture.shown.codes if code not in picture.outlines]
    roomy = [keys[code] for code, style in picture.styles.items() if style.startswith(_ROOMY)]
    early = [keys[c] for c in picture.shown.codes if c not in picture.outlines and picture.styles[c] not in late]
    laid = lay_out(early, ties, groups=groups, remembered=remembered, roomy=roomy)
    laid = lay_out(nodes, ties, groups=groups, remembered=dict(remembered or {}) | laid)
    found = {code: laid[keys[code]] for code in picture.shown.codes if code not in picture.outlines}
    return found | {group: _top([found[member] for member in members]) for group, members in picture.outlines.items()}


def _top(spots: list[Position]) -> Position:
    """The place for the name of a group: over the highest of its members."""
    x, y = min(spots, key=lambda spot: spot[1])
    return x, round(y - 48.0, 1)


def _draw_nodes(
    drawing: Drawing,
    picture: Picture,
    positions: Mapping[int, Position],
    highlight: Collection[str],
    new: Collection[str],
) -> None:
    partial = len(picture.shown.codes) < picture.network.nodes.height
    hidden = undrawn_neighbours(picture.network, picture.shown.codes) if partial else {}
    names = picture.network.names_by_key
    for code in picture.shown.codes:
        node = picture.network.nodes.row(code, named=True)
        marks = (HIGHLIGHTED if node["key"] in highlight else 0) | (NEW if node["key"] in new else 0)
        drawing.node(
            code,
            node,
            picture.styles[code],
            positions[code],
            name=names[node["key"]],
            marks=marks,
            hidden=hidden.get(code, 0),
        )


def _said(drawing: Drawing, inner_links: bool) -> list[str]:
    inner = sum(bool(row[-1] & INNER) for row in drawing.line_rows())
    said = [f"Friend links inside peer groups are not drawn ({inner}): the outline of the group says them."]
    drawn = [node["style"] for node in drawing.vis.nodes]
    return said[: bool(inner) and not inner_links] + [
        f"Not drawn at first: {sort_count(drawn.count(style), style.split('_')[0])}. Switch "
        f"{'it' if drawn.count(style) == 1 else 'them'} on in the legend."
        for style in drawing.off
        if style in drawn
    ]
