"""A change as the embedded store writes it: statements in order, each with its rows as an Arrow table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import polars as pl
import pyarrow as pa

from ctx_map.errors import WrongUse
from ctx_map.network.columns import NODE_SCHEMA, STORED_LINK_SCHEMA
from ctx_map.store.change import Change, LinkTable
from ctx_map.vocabulary.labels import Label

_TEXT = pl.String()
REVISION_SCHEMA = pl.Schema(dict.fromkeys(("key", "label", "properties", "recorded_at", "retracted_at"), _TEXT))
RETRACTED_SCHEMA = pl.Schema(
    dict.fromkeys(("source", "source_label", "target", "target_label", "kind", "version", "retracted_at"), _TEXT)
)


def stored_node_schema(label: Label) -> pl.Schema:
    """The columns of a label's nodes as the stores keep them."""
    return pl.Schema({**NODE_SCHEMA[label], "loaded_at": _TEXT, "load": _TEXT})


def typed(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """The frame with exactly these columns.

    Raises WrongUse with the names of missing columns.
    """
    missing = [name for name in schema if name not in frame.columns]
    if missing:
        raise WrongUse(f"A change's frame lacks the columns {', '.join(missing)}.")
    return frame.select(pl.col(name).cast(sort) for name, sort in schema.items())


def size_in_bytes(change: Change) -> int:
    """About how many bytes a change takes in memory."""
    frames = [*change.new_nodes.values(), *change.changed_nodes.values(), *change.new_links.values()]
    frames += [frame for frame in (change.revisions, change.retracted_links) if frame is not None]
    return int(sum(frame.estimated_size() for frame in frames))


@dataclass(frozen=True, slots=True)
class Step:
    """One statement with its rows. `counts` is how many rows of the change it accounts for."""

    statement: str
    rows: pa.Table
    counts: int


def steps(change: Change, *, last_number: int) -> Iterator[Step]:
    """The statements of a change in the order in which they must run: nodes before the links between them."""
    for label, frame in change.new_nodes.items():
        yield _step(f"load/nodes/{label.name.lower()}", typed(frame, stored_node_schema(label)))
    for label, frame in change.changed_nodes.items():
        yield _step(f"load/changed/{label.name.lower()}", typed(frame, stored_node_schema(label)))
    if change.revisions is not None:
        yield _step("load/revisions", typed(change.revisions, REVISION_SCHEMA))
    sizes = [frame.height for frame in change.new_links.values()]
    starts = accumulate(sizes, initial=last_number)
    for (table, frame), start in zip(change.new_links.items(), starts, strict=False):
        yield from _link_steps(table, typed(frame, STORED_LINK_SCHEMA), start)
    if change.retracted_links is not None:
        yield _step("load/retracted", typed(change.retracted_links, RETRACTED_SCHEMA))


def _step(statement: str, frame: pl.DataFrame) -> Step:
    return Step(statement, frame.to_arrow(), frame.height)


def _link_steps(table: LinkTable, frame: pl.DataFrame, start: int) -> Iterator[Step]:
    """The reports of one table, and a thin relationship for each, found again by its number."""
    kind, source, target = table
    number = pl.int_range(start + 1, start + 1 + pl.len(), dtype=pl.Int64).alias("number")
    frame = frame.select(number, pl.all())
    yield _step("load/reports", frame)
    ends = frame.select("source", "target", "number")
    path = f"load/links/{kind.lower()}/{source.name.lower()}_{target.name.lower()}"
    yield Step(path, ends.to_arrow(), 0)
