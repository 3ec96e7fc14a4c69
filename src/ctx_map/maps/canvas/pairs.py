"""One line for each pair: all that reports say of the same two, with how many reports that is.

A line through an event that is not drawn is gathered with the others of its pair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from ctx_map.maps.content import Through
from ctx_map.maps.groups import marks_of
from ctx_map.maps.line_words import LineWords, Reading
from ctx_map.maps.lines import Line, lines_of
from ctx_map.maps.style import LineStyle
from ctx_map.network import Network

THROUGH = "through an event"
"""The kind of a line through an event, which no single report says."""
_THROUGH_READS: Reading = ("was involved in an event at", "was where an event happened that involved")


@dataclass(frozen=True, slots=True)
class PairLine:
    """The one line between two nodes, how it reads, and its marks."""

    line: Line
    reading: Reading
    beginning: str
    """What its beginning is called beside its end; empty where it is called as everywhere else."""
    marks: int


def lines_through(network: Network, through: Sequence[Through]) -> list[Line]:
    """The lines through events, as lines of their own: from the person to the place."""
    if not through:
        return []
    ends = pl.DataFrame(
        [(key, line.person, line.place) for line in through for key in line.links],
        schema={"key": pl.String, "source": pl.UInt32, "target": pl.UInt32},
        orient="row",
    )
    links = network.links.drop("source", "target").join(ends, on="key").with_columns(kind=pl.lit(THROUGH))
    return lines_of(links, as_at=network.as_at)


def one_for_each_pair(network: Network, lines: Sequence[Line], outlines: Mapping[int, list[int]]) -> list[PairLine]:
    """The lines gathered by pair, in the order of their ends.

    A pair is protective, disputed, new or a contact where one of its lines is, and doubtful or ended where all are.
    The outline of a group says a pair where it says each of its lines.
    """
    pairs: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        pairs.setdefault((min(line.source, line.target), max(line.source, line.target)), []).append(line)
    behind = network.links.filter(pl.col("key").is_in([key for line in lines for key in line.links]))
    report = {key: (agency, ref) for key, agency, ref in behind.select("key", "agency", "ref").iter_rows()}
    said = LineWords(network)
    return [_gathered(pairs[ends], report, outlines, said) for ends in sorted(pairs)]


def _gathered(
    lines: Sequence[Line],
    report: Mapping[str, tuple[str, str]],
    outlines: Mapping[int, list[int]],
    said: LineWords,
) -> PairLine:
    # a contact gives the direction, because its arrow runs from the one who made it
    first = next((line for line in lines if line.style.contact), lines[0])
    links = tuple(dict.fromkeys(key for line in lines for key in line.links))
    days = [line.since for line in lines if line.since], [line.until for line in lines if line.until]
    marks = [marks_of(line, outlines) for line in lines]
    merged = replace(
        first,
        style=_style([line.style for line in lines]),
        links=links,
        reports=len({report[key] for key in links}),
        since=min(days[0], default=None),
        until=max(days[1], default=None),
        grades=", ".join(sorted({grade for line in lines for grade in line.grades.split(", ")})),
    )
    return PairLine(merged, _reading(first, lines, said), said.beginning(first, lines), min(marks))


def _style(styles: Sequence[LineStyle]) -> LineStyle:
    return LineStyle(
        protective=any(style.protective for style in styles),
        contact=any(style.contact for style in styles),
        doubtful=all(style.doubtful for style in styles),
        ended=all(style.ended for style in styles),
        disputed=any(style.disputed for style in styles),
        new=any(style.new for style in styles),
    )


def _reading(first: Line, lines: Sequence[Line], said: LineWords) -> Reading:
    """All that the lines say, from the beginning of the first one and from its end."""
    read = [_THROUGH_READS if line.kind == THROUGH else said.reading(line) for line in lines]
    ways = [way if line.source == first.source else way[::-1] for way, line in zip(read, lines, strict=True)]
    forth, back = (_listed(list(dict.fromkeys(way[end] for way in ways))) for end in (0, 1))
    return forth, back


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
