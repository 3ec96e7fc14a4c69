"""The frames of a change, with exactly the columns that the stores keep."""

from __future__ import annotations

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.network.columns import NODE_SCHEMA
from ctx_map.store.change import Change
from ctx_map.store.machinery import kept_as
from ctx_map.vocabulary.labels import Label

_TEXT = pl.String()
REVISION_SCHEMA = pl.Schema(dict.fromkeys(("key", "label", "properties", "recorded_at", "retracted_at", "load"), _TEXT))
RETRACTED_SCHEMA = pl.Schema(
    dict.fromkeys(("source", "source_label", "target", "target_label", "kind", "version", "retracted_at"), _TEXT)
)
REGRADED_SCHEMA = pl.Schema(
    {
        **dict.fromkeys(("source", "source_label", "target", "target_label", "kind", "version", "audience"), _TEXT),
        "in_meeting": pl.Boolean(),
    }
)


def stored_node_schema(label: Label) -> pl.Schema:
    """The columns of a label's nodes as the stores keep them."""
    return pl.Schema({**NODE_SCHEMA[label], "loaded_at": _TEXT, "load": _TEXT})


def typed(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """The frame with exactly these columns, under the names by which a store keeps them.

    Raises WrongUse with the names of columns that are missing or hold something else than they should.
    """
    missing = [name for name in schema if name not in frame.columns]
    if missing:
        raise WrongUse(f"A change's frame lacks the columns {', '.join(missing)}.")
    wrong = [name for name, sort in schema.items() if not _fits(frame.get_column(name), sort)]
    if wrong:
        raise WrongUse(f"A change's frame holds something else than it should in the columns {', '.join(wrong)}.")
    return frame.select(pl.col(name).cast(sort).alias(kept_as(name)) for name, sort in schema.items())


def _fits(column: pl.Series, sort: pl.DataType) -> bool:
    """Whether a column is of its sort, or of one that is cast to it without looking at values."""
    if column.dtype in (sort, pl.Null):
        return True
    return (
        column.dtype.is_numeric()
        if sort == pl.Float64
        else sort == pl.String and column.dtype in (pl.Categorical, pl.Enum)
    )


def size_in_bytes(change: Change) -> int:
    """About how many bytes a change takes in memory."""
    frames = [*change.new_nodes.values(), *change.changed_nodes.values(), *change.new_links.values()]
    others = (change.revisions, change.retracted_links, change.ended_anew, change.regraded_links)
    frames += [frame for frame in others if frame is not None]
    return int(sum(frame.estimated_size() for frame in frames))
