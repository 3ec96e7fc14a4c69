"""The plan of a load: what a checked bundle changes in a store. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from ctx_map.bundle.bundle import CheckedBundle, Problem, TableCount
from ctx_map.governance.intake.delivery_ages import with_age, with_ages
from ctx_map.governance.intake.full_delivery import full_delivery, warning_of
from ctx_map.governance.intake.known import Known
from ctx_map.governance.intake.links import NOTHING_STORED, LinkChange, change_links
from ctx_map.governance.intake.moment import LoadMoment
from ctx_map.governance.intake.nodes import REVISION_SCHEMA, NodeChange, change_nodes
from ctx_map.governance.intake.regraded import regraded_links
from ctx_map.governance.intake.report import TableLoad
from ctx_map.network.columns import NODE_SCHEMA
from ctx_map.store.base import Store
from ctx_map.store.change import Change, LoadRecord
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import LINKS, TABLE_OF


@dataclass(frozen=True, slots=True)
class Plan:
    """A change and the account of every table."""

    change: Change
    replaced: Mapping[Label, pl.DataFrame]
    """The nodes that the change describes anew, as they are in the store before."""
    tables: tuple[TableLoad, ...]
    warnings: tuple[Problem, ...]
    """What is to be said first: that a full delivery withdraws much."""
    to_store: bool
    """Whether there is anything to store, as far as the load is told; a node that it is not told of counts as new."""


def stored_reports(store: Store, checked: CheckedBundle, loads: pl.DataFrame) -> pl.DataFrame:
    """The newest version of each report of a bundle's namespace, also where it was withdrawn."""
    been_here = checked.namespace in loads.get_column("namespace")
    if not been_here:
        return NOTHING_STORED
    index = store.read("read/link_index", namespace=checked.namespace)
    number = pl.col("version").str.extract(r"~(\d+)$", 1).cast(pl.Int64)
    return with_age(index.sort(number).unique("key", keep="last").sort("version"), loads)


def plan_load(
    store: Store,
    checked: CheckedBundle,
    links: pl.DataFrame,
    known: Known,
    stored: pl.DataFrame,
    *,
    loads: pl.DataFrame,
    load: str,
    at: LoadMoment,
    older_wins: bool = False,
) -> Plan:
    """Compare a bundle with a store.

    `links` have the labels of all their ends, `known` is what the load may be told about, and `stored` are the current
    reports of the bundle's namespace. Rows that are older than those in the store are left out, unless `older_wins`.
    """
    # what changes in nodes and links
    came_before = None if older_wins else _last_loaded(checked, loads)
    nodes = _changed_nodes(store, checked, known.held, loads, load=load, at=at, came_before=came_before)
    untold = {label: known.untold(frame) for label, frame in checked.nodes.items()}
    link_change = change_links(
        links,
        stored,
        namespace=checked.namespace,
        day=at.day,
        load=load,
        came_before=came_before,
        older_wins=older_wins,
        whole=full_delivery(store, checked, day=at.day, came_before=came_before),
    )
    # the change to store, with a record of the load
    record = LoadRecord(load, _digest(checked, loads), checked.namespace, at.moment)
    change = replace(_change(record, nodes, link_change), regraded_links=regraded_links(store, link_change.newest))
    to_store = change.rows > 0 or any(keys.len() for keys in untold.values())
    replaced = {label: each.replaced for label, each in nodes.items() if each.replaced.height}
    warnings = warning_of(link_change.withdrawn, link_change.held, checked.namespace)
    return Plan(change, replaced, _tables(checked.report.counts, nodes, untold, link_change), warnings, to_store)


def _digest(checked: CheckedBundle, loads: pl.DataFrame) -> str:
    """The digest under which a load is kept. Rows that come back after others corrected them are another load."""
    before = _of_this_delivery(checked, loads).height
    return f"{checked.digest}-{before + 1}" if before else checked.digest


def _last_loaded(checked: CheckedBundle, loads: pl.DataFrame) -> str | None:
    """How old exactly this delivery is, if it was loaded before. It is older than what came after that."""
    before = _of_this_delivery(checked, with_ages(loads)).sort("loaded_at").get_column("age")
    return before[-1] if before.len() else None


