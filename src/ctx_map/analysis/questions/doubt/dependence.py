"""Find the reports without which a place or contact would no longer be shared by two young people.

A young person is linked to a place or contact in one or more ways: directly, or through an event that happened there
(which takes two links). Without a report, the ways that use it are gone.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.reported_harm import with_reported_harm
from ctx_map.analysis.answers.shared_contexts import BUSY_ABOVE
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.ages import numbered, young_ties
from ctx_map.analysis.rows.participation import AT_A_PLACE, HAPPENED, IN_AN_EVENT
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that


@dataclass(frozen=True, slots=True)
class Dependence:
    """What depends on a single report."""

    links: pl.DataFrame
    """The links on which a shared place or contact depends: key, harm, sharing.

    `harm` says whether harm is reported of one of these places, adults or events. `sharing` is the most young people
    who share one of these; 1 where that is more than most places have.
    """
    contexts: pl.Series
    """The codes of these places and contacts, those of most young people first."""
    shared: int
    """How many places and contacts two or more young people share."""


def dependence(network: Network) -> Dependence:
    """Find the shared places and contacts that depend on a single report, and the links of these reports."""
    # every way in which a young person is linked to something that several share
    ways = _ways(network).with_row_index("way")
    people = ways.group_by("context").agg(people=pl.col("person").n_unique()).filter(pl.col("people") > 1)
    ways = ways.join(people, on="context")
    # the reports that each way uses
    used = pl.concat([ways.select("way", "context", "person", "people", row=end) for end in ("row", "row_there")])
    used = used.unique()
    used = used.with_columns(report=network.report_codes.gather(used.get_column("row")))
    # a young person is lost with a report that all their ways use
    total = ways.group_by("context", "person").agg(total=pl.len())
    with_report = used.group_by("context", "person", "people", "report").agg(ways=pl.col("way").n_unique())
    lost = with_report.join(total, on=["context", "person"]).filter(pl.col("ways") == pl.col("total"))
    needed = lost.group_by("context", "people", "report").agg(lost=pl.len())
    needed = needed.filter(pl.col("people") - pl.col("lost") < 2)
    # the links of these reports, and what depends on them
    rows = used.join(needed.select("context", "report"), on=["context", "report"], how="semi")
    # a place or event of very many says little, so it weighs least
    sharing = pl.when(pl.col("people") > BUSY_ABOVE).then(1).otherwise("people")
    harm = pl.col("context").is_in(_with_harm(network).implode()) & (pl.col("people") <= BUSY_ABOVE)
    links = rows.group_by("row").agg(harm=harm.any(), sharing=sharing.max()).sort("row")
    keys = network.links.get_column("key").gather(links.get_column("row"))
    contexts = needed.select("context", "people").unique().sort("people", "context", descending=[True, False])
    return Dependence(links.select(keys, "harm", "sharing"), contexts.get_column("context"), people.height)


def nothing_depends() -> pl.DataFrame:
    """Return the links of a network in which nothing depends on a single report."""
    return pl.DataFrame(schema={"key": pl.String, "harm": pl.Boolean, "sharing": pl.UInt32})


def _with_harm(network: Network) -> pl.Series:
    """The codes of places and adults with reported harm that are no services, and of events with a recorded harm."""
    nodes = network.nodes.with_row_index("code")
    harmful = (pl.col("label") == Label.EVENT.value) & (pl.col("harms").fill_null("") != "")
    reported = with_reported_harm(network, nodes.get_column("code").cast(pl.Int64).to_numpy())
    events = nodes.filter(harmful).get_column("code")
    return pl.concat([pl.Series("code", reported, pl.UInt32), events])


def _ways(network: Network) -> pl.DataFrame:
    """One row per way in which a young person is linked to a context: person, context, row, row_there."""
    direct = [
        young_ties(network, kinds=(*AT_A_PLACE, *kinds_that(Puts.USE), *IN_AN_EVENT)).select(
            "person", "context", "row"
        ),
        with_grown_ups(network).select("person", "context", "row"),
    ]
    parts = young_ties(network, kinds=IN_AN_EVENT).select("person", "row", event="context")
    happened = numbered(network.links).filter(pl.col("kind").is_in(HAPPENED))
    there = happened.select(event="source", context="target", row_there="row")
    through = parts.join(there, on="event").select("person", "context", "row", "row_there")
    return pl.concat([pl.concat(direct).with_columns(row_there="row"), through])
