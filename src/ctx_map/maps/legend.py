"""The legend: only what is on the map, from the same table that draws it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ctx_map.maps.style import LINE_WORDS, NODE_STYLES, PLAIN, LegendEntry, LineStyle, node_look


def legend(
    node_styles: Collection[str], line_styles: Iterable[LineStyle], *, hulls: bool, counts: bool
) -> list[LegendEntry]:
    """The entries for these styles: nodes, then hulls, then what the lines say."""
    entries = [_node(name) for name in NODE_STYLES if name in node_styles and name != "group"]
    if hulls or "group" in node_styles:
        entries.append(LegendEntry(sort="hull", look=node_look("group"), words="Peer group"))
    entries += _lines(set(line_styles))
    if counts:
        entries.append(LegendEntry(sort="count", look=PLAIN.look(), words="Number of reports behind a line"))
    return entries


def _node(name: str) -> LegendEntry:
    return LegendEntry(sort="node", look=node_look(name), words=NODE_STYLES[name].words)


def _lines(used: set[LineStyle]) -> list[LegendEntry]:
    return [
        LegendEntry(sort="line", look=sample.look(), words=words)
        for sample, words in LINE_WORDS
        if any(_says(style, sample) for style in used)
    ]


def _says(style: LineStyle, sample: LineStyle) -> bool:
    """Whether a line says what the sample of the legend stands for; the plain sample stands for lines of no family."""
    if sample == PLAIN:
        return not (style.protective or style.contact)
    return any(getattr(sample, name) and getattr(style, name) for name in LineStyle.__slots__)