def _of_this_delivery(checked: CheckedBundle, loads: pl.DataFrame) -> pl.DataFrame:
    return loads.filter(pl.col("digest").str.starts_with(checked.digest))


def _changed_nodes(
    store: Store,
    checked: CheckedBundle,
    known: pl.DataFrame,
    loads: pl.DataFrame,
    *,
    load: str,
    at: LoadMoment,
    came_before: str | None,
) -> dict[Label, NodeChange]:
    changes, past = {}, None
    for label, frame in checked.nodes.items():
        nodes = frame.select(NODE_SCHEMA[label].names())
        again = nodes.join(known, on="key", how="semi").height > 0
        if again and past is None:
            past = store.read("read/revisions")
        stored = with_age(_stored_nodes(store, label, nodes) if again else _no_nodes(label), loads)
        revisions = past if past is not None else REVISION_SCHEMA.to_frame()
        changes[label] = change_nodes(
            label, nodes, stored, revisions, day=at.day, moment=at.moment, load=load, came_before=came_before
        )
    return changes


def _stored_nodes(store: Store, label: Label, nodes: pl.DataFrame) -> pl.DataFrame:
    return store.read(f"read/{TABLE_OF[label].name}").join(nodes, on="key", how="semi")


def _no_nodes(label: Label) -> pl.DataFrame:
    return NODE_SCHEMA[label].to_frame().with_columns(pl.lit("").alias(name) for name in ("loaded_at", "load"))


def _change(record: LoadRecord, nodes: Mapping[Label, NodeChange], links: LinkChange) -> Change:
    revisions = pl.concat([REVISION_SCHEMA.to_frame(), *(change.revisions for change in nodes.values())])
    return Change(
        load=record,
        new_nodes={label: change.new for label, change in nodes.items() if change.new.height},
        changed_nodes={label: change.changed for label, change in nodes.items() if change.changed.height},
        revisions=revisions if revisions.height else None,
        new_links=links.new_links,
        retracted_links=links.retracted,
        ended_anew=links.ended_anew,
    )


def _tables(
    counts: tuple[TableCount, ...],
    nodes: Mapping[Label, NodeChange],
    untold: Mapping[Label, pl.Series],
    links: LinkChange,
) -> tuple[TableLoad, ...]:
    loads = {TABLE_OF[label].name: _told(label, change, untold[label]) for label, change in nodes.items()}
    loads[LINKS.name] = TableLoad(
        LINKS.name,
        links.new,
        links.corrected,
        links.unchanged,
        duplicate=links.duplicate,
        left_out=links.left_out,
        withdrawn=links.withdrawn,
    )
    if links.withdrawn and LINKS.name not in {count.table for count in counts}:
        # a full delivery may have no links at all
        counts = (*counts, TableCount(LINKS.name, 0, 0, 0, 0))
    return tuple(_with_check(loads.get(count.table, TableLoad(count.table)), count) for count in counts)


def _told(label: Label, change: NodeChange, untold: pl.Series) -> TableLoad:
    """The account of one table of nodes. Those that the load is not told of count as new."""
    told = ~pl.col("key").is_in(untold.implode())
    left_out = change.left_out.filter(told).height
    filled_in = change.changed.join(change.left_out, on="key", how="semi").height
    corrected = change.changed.join(change.left_out, on="key", how="anti").filter(told).height
    differing = change.changed.height + change.left_out.height - filled_in
    unchanged = change.unchanged + differing - corrected - left_out - untold.len()
    new = change.new.height + untold.len()
    return TableLoad(TABLE_OF[label].name, new, corrected, unchanged, left_out=left_out)


def _with_check(load: TableLoad, count: TableCount) -> TableLoad:
    """The account of a table with the rows that its check left out."""
    return TableLoad(
        load.table,
        new=load.new,
        corrected=load.corrected,
        unchanged=load.unchanged,
        rejected=count.rejected,
        duplicate=count.duplicate + load.duplicate,
        left_out=load.left_out,
        withdrawn=load.withdrawn,
    )
