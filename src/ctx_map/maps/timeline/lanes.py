"""The timeline of a meeting: one lane per young person and per place, with what is reported of each and when.

Counts links, each in the lane of every end that has one, and says how many have no date. Where this misleads: a mark
says that something was reported, so an empty lane may only mean that no one looked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.rows.report_counts import reports_in
from ctx_map.maps.lines import confirmed_expr
from ctx_map.maps.timeline.bands import Band, bands_of
from ctx_map.maps.timeline.bars import Bar, Step, bars_of, step_for
from ctx_map.maps.timeline.when import Span, inside, span_of, timed_links
from ctx_map.network import Network
from ctx_map.network.homes import homes
from ctx_map.vocabulary.labels import Label


@dataclass(frozen=True, slots=True)
class Mark:
    """Links of one kind in one lane that are of the same time: a mark if it passes, a bar if it lasts."""

    kind: str
    passing: bool
    """Of a moment or a day. Otherwise it lasts, and a side without a date is open."""
    begins: str | None
    ends: str | None
    protective: bool
    """At least one of the links is protective."""
    confirmed: bool
    """At least one of the links is confirmed."""
    disputed: bool
    rows: tuple[int, ...]
    """The numbers of its links."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One young person or place, by code, with its marks in the order of their beginnings."""

    code: int
    marks: tuple[Mark, ...]
    undated: int
    """Distinct reports of links without a date."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn, and what is not."""

    span: Span
    step: Step
    lanes: tuple[Lane, ...]
    people: int
    """How many of the lanes are people. They come first."""
    bands: tuple[Band, ...]
    bars: tuple[Bar, ...]
    undated: int
    """Distinct reports of links without a date, in any lane."""
    homes: int
    """How many of the places named are homes or placements, which have no lane."""


def timeline_of(
    network: Network,
    *,
    people: Sequence[str],
    places: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> Timeline:
    """The timeline of these people and places (keys), in their order, from `since` to `until`.

    Without `since` it begins with the first thing that happened, without `until` it ends on the day asked about. Homes
    and placements have no lane. Raises WrongUse where a key is not in this network.
    """
    # who and what has a lane
    is_home, label = homes(network), network.nodes.get_column("label")
    wanted = network.codes(tuple(dict.fromkeys([*people, *places])))
    codes = [code for code in wanted if not is_home[code]]
    lanes = [code for code in codes if label[code] == Label.PERSON.value]
    number = len(lanes)
    lanes += [code for code in codes if label[code] != Label.PERSON.value]
    # the links of those lanes, and when they are
    ends = pl.Series(lanes, dtype=pl.UInt32).implode()
    links = timed_links(network).filter(pl.col("source").is_in(ends) | pl.col("target").is_in(ends))
    span = span_of(links, network.as_at, since=since or network.since, until=until or network.until)
    shown = links.filter(inside(span))
    step = step_for(span)
    undated = links.filter(~pl.col("dated"))
    return Timeline(
        span=span,
        step=step,
        lanes=tuple(_lane(code, shown, undated) for code in lanes),
        people=number,
        bands=bands_of(network, lanes[:number], span),
        bars=bars_of(links, span, step),
        undated=reports_in(undated),
        homes=len(wanted) - len(codes),
    )


def _lane(code: int, shown: pl.DataFrame, undated: pl.DataFrame) -> Lane:
    of_lane = (pl.col("source") == code) | (pl.col("target") == code)
    return Lane(code, tuple(_marks(shown.filter(of_lane))), reports_in(undated.filter(of_lane)))


def _marks(links: pl.DataFrame) -> list[Mark]:
    same = ("kind", "passing", "begins", "ends")
    gathered = (
        links.group_by(same)
        .agg(
            protective=protective_expr().any(),
            confirmed=confirmed_expr().any(),
            disputed=pl.col("disputed").fill_null(value=False).any(),
            rows=pl.col("row").sort(),
        )
        .with_columns(first=pl.coalesce("begins", "ends"))
        .sort("first", "passing", "ends", "kind", nulls_last=True)
    )
    return [
        Mark(
            kind=row["kind"],
            passing=row["passing"],
            begins=row["begins"],
            ends=row["ends"],
            protective=row["protective"],
            confirmed=row["confirmed"],
            disputed=row["disputed"],
            rows=tuple(row["rows"]),
        )
        for row in gathered.iter_rows(named=True)
    ]
