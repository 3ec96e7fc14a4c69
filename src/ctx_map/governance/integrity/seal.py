"""Writes the seal of a load into the audit, just before the store is changed."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ctx_map.errors import AuditUnwritable, StoreDamaged
from ctx_map.governance.audit import Action, Audit
from ctx_map.governance.integrity.content import (
    LOADS,
    Before,
    Totals,
    blocks_of,
    content_of,
    new_reports,
    report_codes,
    totals_after,
)
from ctx_map.governance.integrity.record import Recorded, Seal, recorded
from ctx_map.governance.integrity.row_digest import total_of
from ctx_map.governance.mandate import Mandate
from ctx_map.store.base import Store
from ctx_map.store.change import Change
from ctx_map.store.frames import REVISION_SCHEMA
from ctx_map.vocabulary.labels import Label

WHAT_TO_DO = "Run `ctx-map recover`. If that does not help, load the bundles into a new store, named with `--store`."
PURPOSE = b"digests of the store"
"""What the key of the digests is derived for."""
_BLOCK, _MOST_BLOCKS = 256, 1024
"""Reports in a block, and blocks in a line: more reports make larger blocks."""
_VERSIONS = pl.Schema(
    {**dict.fromkeys(("version", "load", "retracted_at", "audience"), pl.String()), "in_meeting": pl.Boolean()}
)
"""What can change of a version that is there, and what names it."""


def seal_load(
    store: Store,
    audit: Audit,
    mandate: Mandate,
    change: Change,
    replaced: Mapping[Label, pl.DataFrame],
    *,
    loads: pl.DataFrame,
    subject: str,
) -> None:
    """Write what the store will hold once this change is in it.

    `replaced` are the nodes that the change describes anew, as they are before, and `loads` the loads in the store.
    Raises AuditUnwritable.
    """
    # the key, and what the store holds now
    key = digest_key(audit)
    totals = _totals_now(store, key, recorded(audit.details()), loads)
    # what the change does to it
    reports = new_reports(change)
    codes = report_codes(key, reports)
    size = max(_BLOCK, -(-len(codes) // _MOST_BLOCKS))
    seal = Seal(
        load=change.load.id,
        reports=total_of(codes),
        totals=totals_after(totals, change, key, reports=reports, codes=codes, before=_before(store, change, replaced)),
        first=_last_number(store) + 1,
        size=size,
        blocks=tuple(blocks_of(codes, size)),
    )
    # the line
    audit.append(Action.INTAKE_SEALED, mandate, subject=subject, detail=seal.detail())


def seal_nothing(audit: Audit, mandate: Mandate, *, subject: str) -> None:
    """Write the line of a load that changes nothing: without it, the lines would tell which loads brought something.

    It has no digests, so the totals go on from the line before. Raises AuditUnwritable.
    """
    audit.append(Action.INTAKE_SEALED, mandate, subject=subject)


def digest_key(audit: Audit) -> bytes:
    """Return the key of the digests of a store. Raises AuditUnwritable if its audit has no key."""
    key = audit.derived_key(PURPOSE)
    if key is None:
        raise AuditUnwritable("The key of the audit is missing. Put it back from the backup, then try again.")
    return key


def last_seal(known: Recorded, loads: pl.DataFrame) -> Seal | None:
    """Return the seal of the load that was sealed last among those in a store. None if no load there has one."""
    ids = set(loads.get_column("id"))
    seals = [seal for load, seal in known.seals.items() if load in ids]
    return max(seals, key=lambda each: each.line, default=None)


def covers(seal: Seal, loads: pl.DataFrame) -> bool:
    """Say whether the totals of a seal count every load that is in a store, and no other.

    Those of somebody else's later load on a server, or of one of two at the same time, are not in them.
    """
    return seal.totals[LOADS].rows == loads.height


def one_audit_holds_all(store: Store) -> bool:
    """Say whether every load of a store is in one audit, as in a folder that one process writes at a time."""
    return store.knows("care/reports_numbered")


def _totals_now(store: Store, key: bytes, known: Recorded, loads: pl.DataFrame) -> Totals:
    """The totals of the store before the change: from the last line about it, or read anew where there is none.

    Raises StoreDamaged where the list of loads is not the one that this audit knows: read anew, a change that somebody
    made past ctx-map would pass for what was loaded.
    """
    if loads.is_empty():
        return {}
    seal = last_seal(known, loads)
    if seal is not None and covers(seal, loads):
        return seal.totals
    if seal is not None and one_audit_holds_all(store):
        raise StoreDamaged(f"The loads in the store are not those in its audit. {WHAT_TO_DO}")
    return content_of(store, key).totals


def _before(store: Store, change: Change, replaced: Mapping[Label, pl.DataFrame]) -> Before:
    """The rows that a change writes over, as the store has them now."""
    revisions = store.read("read/revisions") if change.retold else REVISION_SCHEMA.to_frame()
    retold = pl.Series(change.retold, dtype=pl.String)
    return Before(replaced, _versions(store, change), revisions.filter(pl.col("key").is_in(retold.implode())))


def _versions(store: Store, change: Change) -> pl.DataFrame:
    """The versions that a change ends or regrades, as they are before it."""
    frames = (change.retracted_links, change.ended_anew, change.regraded_links)
    named = [frame.select("version") for frame in frames if frame is not None]
    if not named:
        return _VERSIONS.to_frame()
    versions = pl.concat(named).unique()
    keys = versions.get_column("version").str.replace(r"~\d+$", "").unique().sort().to_list()
    stored = store.read("read/versions_among", keys=keys)
    return stored.join(versions, on="version", how="semi").select(_VERSIONS.names())


def _last_number(store: Store) -> int:
    return int(store.read("care/last_number").item()) if store.knows("care/last_number") else 0
