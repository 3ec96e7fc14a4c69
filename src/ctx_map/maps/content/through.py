"""Lines that run through an event which is not drawn: who was involved in something that happened at a place.

A sentence that counts the young people at a place counts those too, so the canvas shows them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.rows.participation import HAPPENED, IN_AN_EVENT
from ctx_map.maps.content.around import codes_series
from ctx_map.network import Network


@dataclass(frozen=True, slots=True)
class Through:
    """One person and one place with the events that link them. Ends and events are codes of the network."""

    person: int
    place: int
    events: tuple[int, ...]
    links: tuple[str, ...]
    """The keys of the links behind it: of each event who was involved, and where it happened."""
    reports: int
    """Distinct reports behind it, by agency and reference."""


def halves(network: Network, drawn: Collection[int]) -> pl.DataFrame:
    """Two rows for each person, event and place: person, place, event, row (number of the link).

    Person and place are drawn, and the event is not.
    """
    wanted = codes_series(drawn).implode()
    links = network.links.select("source", "target", "kind").with_row_index("row")
    parts = links.filter(
        pl.col("kind").is_in(IN_AN_EVENT) & pl.col("source").is_in(wanted) & ~pl.col("target").is_in(wanted)
    ).select("row", person="source", event="target")
    happened = links.filter(pl.col("kind").is_in(HAPPENED) & pl.col("target").is_in(wanted))
    both = parts.join(happened.select(event="source", place="target", there="row"), on="event")
    columns = ("person", "place", "event", "row")
    return pl.concat([both.select(columns), both.with_columns(row="there").select(columns)]).unique()


def through_events(network: Network, drawn: Collection[int]) -> tuple[Through, ...]:
    """The lines through events that are not drawn, in the order of their ends."""
    rows = halves(network, drawn)
    if rows.is_empty():
        return ()
    behind = network.links.select("key", report=pl.struct("agency", "ref")).with_row_index("row")
    grouped = (
        rows.join(behind, on="row")
        .group_by("person", "place")
        .agg(
            pl.col("event").unique().sort(),
            pl.col("key").unique().sort(),
            pl.col("report").n_unique(),
        )
        .sort("person", "place")
    )
    return tuple(
        Through(person, place, tuple(events), tuple(keys), reports)
        for person, place, events, keys, reports in grouped.iter_rows()
    )
