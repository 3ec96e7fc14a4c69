"""A Network out of columns whose ends are still keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from ctx_map.network.columns import LINK_PROPERTIES, NETWORK_LINK_SCHEMA, NETWORK_NODE_SCHEMA
from ctx_map.network.network import Network, Totals
from ctx_map.network.scope import Picked, Scope
from ctx_map.network.withheld import Withheld
from ctx_map.vocabulary.labels import Label


def _codes(nodes: pl.DataFrame, keys: pl.Series) -> pl.Series:
    """The code of each of these keys; null where it is not among the nodes."""
    codes = nodes.select(end="key").with_row_index("code")
    return keys.to_frame("end").join(codes, on="end", how="left", maintain_order="left").get_column("code")


def with_codes(nodes: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """These links with codes for the keys in `source` and `target`, without those that have an end elsewhere."""
    ends = [_codes(nodes, links.get_column(end)).alias(end) for end in ("source", "target")]
    coded = links.with_columns(ends)
    return coded.drop_nulls(["source", "target"]) if any(end.has_nulls() for end in ends) else coded


def one_table(nodes: Mapping[Label, pl.DataFrame], *more: str) -> pl.DataFrame:
    """Nodes of all labels in one frame with a Network's columns, sorted by key; `more` are text columns to keep."""
    schema = pl.Schema({**NETWORK_NODE_SCHEMA, **dict.fromkeys(more, pl.String())})
    frames = [_widened(frame, label, schema) for label, frame in nodes.items()]
    return pl.concat([schema.to_frame(), *frames]).sort("key")


def _widened(frame: pl.DataFrame, label: Label, schema: pl.Schema) -> pl.DataFrame:
    here = set(frame.columns)
    columns = [pl.col(name) if name in here else pl.lit(None, dtype=kind).alias(name) for name, kind in schema.items()]
    return frame.select(columns).with_columns(label=pl.lit(label.value))


def build_network(
    nodes: pl.DataFrame,
    links: pl.DataFrame,
    *,
    as_at: date,
    since: str | None = None,
    until: str | None = None,
    withheld: Withheld | None = None,
    scope: Scope | Picked | None = None,
    names_in_whole: pl.Series | None = None,
    totals: Totals | None = None,
    stands_for: Mapping[str, str] | None = None,
) -> Network:
    """The network of these nodes and links.

    `nodes` has the columns of NETWORK_NODE_SCHEMA, sorted by key. `links` has `key`, `source` and `target` as keys of
    nodes, `kind` and the properties of a report; a link with an end that is not among the nodes is left out.
    `names_in_whole` says what each node is called where these are a part of what there is, and `totals` what else holds
    of the whole. `stands_for` says under which key each id is read that was joined with others.
    """
    coded = with_codes(nodes, links.select("key", "kind", *LINK_PROPERTIES, "source", "target"))
    coded = coded.select(NETWORK_LINK_SCHEMA.names()).cast(NETWORK_LINK_SCHEMA)
    # a copy of ten million links is five gigabytes
    if not coded.get_column("key").is_sorted():
        coded = coded.sort("key")
    return Network(
        nodes,
        coded,
        as_at,
        since=since,
        until=until,
        withheld=withheld or Withheld(),
        scope=scope,
        names_in_whole=names_in_whole,
        totals=totals,
        stands_for=stands_for or {},
    )
