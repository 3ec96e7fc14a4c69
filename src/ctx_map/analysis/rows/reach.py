"""Which adults, things and places reach which young people: directly, or through an event that has both.

Counts reports of contact, use and presence as the other analyses do, and besides: an adult, an unidentified person or
a thing that is in the same event as a young person. Where this misleads: being in one event is not knowing each
other, which is why each row says through which event it came.
"""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.rows.adults import grown_ups, with_grown_ups
from ctx_map.analysis.rows.ages import adult_from, numbered, with_day, young_ties
from ctx_map.analysis.rows.participation import AT_A_PLACE, HAPPENED, IN_AN_EVENT
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that

COLUMNS = ("person", "context", "row", "event", "own")


def reached(network: Network) -> pl.DataFrame:
    """A row a report by which a context reaches a young person: person, context, row, event, own.

    `event` is null where the context is reached directly. `own` says whether the report is about the young person; the
    other half of a link through an event is about the context.
    """
    direct = pl.concat(
        [
            young_ties(network, kinds=(*AT_A_PLACE, *kinds_that(Puts.USE))).select("person", "context", "row"),
            with_grown_ups(network).select("person", "context", "row"),
        ]
    )
    directly = direct.with_columns(event=pl.lit(None, pl.UInt32), own=pl.lit(True)).select(COLUMNS)
    return pl.concat([directly, _through_events(network)])


def reached_by_adults(network: Network) -> pl.DataFrame:
    """The same without the reports of when a person who is an adult now was under 18 themselves.

    Somebody who turned 18 since is a young person in those reports, and no adult who reaches the others.
    """
    rows = reached(network)
    first_day = adult_from(network)
    day = with_day(network, network.links.select("source", "target", "kind", "since")).get_column("day")
    told = rows.with_columns(
        first_day.gather(rows.get_column("context")).alias("became"), day.gather(rows.get_column("row")).alias("day")
    )
    as_a_child = (pl.col("became") <= network.as_at.isoformat()) & (pl.col("day") < pl.col("became"))
    return told.filter(~as_a_child.fill_null(value=False)).select(COLUMNS)


def _through_events(network: Network) -> pl.DataFrame:
    """Two rows for each young person, event and other in it: one for each of the two reports."""
    parts = young_ties(network, kinds=IN_AN_EVENT).select("person", "row", event="context")
    links = numbered(network.links)
    grown_up = grown_ups(network).gather(links.get_column("source"))
    others = pl.concat(
        [
            links.filter(pl.col("kind").is_in(HAPPENED)).select("row", event="source", context="target"),
            links.filter(pl.col("kind").is_in(kinds_that(Puts.THING_IN_EVENT))).select(
                "row", event="target", context="source"
            ),
            links.filter(pl.col("kind").is_in(IN_AN_EVENT) & grown_up).select("row", event="target", context="source"),
        ]
    )
    both = parts.join(others, on="event", suffix="_other").filter(pl.col("person") != pl.col("context"))
    halves = (both, pl.lit(True)), (both.with_columns(row="row_other"), pl.lit(False))
    return pl.concat([half.with_columns(own=own).select(COLUMNS) for half, own in halves])
