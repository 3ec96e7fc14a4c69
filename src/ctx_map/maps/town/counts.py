"""What is counted of the events of a town: by month, by part of the week, and the places that lead.

The months are counted in the hours that are chosen, and the hours in the months that are chosen, so that each control
says what choosing in it would leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ctx_map.analysis.rows.events_at_places import events_at_places
from ctx_map.maps.town.events import BLOCKS_A_DAY, TownEvents, When
from ctx_map.network import Network
from ctx_map.network.homes import homes

MOST_LEADING = 10
DAYS = 7
MONTHS_A_YEAR = 12
MOST_MONTHS = 120
"""Months of a span that are listed without gaps. A longer span has those with events alone."""


@dataclass(frozen=True, slots=True)
class LeadingPlace:
    """A place with many events. Homes and placements are never among them."""

    key: str
    name: str
    events: int
    week: tuple[tuple[int, ...], ...]
    """Events by day of the week and part of the day."""
    positioned: bool
    """Whether it can be a point on a map."""


@dataclass(frozen=True, slots=True)
class TownCounts:
    """The counts of what is chosen."""

    events: int
    places: int
    """Places with an event, homes included."""
    leading: tuple[LeadingPlace, ...]
    homes: int
    """Homes and placements with an event, which are neither drawn nor listed."""
    without_position: int
    """Places with an event that have no position, online spaces included."""
    months: tuple[tuple[str, int], ...]
    """Events by month, without gaps."""
    blocks: tuple[int, ...]
    """Events by part of the week."""
    undated: int
    """Events without a month."""
    untimed: int
    """Events without a time of day."""
    timed: bool
    """Whether any event at all has a time of day."""


def town_counts(network: Network, events: TownEvents, when: When) -> TownCounts:
    """Return what is counted of the events of these months and hours."""
    chosen = events.chosen(when)
    by_place = chosen.group_by("context").agg(events=pl.col("event").n_unique())
    known = network.nodes.select("key", "latitude", "longitude", home=homes(network)).with_row_index("context")
    places = by_place.join(known.cast({"context": by_place.schema["context"]}), on="context")
    placed = places.filter(~pl.col("home"))
    point = pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null()
    # ties are settled by id, as in hotspots
    first = placed.sort("events", "key", descending=[True, False]).head(MOST_LEADING).with_columns(positioned=point)
    return TownCounts(
        events=chosen.get_column("event").n_unique(),
        places=places.height,
        leading=tuple(_leading(network, chosen, row) for row in first.iter_rows(named=True)),
        homes=int(places.get_column("home").sum()),
        without_position=placed.filter(~point).height,
        months=_months(events, when),
        blocks=_blocks(events.chosen(replace(when, blocks=frozenset()))),
        undated=events.rows.filter(pl.col("month").is_null()).get_column("event").n_unique(),
        untimed=events.rows.filter(pl.col("block").is_null()).get_column("event").n_unique(),
        timed=events.rows.get_column("block").is_not_null().any(),
    )


def days_since_first(network: Network) -> int:
    """Return how many days the events of a network go back from the day in question, that day included."""
    days = events_at_places(network).get_column("first_day").str.to_date(strict=False).drop_nulls()
    known: list[date] = days.filter(days <= network.as_at).sort().head(1).to_list()
    return (network.as_at - known[0]).days + 1 if known else 1


def _leading(network: Network, chosen: pl.DataFrame, row: dict[str, object]) -> LeadingPlace:
    code = int(str(row["context"]))
    there = _blocks(chosen.filter(pl.col("context") == code))
    week = tuple(there[day * BLOCKS_A_DAY : (day + 1) * BLOCKS_A_DAY] for day in range(DAYS))
    return LeadingPlace(
        str(row["key"]), network.names[code], int(str(row["events"])), week, positioned=bool(row["positioned"])
    )


def _blocks(rows: pl.DataFrame) -> tuple[int, ...]:
    counted = rows.group_by("block").agg(pl.col("event").n_unique()).drop_nulls()
    found = dict(counted.iter_rows())
    return tuple(found.get(block, 0) for block in range(DAYS * BLOCKS_A_DAY))


def _months(events: TownEvents, when: When) -> tuple[tuple[str, int], ...]:
    """The months from the first to the last of all events, with those of the hours that are chosen."""
    every = events.rows.get_column("month").drop_nulls().unique().sort().to_list()
    chosen = events.chosen(replace(when, months=None))
    counted = dict(chosen.group_by("month").agg(pl.col("event").n_unique()).iter_rows())
    return tuple((month, counted.get(month, 0)) for month in _without_gaps(every))


def _without_gaps(months: Sequence[str]) -> Sequence[str]:
    if not months:
        return months
    first, last = (_number(months[at]) for at in (0, -1))
    if last - first >= MOST_MONTHS:
        return months
    return [f"{number // MONTHS_A_YEAR:04d}-{number % MONTHS_A_YEAR + 1:02d}" for number in range(first, last + 1)]


def _number(month: str) -> int:
    return int(month[:4]) * MONTHS_A_YEAR + int(month[5:]) - 1
