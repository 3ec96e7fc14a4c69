"""What a file changes among the stored nodes.

A value that differs from the stored one takes its place, and the former row is kept as a revision. A blank says
nothing: it erases no value.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.network.columns import NODE_SCHEMA, node_properties
from ctx_map.store.change import NEVER
from ctx_map.vocabulary.labels import Label

REVISION_SCHEMA = pl.Schema(
    {name: pl.String() for name in ("key", "label", "properties", "recorded_at", "retracted_at", "load")}
)
"""Superseded rows of nodes, as the store keeps them. `load` is the one that described a node so."""


@dataclass(frozen=True, slots=True)
class NodeChange:
    """New and changed nodes of one label, the rows that they supersede, and the count of those that stay."""

    new: pl.DataFrame
    changed: pl.DataFrame
    replaced: pl.DataFrame
    """The changed nodes as they are in the store before."""
    revisions: pl.DataFrame
    unchanged: int
    left_out: pl.DataFrame
    """Descriptions that are older than those that are held."""


def change_nodes(
    label: Label,
    nodes: pl.DataFrame,
    stored: pl.DataFrame,
    past: pl.DataFrame,
    *,
    day: str,
    moment: str,
    load: str,
    came_before: str | None = None,
) -> NodeChange:
    """Work out what these checked nodes of one label change.

    `stored` has the current rows of the store (the schema of the label, `loaded_at`, `load`, and `said_at`, the moment
    of that load), `past` its revisions. `day` and `moment` are those of the load. Where the whole delivery
    `came_before` at an earlier moment, it fills in blanks, but it changes nothing that was said later. A node that no
    load describes any more arrives again with this one.
    """
    # which nodes are new, and which are known
    columns = [*NODE_SCHEMA[label].names(), "loaded_at", "load"]
    known = pl.col("key").is_in(stored.get_column("key").implode())
    new = nodes.filter(~known).with_columns(loaded_at=pl.lit(moment), load=pl.lit(load)).select(columns)
    both = nodes.filter(known).join(stored, on="key", suffix=" before")
    # which of the known nodes say something else
    properties = node_properties(label)
    again = pl.col("loaded_at") == NEVER
    both = both.filter(pl.any_horizontal([*map(_differs, properties), again])).with_columns(older=_older(came_before))
    left_out = both.filter(pl.col("older") & pl.any_horizontal([_corrects(name) for name in properties]))
    # a blank cell erases nothing: the value before is kept, and so is what was said later
    changed = both.filter(~pl.col("older") | pl.any_horizontal([_fills(name) for name in properties]))
    replaced = stored.join(changed, on="key", how="semi")
    return NodeChange(
        new=new,
        changed=changed.with_columns(
            *map(_said, properties),
            load=pl.lit(load),
            loaded_at=pl.when(again).then(pl.lit(moment)).otherwise("loaded_at"),
        ).select(columns),
        replaced=replaced,
        revisions=_superseded(label, replaced.filter(~again), past, day),
        unchanged=nodes.height - new.height - both.height,
        left_out=left_out.select("key"),
    )


def _older(came_before: str | None) -> pl.Expr:
    """Whether a node was described by a load that came after this delivery had been loaded before."""
    if came_before is None:
        return pl.lit(value=False)
    return ((pl.col("said_at") > came_before) & (pl.col("loaded_at") != NEVER)).fill_null(value=False)


def _fills(name: str) -> pl.Expr:
    return pl.col(name).is_not_null() & pl.col(f"{name} before").is_null()


def _corrects(name: str) -> pl.Expr:
    return _differs(name) & pl.col(f"{name} before").is_not_null()


def _said(name: str) -> pl.Expr:
    before = f"{name} before"
    return pl.when("older").then(pl.coalesce(before, name)).otherwise(pl.coalesce(name, before)).alias(name)


def _differs(name: str) -> pl.Expr:
    return pl.col(name).is_not_null() & pl.col(name).ne_missing(pl.col(f"{name} before"))


def _superseded(label: Label, rows: pl.DataFrame, past: pl.DataFrame, day: str) -> pl.DataFrame:
    """Rows as revisions: known from the end of the revision before, or from the day of their first load, until now."""
    before = past.group_by("key").agg(before=pl.col("retracted_at").max())
    return (
        rows.join(before, on="key", how="left")
        .select(
            "key",
            label=pl.lit(label.value),
            properties=pl.struct(node_properties(label)).struct.json_encode(),
            recorded_at=pl.coalesce("before", pl.col("loaded_at").str.head(10)),
            retracted_at=pl.lit(day),
            load="load",
        )
        .cast(REVISION_SCHEMA)
        .sort("key")
    )


def decoded(label: Label, revisions: pl.DataFrame) -> pl.DataFrame:
    """Revisions of one label with their properties as columns again."""
    schema = NODE_SCHEMA[label]
    inside = pl.Struct({name: schema[name] for name in node_properties(label)})
    opened = revisions.with_columns(pl.col("properties").str.json_decode(inside))
    return opened.unnest("properties").select(*schema.names(), "recorded_at", "retracted_at", "load")
