"""Which adults, things and places reach which young people: directly, or through an event that has both.

Counts reports of contact, use and presence as the other analyses do, and besides: an adult, an unidentified person or
a thing that is in the same event as a young person. Where this misleads: being in one event is not knowing each
other, which is why each row says through which event it came. An approximate point reaches no one.
"""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.rows.adults import grown_up_on, grown_ups, with_grown_ups
from ctx_map.analysis.rows.ages import numbered, with_day, young_ties
from ctx_map.analysis.rows.approximate_points import at_exact_places
from ctx_map.analysis.rows.participation import AT_A_PLACE, HAPPENED, IN_AN_EVENT
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that

COLUMNS = ("person", "context", "row", "event", "own")


def reached(network: Network, *, adult_today: bool = False) -> pl.DataFrame:
    """A row a report by which a context reaches a young person: person, context, row, event, own.

    `event` is null where the context is reached directly. `own` says whether the report is about the young person; the
    other half of a link through an event is about the context. Somebody who turned 18 since is no adult in the reports
    of before, unless `adult_today` is set.
    """
    direct = pl.concat(
        [
            young_ties(network, kinds=(*AT_A_PLACE, *kinds_that(Puts.USE))).select("person", "context", "row"),
            with_grown_ups(network, adult_today=adult_today).select("person", "context", "row"),
        ]
    )
    directly = direct.with_columns(event=pl.lit(None, pl.UInt32), own=pl.lit(True)).select(COLUMNS)
    return at_exact_places(network, pl.concat([directly, _through_events(network, adult_today=adult_today)]))


def _through_events(network: Network, *, adult_today: bool) -> pl.DataFrame:
    """Two rows for each young person, event and other in it: one for each of the two reports."""
    parts = young_ties(network, kinds=IN_AN_EVENT).select("person", "row", event="context")
    links = with_day(network, numbered(network.links))
    sources = links.get_column("source")
    grown_up = (
        grown_ups(network).gather(sources) if adult_today else grown_up_on(network, sources, links.get_column("day"))
    )
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
