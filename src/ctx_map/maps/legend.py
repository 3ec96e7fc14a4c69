"""The legend: only what is on the map, from the same table that draws it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ctx_map.maps.style import (
    LINE_WORDS,
    NODE_STYLES,
    PLAIN,
    SHORT_WORDS,
    LegendEntry,
    LineLook,
    LineStyle,
    NodeLook,
    node_look,
)


def legend(
    node_styles: Collection[str], line_styles: Iterable[LineStyle], *, hulls: bool, counts: bool
) -> list[LegendEntry]:
    """The entries for these styles: nodes, then hulls, then what the lines say."""
    entries = [_node(name) for name in NODE_STYLES if name in node_styles and name != "group"]
    if hulls or "group" in node_styles:
        entries.append(_entry("hull", node_look("group"), "Peer group"))
    entries += _lines(set(line_styles))
    if counts:
        entries.append(_entry("count", PLAIN.look(), "Number of reports behind a line"))
    return entries


def _entry(sort: str, look: NodeLook | LineLook, words: str) -> LegendEntry:
    return LegendEntry(sort=sort, look=look, words=words, short=SHORT_WORDS.get(words, words))


def _node(name: str) -> LegendEntry:
    return _entry("node", node_look(name), NODE_STYLES[name].words)


def _lines(used: set[LineStyle]) -> list[LegendEntry]:
    return [
        _entry("line", sample.look(), words)
        for sample, words in LINE_WORDS
        if any(_says(style, sample) for style in used)
    ]


def _says(style: LineStyle, sample: LineStyle) -> bool:
    """Whether a line says what the sample of the legend stands for; the plain sample stands for lines of no family."""
    if sample == PLAIN:
        return not (style.protective or style.contact)
    return any(getattr(sample, name) and getattr(style, name) for name in LineStyle.__slots__)
