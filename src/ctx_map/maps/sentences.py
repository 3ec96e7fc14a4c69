"""A map said in sentences: every drawn node and every link behind a drawn line, for the table below the map."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Any

import polars as pl

from ctx_map.analysis.answers.report import read_reports
from ctx_map.maps.initials import with_initials
from ctx_map.maps.payload import MapPayload
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import period_words
from ctx_map.vocabulary.handling import NOT_STATED, handling_words


@dataclass(frozen=True, slots=True)
class NodeSentence:
    """One drawn node: its number on the map, its name, what it is, and how many lines meet there."""

    number: int
    name: str
    about: str
    lines: int


@dataclass(frozen=True, slots=True)
class LinkSentence:
    """One link behind a drawn line."""

    line: int
    """The number of its line on the map."""
    sentence: str
    dates: str
    grade: str
    statement: str
    source: str
    """Who reported it, under which reference."""
    remarks: str
    report: int
    """The number of its report: links of one report have the same."""

    def as_list(self) -> list[Any]:
        return list(astuple(self))


def sentences(network: Network, payload: MapPayload) -> tuple[list[NodeSentence], list[LinkSentence]]:
    """What the map shows, in the words of the map: initials where it shows initials."""
    said = with_initials(network) if payload["names"] == "initials" else network
    return _nodes(payload), _links(said, payload)


def _nodes(payload: MapPayload) -> list[NodeSentence]:
    met: dict[int, int] = {}
    for row in payload["lines"]:
        for end in (row[0], row[1]):
            met[end] = met.get(end, 0) + 1
    return [NodeSentence(n, row[4], row[6], met.get(n, 0)) for n, row in enumerate(payload["nodes"])]


def _links(network: Network, payload: MapPayload) -> list[LinkSentence]:
    line_of = {key: number for number, row in enumerate(payload["lines"]) for key in row[8]}
    links = network.links.filter(pl.col("key").is_in(list(line_of)))
    reports = read_reports(network, links)
    numbers: dict[tuple[str, str], int] = {}
    read = [
        _link(report, line_of[report.link], numbers.setdefault((report.agency, report.ref), len(numbers)))
        for report in reports
    ]
    return sorted(read, key=lambda each: (each.line, each.sentence, each.source))


def _link(report: Any, line: int, number: int) -> LinkSentence:
    conditional = report.handling not in (NOT_STATED, handling_words("P"))
    possible = (
        ("protective", report.protective),
        ("disputed", report.disputed),
        (f"handling {report.handling}", conditional),
        (report.note, report.note),
    )
    remarks = [word for word, true in possible if true]
    return LinkSentence(
        line=line,
        sentence=report.said,
        dates=period_words(report.since, report.until),
        grade=report.grade,
        statement=report.statement or "",
        source=f"{agency_words(report.agency)}, {report.ref}",
        remarks=", ".join(remarks),
        report=number,
    )
