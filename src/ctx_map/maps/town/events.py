"""Events at the places of a town with their month and their part of the week, so that both can be chosen at once.

These are the rows that hotspots count. An event at two places is one row for each. No one who took part is in them.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.rows.events_at_places import events_at_places, hour_of_week
from ctx_map.network import Network

BLOCK = 3
"""Hours in one part of the day."""
BLOCKS_A_DAY = 24 // BLOCK
MONTH_LENGTH = len("2026-11")


@dataclass(frozen=True, slots=True)
class When:
    """Which months and parts of the week are looked at."""

    months: tuple[str, str] | None = None
    """The first and the last month, such as ("2026-05", "2026-08"); None means all, also events without a date."""
    blocks: frozenset[int] = frozenset()
    """Parts of the week of three hours, from 0 on Monday after midnight to 55; empty means all."""


EVERYTHING = When()


@dataclass(frozen=True, slots=True)
class TownEvents:
    """Every event at every place, once."""

    rows: pl.DataFrame
    """The columns are `event`, `context` (the place), `month` and `block`, each null where it is not recorded."""

    def chosen(self, when: When) -> pl.DataFrame:
        """Return the rows of these months and parts of the week. What has no date or time is in none that is chosen."""
        found = self.rows
        if when.months is not None:
            first, last = when.months
            found = found.filter(pl.col("month").is_between(pl.lit(first), pl.lit(last)))
        return found.filter(pl.col("block").is_in(list(when.blocks))) if when.blocks else found


def town_events(network: Network) -> TownEvents:
    """Return the events at the places of a network."""
    happened = events_at_places(network).unique(["event", "context"], keep="first", maintain_order=True)
    day = pl.col("first_day")
    # a year alone is no month
    month = pl.when(day.str.len_chars() >= MONTH_LENGTH).then(day.str.slice(0, MONTH_LENGTH))
    return TownEvents(happened.select("event", "context", month=month, block=hour_of_week() // BLOCK))
