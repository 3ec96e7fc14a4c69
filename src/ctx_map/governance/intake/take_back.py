"""What it changes in a store to take a load back: as if it had not been loaded, without deleting a row.

Every version of a report that the load brought ends on no day at all, and the versions before it are valid again until
the next one that stands. What the load said of people, places and things goes from their descriptions. A later load
keeps what it changed itself; what it only said again was not its own, and it says so when it is loaded again.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.governance.intake.loads import StoredLoad
from ctx_map.governance.intake.take_back_nodes import NodesWithout, nodes_without
from ctx_map.governance.policy import agency_key, with_audience
from ctx_map.network.columns import WITHDRAWN
from ctx_map.store.base import Store
from ctx_map.store.change import TAKEN_BACK, Change, LoadRecord
from ctx_map.store.frames import RETRACTED_SCHEMA
from ctx_map.store.regraded import held_to_newest

_NUMBER = pl.col("version").str.extract(r"~(\d+)$", 1).cast(pl.Int64)


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The change that takes a load back, and what it does."""

    change: Change
    agencies: frozenset[str]
    """The keys of the agencies whose reports the load brought."""
    links: int
    """Versions of links that are taken back."""
    restored: int
    """Earlier versions of links that are valid again."""
    corrected_since: int
    """Links that the load brought and a later load corrected: they stay as that load has them."""
    nodes: NodesWithout


def plan_take_back(store: Store, load: StoredLoad, loads: pl.DataFrame, *, id: str, moment: str) -> TakeBack:  # noqa: A002
    """Work out what taking back a load changes. `id` and `moment` are those of the taking back itself."""
    # every version of the reports that it has a part in
    versions = _versions(store, load.id)
    gone, left = versions.filter(pl.col("load") == load.id), versions.filter(pl.col("load") != load.id)
    ends = _ends_without(versions, load.id)
    standing = gone.get_column("retracted_at").is_null()
    # what it said of nodes
    nodes = nodes_without(store, load, loads)
    change = Change(
        load=LoadRecord(id, f"taking back {load.id}", load.namespace, moment, takes_back=load.id),
        changed_nodes=nodes.changed,
        revisions=nodes.revisions if nodes.revisions.height else None,
        retold=nodes.retold,
        retracted_links=_or_none(_taken_back(gone.filter(standing))),
        ended_anew=_or_none(pl.concat([_taken_back(gone.filter(~standing)), ends])),
        regraded_links=_regraded(left),
    )
    return TakeBack(
        change,
        agencies=frozenset(agency_key(name or "") for name in gone.get_column("agency").unique()),
        links=gone.height,
        restored=ends.get_column("retracted_at").null_count(),
        corrected_since=_corrected_since(gone, left),
        nodes=nodes,
    )


def _versions(store: Store, load: str) -> pl.DataFrame:
    """Every version of the reports of which a load brought one, in order."""
    keys = store.read("read/keys_of_load", load=load).get_column("key").to_list()
    return store.read("read/versions_among", keys=keys).sort("key", _NUMBER)


def _ends_without(versions: pl.DataFrame, load: str) -> pl.DataFrame:
    """The versions that end on another day, or not at all, without those of a load: each ends where the next begins."""
    ended_by_it = (pl.col("load").shift(-1).over("key") == load).fill_null(value=False)
    left = versions.with_columns(ended_by_it=ended_by_it).filter(pl.col("load") != load)
    following = pl.col("known_from").shift(-1).over("key")
    changed = left.with_columns(following=following).filter("ended_by_it")
    return changed.with_columns(retracted_at=pl.min_horizontal("following", WITHDRAWN)).select(RETRACTED_SCHEMA.names())


def _taken_back(versions: pl.DataFrame) -> pl.DataFrame:
    return versions.with_columns(retracted_at=pl.lit(TAKEN_BACK)).select(RETRACTED_SCHEMA.names())


def _corrected_since(gone: pl.DataFrame, left: pl.DataFrame) -> int:
    last = left.group_by("key").agg(last=_NUMBER.max())
    return gone.join(last, on="key").filter(pl.col("last") > _NUMBER).get_column("key").n_unique()


def _regraded(left: pl.DataFrame) -> pl.DataFrame | None:
    """Who may see the versions that stay, now that the newest of them decides."""
    if left.is_empty():
        return None
    own = with_audience(left.drop("audience", "in_meeting"))
    newest = own.unique("key", keep="last", maintain_order=True)
    both = left.with_columns(own_audience=own.get_column("audience"), own_in_meeting=own.get_column("in_meeting"))
    return _or_none(held_to_newest(both, newest))


def _or_none(rows: pl.DataFrame) -> pl.DataFrame | None:
    return rows if rows.height else None
