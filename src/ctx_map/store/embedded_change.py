"""A change as the embedded store writes it: statements in order, each with its rows as an Arrow table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import polars as pl
import pyarrow as pa

from ctx_map.network.columns import STORED_LINK_SCHEMA
from ctx_map.store.change import Change, LinkTable
from ctx_map.store.frames import REGRADED_SCHEMA, RETRACTED_SCHEMA, REVISION_SCHEMA, stored_node_schema, typed


@dataclass(frozen=True, slots=True)
class Step:
    """One statement with its rows. `counts` is how many rows of the change it accounts for."""

    statement: str
    rows: pa.Table
    counts: int


def copied(change: Change, *, last_number: int) -> Iterator[Step]:
    """The new rows, to be copied in: nodes before the links between them, reports numbered on from the last."""
    for label, frame in change.new_nodes.items():
        yield _step(f"load/nodes/{label.name.lower()}", typed(frame, stored_node_schema(label)))
    sizes = [frame.height for frame in change.new_links.values()]
    starts = accumulate(sizes, initial=last_number)
    for (table, frame), start in zip(change.new_links.items(), starts, strict=False):
        yield from _link_steps(table, typed(frame, STORED_LINK_SCHEMA), start)


def logged(change: Change) -> Iterator[Step]:
    """What changes of rows that are there already, and the revisions that this leaves."""
    for label, frame in change.changed_nodes.items():
        yield _step(f"load/changed/{label.name.lower()}", typed(frame, stored_node_schema(label)))
    if change.retold:
        yield Step("load/revisions_taken_back", pa.table({"key": pa.array(change.retold, pa.string())}), 0)
    if change.revisions is not None:
        yield _step("load/revisions", typed(change.revisions, REVISION_SCHEMA))
    if change.retracted_links is not None:
        yield _step("load/retracted", typed(change.retracted_links, RETRACTED_SCHEMA))
    if change.ended_anew is not None:
        yield _step("load/retracted", typed(change.ended_anew, RETRACTED_SCHEMA))
    if change.regraded_links is not None:
        yield _step("load/regraded", typed(change.regraded_links, REGRADED_SCHEMA))


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
