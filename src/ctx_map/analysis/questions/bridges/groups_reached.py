"""Count for each place, adult or thing: friendship groups reached, reports, parts, and events it depends on."""

from __future__ import annotations

import numpy as np
import polars as pl

from ctx_map.analysis.measures.articulation import parts_without
from ctx_map.analysis.rows.friendship import friendships
from ctx_map.analysis.rows.report_counts import distinct_people, with_report
from ctx_map.network import Network
from ctx_map.network.arrays import Ints
from ctx_map.network.neighbours import from_ends

SINGLE, THIN, WELL = "one report only", "one report for each group", "several reports for several groups"
ONE_EVENT, ONE_SOURCE, SEPARATE = "one event", "one report", "separate reports"
SUPPORT_ORDER = (WELL, THIN, SINGLE)


def count_bridges(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """Return one row per context that reaches several groups. `rows` has person, context, row, event, own, group.

    Reports are counted over the links about young people. The report of where an event happened is not counted.
    """
    rows = rows.join(reaching_several(rows), on="context", how="semi")
    told = with_report(network, rows).with_columns(source=pl.when("own").then("report"))
    groups = _groups(told)
    counted = groups.group_by("context").agg(groups=pl.len().cast(pl.Int64), supported=pl.col("several").sum())
    sources = told.group_by("context").agg(
        sources=pl.col("source").drop_nulls().n_unique().cast(pl.Int64), people=distinct_people()
    )
    told_of = counted.join(sources, on="context").join(_one_event(groups), on="context", how="left").sort("context")
    return told_of.with_columns(support=_support(), rests_on=_rests_on())


def reaching_several(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the contexts that reach more than one group. `rows` has context and group."""
    reach = rows.group_by("context").agg(low=pl.col("group").min(), high=pl.col("group").max())
    return reach.filter(pl.col("low") < pl.col("high")).select("context")


def _groups(told: pl.DataFrame) -> pl.DataFrame:
    """One row per context and group: whether several reports say so, and the event if only one reaches the group."""
    each = (
        told.with_columns(direct=pl.col("event").is_null())
        .group_by("context", "group")
        .agg(
            low=pl.col("source").min(),
            high=pl.col("source").max(),
            earliest=pl.col("event").min(),
            latest=pl.col("event").max(),
            direct=pl.col("direct").max(),
        )
    )
    through_one = ~pl.col("direct") & (pl.col("earliest") == pl.col("latest"))
    return each.select(
        "context", "group", several=pl.col("low") < pl.col("high"), only_event=pl.when(through_one).then("earliest")
    )


def _one_event(groups: pl.DataFrame) -> pl.DataFrame:
    """The event without which a context would reach fewer than two groups, if there is one."""
    through_one = groups.filter(pl.col("only_event").is_not_null())
    lost = through_one.group_by("context", event="only_event").agg(lost=pl.len())
    in_all = groups.group_by("context").agg(all=pl.len())
    needed = lost.join(in_all, on="context").filter(pl.col("all") < pl.col("lost") + 2)
    first = needed.sort("context", "lost", "event", descending=[False, True, False])
    return first.unique("context", keep="first", maintain_order=True).select("context", "event")


def _support() -> pl.Expr:
    single = pl.when(pl.col("sources") == 1).then(pl.lit(SINGLE))
    return single.when(pl.col("supported") > 1).then(pl.lit(WELL)).otherwise(pl.lit(THIN))


def _rests_on() -> pl.Expr:
    event = pl.when(pl.col("event").is_not_null()).then(pl.lit(ONE_EVENT))
    return event.when(pl.col("sources") == 1).then(pl.lit(ONE_SOURCE)).otherwise(pl.lit(SEPARATE))


def parts_around(network: Network, rows: pl.DataFrame, events: pl.DataFrame) -> Ints:
    """Count the parts into which the neighbours of each node fall without it, with friendships and events included."""
    ties = friendships(network)
    pairs = [(rows, "person", "context"), (events, "person", "context"), (ties, "end", "other")]
    ends = [np.concatenate([frame.get_column(pair[at]).to_numpy() for frame, *pair in pairs]) for at in (0, 1)]
    one, other = (end.astype(np.int64) for end in ends)
    return parts_without(from_ends(one, other, nodes=network.nodes.height))
