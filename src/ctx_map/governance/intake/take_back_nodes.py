"""What people, places and things are like without what one load said of them.

A node is described by its loads one after another. What each of them said is what it changed: without one of them, the
others are put together again in their order. A node that no other load describes keeps its id and nothing else, and is
shown only where a report of another load mentions it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import polars as pl

from ctx_map.governance.intake.loads import StoredLoad
from ctx_map.governance.intake.nodes import REVISION_SCHEMA, decoded
from ctx_map.network.columns import NODE_SCHEMA, node_properties
from ctx_map.store.base import Store
from ctx_map.store.change import NEVER, TAKEN_BACK
from ctx_map.store.frames import stored_node_schema
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import TABLE_OF

Described = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NodesWithout:
    """The nodes as they are without a load."""

    changed: Mapping[Label, pl.DataFrame]
    replaced: Mapping[Label, pl.DataFrame]
    """The changed nodes as they are in the store before."""
    revisions: pl.DataFrame
    """The rows that others supersede without the load, and, taken back, those that are written over now."""
    retold: tuple[str, ...]
    """The keys of the nodes whose superseded rows are made again."""
    gone: tuple[str, ...]
    """The keys of the nodes that no load describes any more."""
    restored: int
    """Nodes that are described as other loads describe them."""


class _Step(NamedTuple):
    """One description of a node: all of it, the load that it came from, and the day on which it began."""

    row: Described
    load: str | None
    day: str


def nodes_without(store: Store, load: StoredLoad, loads: pl.DataFrame) -> NodesWithout:
    """The nodes of a store without what a load said of them. `loads` are the finished loads."""
    moments: dict[str, str] = dict(loads.select("id", "loaded_at").iter_rows())
    past = store.read("read/revisions").filter(pl.col("key").str.starts_with(f"{load.namespace}:"))
    changed: dict[Label, pl.DataFrame] = {}
    replaced: dict[Label, pl.DataFrame] = {}
    revisions = [REVISION_SCHEMA.to_frame()]
    gone: list[str] = []
    for label in Label:
        # the nodes that it brought, described last, or described before others did
        former = decoded(label, past.filter(pl.col("label") == label.value))
        touched = former.filter(pl.col("load") == load.id).get_column("key")
        nodes = store.read(f"read/{TABLE_OF[label].name}").filter(
            (pl.col("loaded_at") == load.loaded_at)
            | (pl.col("load") == load.id)
            | pl.col("key").is_in(touched.implode())
        )
        nodes = nodes.filter(pl.col("loaded_at") != NEVER)
        if nodes.is_empty():
            continue
        # each of them without it
        before = _by_key(former.join(nodes, on="key", how="semi"), moments)
        rows, superseded = [], []
        for node in nodes.iter_rows(named=True):
            row, earlier = _without(label, node, before.get(node["key"], []), load, moments)
            rows.append(row)
            superseded += earlier
            gone += [row["key"]] if row["loaded_at"] == NEVER else []
        changed[label], replaced[label] = pl.DataFrame(rows, schema=stored_node_schema(label)), nodes
        revisions.append(_as_revisions(label, superseded))
    keys = tuple(key for frame in changed.values() for key in frame.get_column("key"))
    return NodesWithout(changed, replaced, pl.concat(revisions), keys, tuple(gone), len(keys) - len(gone))


def _by_key(former: pl.DataFrame, moments: Mapping[str, str]) -> dict[str, list[Described]]:
    """The superseded rows of each node in the order in which they were said."""
    found: dict[str, list[Described]] = {}
    for row in former.iter_rows(named=True):
        found.setdefault(row["key"], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row["retracted_at"], moments.get(row["load"] or "", ""), row["recorded_at"]))
    return found


def _without(
    label: Label, node: Described, former: list[Described], load: StoredLoad, moments: Mapping[str, str]
) -> tuple[Described, list[Described]]:
    """A node without a load: its row, and its superseded rows with the present one, which is taken back."""
    # its descriptions in order, each with the day on which it began
    days = [node["loaded_at"][:10], *(row["retracted_at"] for row in former)]
    steps = [_Step(row, row["load"], day) for row, day in zip([*former, node], days, strict=True)]
    if node["loaded_at"] == load.loaded_at and steps[0].load is None:
        steps[0] = steps[0]._replace(load=load.id)
    archived = _superseded(node, steps[-1], until=TAKEN_BACK)
    # what the other loads said, one upon the other
    told = _told_again(label, steps, load.id)
    if not told:
        blank = dict.fromkeys(node_properties(label))
        return {**blank, "key": node["key"], "loaded_at": NEVER, "load": node["load"]}, [archived]
    first, last = told[0], told[-1]
    loaded_at = node["loaded_at"]
    if first.load != steps[0].load:
        loaded_at = moments.get(first.load or "", f"{first.day}T12:00:00.000000Z")
    row = {**last.row, "key": node["key"], "loaded_at": loaded_at, "load": last.load or node["load"]}
    earlier = [_superseded({**each.row, "key": node["key"]}, each, until=after.day) for each, after in pairwise(told)]
    return row, [archived, *earlier]


def _told_again(label: Label, steps: list[_Step], without: str) -> list[_Step]:
    """The descriptions of a node put together again without one load. One that changes nothing any more is left out."""
    names = node_properties(label)
    told: list[_Step] = []
    before: Described = dict.fromkeys(names)
    now: Described = dict.fromkeys(names)
    for step in steps:
        said = {name: step.row[name] for name in names if step.row[name] != before[name]}
        before = step.row
        after = {**now, **said}
        if step.load != without and (after != now or not told):
            now = after
            told.append(step._replace(row=now))
    return told


def _superseded(row: Described, step: _Step, *, until: str) -> Described:
    return {**row, "recorded_at": step.day, "retracted_at": until, "load": step.load}


def _as_revisions(label: Label, rows: list[Described]) -> pl.DataFrame:
    """Superseded rows of one label as the store keeps them."""
    kept = {name: pl.String() for name in ("recorded_at", "retracted_at", "load")}
    frame = pl.DataFrame(rows, schema={**NODE_SCHEMA[label], **kept})
    properties = pl.struct(node_properties(label)).struct.json_encode()
    return frame.select("key", label=pl.lit(label.value), properties=properties, **{name: name for name in kept})
