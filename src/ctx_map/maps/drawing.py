"""The drawing itself: nodes and edges go into a pyvis network, and come out as compact JSON. Its HTML is never written.

pyvis writes pages that ask the internet for styles and that can run markup from a name; so it only builds the network
here, and our own component draws it from text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pyvis.network import Network as VisNetwork

from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.governance.release import Release
from ctx_map.maps.legend import legend
from ctx_map.maps.line_words import Reading
from ctx_map.maps.lines import Line
from ctx_map.maps.payload import HullRow, LineRow, MapPayload, NodeRow, Position
from ctx_map.maps.style import NODE_STYLES, LineStyle, node_look
from ctx_map.maps.words import about, letters
from ctx_map.network import Network

OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 7},
    "nodes": {"shape": "custom", "labelHighlightBold": False, "chosen": False},
    "edges": {"smooth": False, "hidden": True, "chosen": False},
    "interaction": {
        "dragNodes": True,
        "dragView": True,
        "zoomView": True,
        "hover": False,
        "selectable": False,
        "keyboard": {"enabled": False},
    },
}
"""Options for vis-network. It moves, zooms and drags; our painter draws; so its own edges stay hidden."""


class Drawing:
    """A map in the making, held in a `pyvis.network.Network`."""

    def __init__(self, *, title: str, names: str, inner_links: bool = False) -> None:
        self.title = title
        self.names = names
        self.inner_links = inner_links
        self.off: list[str] = []
        # directed: an undirected pyvis network drops the second line between the same two, without a word
        self.vis = VisNetwork(directed=True)
        self.vis.set_options(json.dumps(OPTIONS))
        self.numbers: dict[int, int] = {}
        self.hulls: list[HullRow] = []
        self.line_styles: list[LineStyle] = []
        self.node_styles: list[str] = []
        self.readings: dict[Reading, int] = {}
        self.beginnings: dict[str, str] = {}

    def node(
        self,
        code: int,
        node: Mapping[str, Any],
        style: str,
        position: Position,
        *,
        name: str,
        marks: int = 0,
        hidden: int = 0,
        remark: str = "",
    ) -> None:
        """One node and what it is called.

        `hidden` is how many of its neighbours are not drawn. `remark` stands behind what the node is.
        """
        self.numbers[code] = len(self.numbers)
        self.vis.add_node(
            node["key"],
            label=name,
            title=", ".join(filter(None, (about(node, NODE_STYLES[style].words), remark))),
            x=position[0],
            y=position[1],
            style=style,
            letters=letters(name),
            marks=marks,
            undrawn=hidden,
        )
        if style not in self.node_styles:
            self.node_styles.append(style)

    def line(self, line: Line, marks: int = 0, *, reading: Reading, beginning: str = "") -> None:
        """One line between two nodes that are drawn already, how it reads, and what its beginning is called there.

        `beginning` is empty where this is its label.
        """
        keys = self.vis.node_ids
        number = self.numbers[line.source]
        if beginning:
            self.beginnings[str(len(self.vis.edges))] = beginning
        self.vis.add_edge(
            keys[number],
            keys[self.numbers[line.target]],
            arrows="",
            kind=self.readings.setdefault(reading, len(self.readings)),
            style=line.style,
            links=list(line.links),
            reports=line.reports,
            since=line.since,
            until=line.until,
            title=line.grades,
            marks=marks,
        )
        if line.style not in self.line_styles:
            self.line_styles.append(line.style)

    def hull(self, group: int, members: Sequence[int]) -> None:
        """The outline of a group round its members."""
        self.hulls.append((self.numbers[group], [self.numbers[member] for member in members]))

    def node_rows(self) -> list[NodeRow]:
        """The nodes as pyvis holds them, without what it adds for its own pages."""
        return [
            (
                n["id"],
                self.node_styles.index(n["style"]),
                n["x"],
                n["y"],
                n["label"],
                n["letters"],
                n["title"],
                n["marks"],
                n["undrawn"],
            )
            for n in self.vis.nodes
        ]

    def line_rows(self) -> list[LineRow]:
        """The edges as pyvis holds them."""
        numbers = {key: number for number, key in enumerate(self.vis.node_ids)}
        styles = {style: number for number, style in enumerate(self.line_styles)}
        return [
            (
                numbers[e["from"]],
                numbers[e["to"]],
                styles[e["style"]],
                e["kind"],
                e["reports"],
                e["since"],
                e["until"],
                e["title"],
                e["links"],
                e["marks"],
            )
            for e in self.vis.edges
        ]


def compact(
    drawing: Drawing, release: Release[Network], *, said: Sequence[str] = (), sort: str = "network"
) -> MapPayload:
    """The drawing as a payload, with the marking and the account of its release."""
    lines = drawing.line_rows()
    # the account of the release, the looks by number, and then everything that is drawn
    return MapPayload(
        sort=sort,
        title=drawing.title,
        summary=_summary(drawing),
        names=drawing.names,
        marking=release.marking,
        header=list(release.header[1:]),
        notice=list(release.notice),
        said=list(said),
        node_styles=[node_look(style) for style in drawing.node_styles],
        line_styles=[style.look() for style in drawing.line_styles],
        kinds=list(drawing.readings),
        beginnings=drawing.beginnings,
        nodes=drawing.node_rows(),
        lines=lines,
        hulls=drawing.hulls,
        legend=legend(
            drawing.node_styles,
            _seen(drawing, lines),
            hulls=bool(drawing.hulls),
            counts=any(row[4] > 1 and not row[-1] for row in lines),
        ),
        # what is left out at first
        off=drawing.off,
        inner_links=drawing.inner_links,
        options=dict(drawing.vis.options),
    )


def _seen(drawing: Drawing, lines: Sequence[LineRow]) -> list[LineStyle]:
    """The line styles that are drawn at first sight, and so belong into the legend."""
    drawn = {row[2] for row in lines if not row[-1] or (drawing.inner_links and row[-1] == 1)}
    return [drawing.line_styles[number] for number in sorted(drawn)]


def _summary(drawing: Drawing) -> str:
    sorts = [node["style"].split("_")[0] for node in drawing.vis.nodes]
    parts = [sort_count(sorts.count(sort), sort) for sort in _SORT_WORDS if sort in sorts]
    parts += [count_of(len(drawing.vis.edges), "line")] if drawing.vis.edges else []
    return f"On the map: {read_list(parts, most=len(parts))}." if parts else "Nothing is on the map."


def sort_count(number: int, sort: str) -> str:
    """Return how many there are of a sort of node, in words: "1 place", "3 of unknown age"."""
    words = _SORT_WORDS[sort]
    return f"{number} {_OF_ONE.get(words, words) if number == 1 else words}"


_SORT_WORDS = {
    "young": "young people",
    "age": "of unknown age",
    "adult": "adults",
    "unidentified": "not identified",
    "place": "places",
    "online": "online",
    "event": "events",
    "thing": "things",
    "organisation": "organisations",
    "group": "groups",
}
_OF_ONE = {
    "young people": "young person",
    "adults": "adult",
    "places": "place",
    "events": "event",
    "things": "thing",
    "organisations": "organisation",
    "groups": "group",
}
