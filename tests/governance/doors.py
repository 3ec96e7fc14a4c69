"""Helpers of the governance tests: settings in a temporary folder, mandates, an audit with some lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ctx_map.bundle.bundle import CheckedBundle
from ctx_map.governance import (
    Action,
    Audit,
    Intake,
    LoadReport,
    Mandate,
    local_mandate,
    open_audit,
    open_intake,
    open_view,
)
from ctx_map.network import Network
from ctx_map.settings import Settings
from ctx_map.store import Store

TODAY = date(2026, 11, 24)


def settings_in(folder: Path) -> Settings:
    """Settings whose data folder lies in a temporary folder of the test."""
    return Settings(
        data_dir=folder / "data",
        store=str(folder / "store"),
        mandate_file=None,
        neo4j_user="neo4j",
        neo4j_password=None,
    )


def mandate_of(agency: str = "police", *, as_at: date = TODAY, **changes: bool) -> Mandate:
    """A mandate of a member of an agency; not the store's holder unless it is said."""
    mandate = Mandate(
        name="Strategy meeting 7",
        role="chair",
        agency=agency,
        purpose="safety of a peer group",
        authority="sharing agreement 12",
        as_at=as_at,
    )
    return replace(mandate, **changes)  # type: ignore[arg-type]


def holder_mandate(as_at: date = TODAY) -> Mandate:
    """The mandate of the laptop itself."""
    return local_mandate(as_at)


def audit_with(folder: Path, lines: int) -> Audit:
    """An audit with this many lines, of the store at `folder/store`."""
    audit = open_audit(str(folder / "store"), settings_in(folder))
    for number in range(lines):
        audit.append(Action.VIEWED, mandate_of(), subject="shared-places", counts={"round": number})
    return audit


def log_of(folder: Path) -> Path:
    """The log of `audit_with`."""
    return folder / "store" / "audit" / "audit.jsonl"


def head_of(folder: Path) -> Path:
    """The head kept apart of `audit_with`."""
    (head,) = (folder / "data" / "audit-heads").glob("*.json")
    return head


def admit(store: Store, folder: Path, *bundles: CheckedBundle, today: date = TODAY) -> LoadReport:
    """Loads bundles one after the other as of a day; the report of the last."""
    for bundle in bundles:
        report = intake_of(store, folder, today=today).admit(bundle)
    return report


def intake_of(store: Store, folder: Path, *, today: date = TODAY) -> Intake:
    """The intake of a store, with the audit of a test's folder."""
    return open_intake(store, holder_mandate(), audit=audit_of(store, folder), today=today)


def audit_of(store: Store, folder: Path) -> Audit:
    """The audit of a store, with everything of the user's in a test's folder."""
    return open_audit(store.uri, settings_in(folder))


def look(store: Store, folder: Path, mandate: Mandate | None = None, **scope: Any) -> Network:
    """What a mandate sees: the police's as at today unless another is given."""
    return open_view(store, mandate or mandate_of(), audit=audit_of(store, folder)).network(**scope)


def ties(network: Network) -> set[tuple[str, str, str]]:
    """The links of a network as (from, kind, to)."""
    keys = network.keys.to_list()
    rows = network.links.select("source", "kind", "target").iter_rows()
    return {(keys[source], kind, keys[target]) for source, kind, target in rows}


def keys_of(network: Network) -> set[str]:
    """The keys of a network's nodes."""
    return set(network.keys)
