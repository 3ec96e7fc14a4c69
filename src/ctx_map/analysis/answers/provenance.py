"""The young people, links and reports behind each row about a place or contact."""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.rows.report_counts import distinct_reports
from ctx_map.network import Network


def people_ids(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the keys of each context's people, in order: context, people_ids. `rows` has person and context."""
    distinct = rows.select("context", "person").unique().sort("context", "person")
    keys = network.keys.gather(distinct.get_column("person")).alias("people_ids")
    return distinct.with_columns(keys).group_by("context", maintain_order=True).agg("people_ids")


def links_behind(network: Network, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the keys of each context's links, in order: context, links, reports, protective, every_link.

    `rows` has context and row. `protective` says in words whether the reports record it as protective; it is empty if
    none does. `every_link` says whether each of the links is protective.
    """
    distinct = rows.select("context", "row").unique().sort("context", "row")
    links = network.links.select(links="key", protects=protective_expr(), report=network.report_codes)
    told = distinct.hstack(links[distinct.get_column("row")])
    counted = told.group_by("context", maintain_order=True).agg(
        "links", reports=distinct_reports(), every_link=pl.col("protects").all()
    )
    protecting = told.filter("protects").group_by("context").agg(protecting=distinct_reports())
    joined = counted.join(protecting, on="context", how="left", maintain_order="left")
    some = pl.format("recorded as protective in {} of {} reports", "protecting", "reports")
    words = pl.when(pl.col("protecting") == pl.col("reports")).then(pl.lit("recorded as protective")).otherwise(some)
    protective = pl.when(pl.col("protecting") > 0).then(words).otherwise(pl.lit(""))
    return joined.select("context", "links", "reports", "every_link", protective=protective)


def described(network: Network, contexts: pl.Series) -> list[pl.Series]:
    """Return the columns that say what each context is: id, name, label, kind."""
    return network.named_nodes.select("name", "label", "kind", id="key")[contexts].get_columns()
