"""Who of the people on a timeline was at one place at the same time: recorded, or probable because times are close.

Meetings of pairs come from `analysis.rows.co_presence`. A band joins people of whom every two met. What is only known
to the day makes no band.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import networkx as nx
import polars as pl

from ctx_map.analysis.rows.co_presence import PROBABLE, RECORDED, ROWS, meetings
from ctx_map.analysis.rows.stays import stays
from ctx_map.maps.timeline.when import Span
from ctx_map.network import Network
from ctx_map.network.homes import homes

WITHIN = 180
"""Minutes between two visits, at most; the same as the question of who was together has unless told otherwise."""
Visit = tuple[int, int]
"""The numbers of the link of a person, and of the link that says where it was."""


@dataclass(frozen=True, slots=True)
class Band:
    """An occasion on which these people were at one place."""

    place: int
    """Code."""
    people: tuple[int, ...]
    """Codes, in the order of the lanes."""
    begins: str
    ends: str
    recorded: bool
    """One event or one report has them there; otherwise both times are known and close, which makes it probable."""
    rows: tuple[int, ...]
    """The numbers of the links behind it."""


@dataclass(frozen=True, slots=True)
class _Occasion:
    """Visits of which every two met. Times are minutes since 1970."""

    people: frozenset[int]
    start: int
    end: int
    timed: bool
    recorded: bool
    rows: frozenset[int]


def bands_of(network: Network, people: Sequence[int], span: Span) -> tuple[Band, ...]:
    """The occasions of at least two of these people (codes) inside the span, in the order of time."""
    is_home = homes(network)
    of_people = stays(network).filter(pl.col("person").is_in(list(people)))
    met = meetings(of_people, within=WITHIN).filter(pl.col("certainty") <= PROBABLE)
    order = {code: at for at, code in enumerate(people)}
    owner = network.links.get_column("source")
    found = [
        _band(place, occasion, order)
        for (place,), rows in met.group_by("context")
        if not is_home[place]
        for occasion in _largest(_merged(_occasions(rows, owner)))
    ]
    in_span = (band for band in found if band.begins[:10] <= span.last and band.ends[:10] >= span.first)
    return tuple(sorted(in_span, key=lambda band: (band.begins, band.ends, band.place, band.people)))


def _occasions(met: pl.DataFrame, owner: pl.Series) -> Iterator[_Occasion]:
    """The largest sets of visits of which every two met."""
    graph: nx.Graph[Visit] = nx.Graph()
    for row in met.iter_rows(named=True):
        one, other = tuple(row[name] for name in ROWS), tuple(row[f"{name}_b"] for name in ROWS)
        graph.add_edge(one, other, **{name: row[name] for name in ("start", "end", "timed", "certainty")})
    for clique in nx.find_cliques(graph):
        edges = [graph.edges[pair] for pair in nx.subgraph(graph, clique).edges]
        yield _Occasion(
            people=frozenset(owner[visit[0]] for visit in clique),
            start=min(edge["start"] for edge in edges),
            end=max(edge["end"] for edge in edges),
            timed=all(edge["timed"] for edge in edges),
            recorded=all(edge["certainty"] == RECORDED for edge in edges),
            rows=frozenset(row for visit in clique for row in visit),
        )


def _merged(occasions: Iterator[_Occasion]) -> list[_Occasion]:
    """Occasions of the same people with no longer break between them as one: several reports tell of one evening."""
    ordered = sorted(occasions, key=lambda each: (sorted(each.people), each.start, each.end, sorted(each.rows)))
    merged: list[_Occasion] = []
    for each in ordered:
        last = merged[-1] if merged else None
        if last and last.people == each.people and each.start <= last.end + WITHIN:
            merged[-1] = _Occasion(
                people=last.people,
                start=last.start,
                end=max(last.end, each.end),
                timed=last.timed and each.timed,
                recorded=last.recorded or each.recorded,
                rows=last.rows | each.rows,
            )
        else:
            merged.append(each)
    return merged


def _largest(occasions: list[_Occasion]) -> list[_Occasion]:
    """Without those whose people are all in a larger occasion at the same time, unless only they are recorded."""

    def is_inside(one: _Occasion, other: _Occasion) -> bool:
        near = one.start <= other.end + WITHIN and other.start <= one.end + WITHIN
        return one.people < other.people and near and (other.recorded or not one.recorded)

    return [each for each in occasions if not any(is_inside(each, other) for other in occasions)]


def _band(place: int, occasion: _Occasion, order: dict[int, int]) -> Band:
    return Band(
        place=place,
        people=tuple(sorted(occasion.people, key=order.__getitem__)),
        begins=_text(occasion.start, timed=occasion.timed),
        ends=_text(occasion.end, timed=occasion.timed),
        recorded=occasion.recorded,
        rows=tuple(sorted(occasion.rows)),
    )


def _text(minutes: int, *, timed: bool) -> str:
    moment = datetime.fromtimestamp(minutes * 60, tz=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M" if timed else "%Y-%m-%d")
