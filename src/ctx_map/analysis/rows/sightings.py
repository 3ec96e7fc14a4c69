"""Who and what was at two places, and who went from one to the other.

Counts reports of people and things at either place: time spent, home, attendance, work, being seen, or a part in an
event that happened there. A move is a report at one place followed by one at the other within the minutes given, both
times known; where a time is known to the day only, being at both on one day is counted apart, without a direction.
"""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.rows.ages import numbered
from ctx_map.analysis.rows.participation import HAPPENED
from ctx_map.analysis.rows.stays import end_of, is_timed, start_of
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that

TO_A_PLACE = kinds_that(Puts.PERSON_AT_PLACE, Puts.THING_AT_PLACE, Puts.DUTY)
INTO_AN_EVENT = kinds_that(Puts.PERSON_IN_EVENT, Puts.THING_IN_EVENT)
MINUTES_A_DAY = 24 * 60


def sightings(network: Network, places: list[int]) -> pl.DataFrame:
    """A row a report of a mover at one of these places: mover, place (codes), row, row_there, start, end, timed."""
    links = numbered(network.links)
    here = links.filter(pl.col("target").is_in(places))
    direct = here.filter(pl.col("kind").is_in(TO_A_PLACE)).select(
        "row", "since", "until", mover="source", place="target", row_there="row"
    )
    told = pl.concat([direct, _through_events(network, links, here)], how="diagonal")
    timed = is_timed("since").fill_null(value=False)
    start = start_of("since")
    end = pl.coalesce(end_of("until"), pl.when(timed).then(start).otherwise(start + MINUTES_A_DAY - 1))
    return told.with_columns(start=start, end=pl.max_horizontal(start, end), timed=timed).select(
        "mover", "place", "row", "row_there", "start", "end", "timed"
    )


def _through_events(network: Network, links: pl.DataFrame, here: pl.DataFrame) -> pl.DataFrame:
    happened = here.filter(pl.col("kind").is_in(HAPPENED)).select(
        "since", event="source", place="target", row_there="row"
    )
    parts = links.filter(pl.col("kind").is_in(INTO_AN_EVENT)).select("row", mover="source", event="target")
    events = network.nodes.select("occurred_from", "occurred_to").with_row_index("event")
    joined = parts.join(happened, on="event").join(events, on="event")
    return joined.select(
        "row",
        "mover",
        "place",
        "row_there",
        since=pl.coalesce("occurred_from", "since"),
        until=pl.when(pl.col("occurred_from").is_not_null()).then("occurred_to"),
    )


def at_both(seen: pl.DataFrame) -> pl.DataFrame:
    """The sightings of those who and what were at both places."""
    return seen.filter(pl.col("place").n_unique().over("mover") > 1)


def moves(seen: pl.DataFrame, start: int, *, within: int) -> pl.DataFrame:
    """A row a mover with the moves from the place `start` (forth), to it (back), and the days at both (same_day)."""
    dated = seen.filter(pl.col("start").is_not_null()).select("mover", "place", "start", "end", "timed").unique()
    pairs = dated.join(dated, on="mover", suffix="_after").filter(pl.col("place") != pl.col("place_after"))
    gap = pl.col("start_after") - pl.col("end")
    followed = pl.col("timed") & pl.col("timed_after") & (gap >= 0) & (gap <= within)
    from_start = pl.col("place") == start
    unsure = ~(pl.col("timed") & pl.col("timed_after"))
    overlap = from_start & unsure & (pl.col("start") <= pl.col("end_after")) & (pl.col("start_after") <= pl.col("end"))
    day = pl.max_horizontal("start", "start_after") // MINUTES_A_DAY
    return pairs.group_by("mover").agg(
        forth=(followed & from_start).sum().cast(pl.Int64),
        back=(followed & ~from_start).sum().cast(pl.Int64),
        same_day=day.filter(overlap).n_unique().cast(pl.Int64),
    )
