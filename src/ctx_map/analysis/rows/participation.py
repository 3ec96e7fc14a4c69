"""Which young people were reported where.

Counts a young person in a place by a report of time spent, home or attendance there, or by a part in an event that
happened there (then both reports are evidence). Where this misleads: the event may have happened to one of them while
the other was reported by name only, and neither report says that two young people were there at the same time.
"""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.rows.ages import numbered, young_ties
from ctx_map.analysis.rows.approximate_points import at_exact_places
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that

AT_A_PLACE = kinds_that(Puts.PERSON_AT_PLACE)
"""The kinds of report that put a person in a place directly."""
HAPPENED = kinds_that(Puts.EVENT_AT_PLACE)
"""The kinds of report that say where an event happened."""
IN_AN_EVENT = kinds_that(Puts.PERSON_IN_EVENT)
"""The kinds of report that give a person a part in an event."""
COLUMNS = ("person", "context", "row")


def in_places(network: Network) -> pl.DataFrame:
    """A row a report that puts a young person in a place: person, context (codes), row (number of the link)."""
    direct = young_ties(network, kinds=AT_A_PLACE).select(COLUMNS)
    return pl.concat([direct, through_events(network)])


def in_shared_places(network: Network) -> pl.DataFrame:
    """The same without approximate points, for all that counts who shares a place."""
    return at_exact_places(network, in_places(network))


def through_events(network: Network) -> pl.DataFrame:
    """The same through events: two rows for each event, one for the part in it and one for where it happened."""
    parts = young_ties(network, kinds=IN_AN_EVENT).select("person", "row", event="context")
    happened = (
        numbered(network.links)
        .filter(pl.col("kind").is_in(HAPPENED))
        .select(event="source", context="target", row_there="row")
    )
    both = parts.join(happened, on="event")
    return pl.concat([both.select(COLUMNS), both.select("person", "context", row="row_there")])
