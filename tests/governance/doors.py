"""Helpers of the governance tests: settings in a temporary folder, mandates, an audit with some lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ctx_map.governance.audit import Action, Audit, open_audit
from ctx_map.governance.mandate import Mandate, local_mandate
from ctx_map.settings import Settings

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
