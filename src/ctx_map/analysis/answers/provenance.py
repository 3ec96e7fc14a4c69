"""Who and what stands behind a row about a context: the young people's keys, the links' keys, how many reports."""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.rows.report_counts import distinct_reports
from ctx_map.network import Network


def people_ids(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """The keys of each context's people, in order: context, people_ids. `rows` has person and context."""
    distinct = rows.select("context", "person").unique().sort("context", "person")
    keys = network.keys.gather(distinct.get_column("person")).alias("people_ids")
    return distinct.with_columns(keys).group_by("context", maintain_order=True).agg("people_ids")


def links_behind(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """The keys of each context's links, in order, and their reports: context, links, reports, protective, every_link.

    `rows` has context and row. `protective` says in words how many of the reports are of ties that protect; it is
    empty where none is. `every_link` says whether each of the links is of such a tie.
    """
    distinct = rows.select("context", "row").unique().sort("context", "row")
    links = network.links.select(links="key", protects=protective_expr(), report=network.report_codes)
    told = distinct.hstack(links[distinct.get_column("row")])
    counted = told.group_by("context", maintain_order=True).agg(
        "links", reports=distinct_reports(), every_link=pl.col("protects").all()
    )
    protecting = told.filter("protects").group_by("context").agg(protecting=distinct_reports())
    joined = counted.join(protecting, on="context", how="left", maintain_order="left")
    words = pl.format("{} of {} reports record it as protective", "protecting", "reports")
    protective = pl.when(pl.col("protecting") > 0).then(words).otherwise(pl.lit(""))
    return joined.select("context", "links", "reports", "every_link", protective=protective)


def described(network: Network, contexts: pl.Series) -> list[pl.Series]:
    """What each context is called: id, name, label, kind."""
    return network.named_nodes.select("name", "label", "kind", id="key")[contexts].get_columns()
