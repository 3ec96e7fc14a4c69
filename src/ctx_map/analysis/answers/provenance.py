"""Who and what stands behind a row about a context: the young people's keys, the reports' keys, how many protect."""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.network import Network


def people_ids(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """The keys of each context's people, in order: context, people_ids. `rows` has person and context."""
    distinct = rows.select("context", "person").unique().sort("context", "person")
    keys = network.keys.gather(distinct.get_column("person")).alias("people_ids")
    return distinct.with_columns(keys).group_by("context", maintain_order=True).agg("people_ids")


def links_behind(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """The keys of each context's reports, in order: context, links, protective. `rows` has context and row.

    `protective` says in words how many of the reports are of ties that protect; it is empty where none is.
    """
    distinct = rows.select("context", "row").unique().sort("context", "row")
    reports = network.links.select(links="key", protects=protective_expr())[distinct.get_column("row")]
    counted = (
        distinct.hstack(reports)
        .group_by("context", maintain_order=True)
        .agg("links", protecting=pl.col("protects").sum(), all=pl.len())
    )
    words = pl.format("{} of {} reports say it protects", "protecting", "all")
    protective = pl.when(pl.col("protecting") > 0).then(words).otherwise(pl.lit(""))
    return counted.select("context", "links", protective=protective)


def described(network: Network, contexts: pl.Series) -> list[pl.Series]:
    """What each context is called: id, name, label, kind."""
    return network.nodes.select("name", "label", "kind", id="key")[contexts].get_columns()
