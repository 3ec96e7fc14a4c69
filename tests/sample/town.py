"""The sample town, read from the repository's folder and loaded as it was delivered."""

from __future__ import annotations

import csv
from contextlib import closing
from datetime import date
from pathlib import Path

from ctx_map.bundle import CheckedBundle, check_bundle, read_bundle
from ctx_map.governance import Audit, LoadReport, local_mandate, open_audit, open_intake, open_view
from ctx_map.network import Network
from ctx_map.settings import Settings
from ctx_map.store import Store, open_store

SAMPLE = Path(__file__).parents[2] / "sample_data"
SALTMERE = SAMPLE / "saltmere"
FIRST = {name: name for name in ("childrens-services", "police", "school-and-youth-work")}
DELIVERIES = {**FIRST, "police-update": "police"}
"""Folder and namespace, in the order in which they are loaded."""
DELIVERED = {"police-update": date(2026, 11, 12)}
FIRST_DELIVERED = date(2026, 10, 16)
AS_AT = date(2026, 11, 15)


def checked(folder: str) -> CheckedBundle:
    """One bundle of the town, checked."""
    return check_bundle(read_bundle(SALTMERE / folder, namespace=DELIVERIES[folder]))


def settings_for(store: str, room: Path) -> Settings:
    """The settings of a machine that keeps everything in one folder."""
    return Settings(data_dir=room, store=store, mandate_file=None, neo4j_user="neo4j", neo4j_password=None)


def load_town(store: Store, audit: Audit, *, today: date | None = None) -> dict[str, LoadReport]:
    """Loads the town as it was delivered, or all of it on one day."""
    reports = {}
    for folder in DELIVERIES:
        day = today or DELIVERED.get(folder, FIRST_DELIVERED)
        intake = open_intake(store, local_mandate(day), audit=audit, today=day)
        reports[folder] = intake.admit(checked(folder))
    return reports


def audit_of(store: Store, room: Path) -> Audit:
    """The audit of a store whose folder is `room`."""
    return open_audit(store.uri, settings_for(store.uri, room))


def rows(folder: str, table: str) -> list[dict[str, str]]:
    """The rows of one table as they lie in the file; none where there is no such file."""
    path = SALTMERE / folder / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def machine_with_town(room: Path, *, today: date | None = None) -> tuple[dict[str, str], dict[str, str]]:
    """The environment of a machine whose store holds the town, and what each id is called there."""
    uri = str(room / "store")
    with closing(open_store(uri)) as store:
        audit = audit_of(store, room)
        load_town(store, audit, today=today)
        with open_view(store, local_mandate(today or AS_AT), audit=audit, question="names") as view:
            called = view.network().names_by_key
    return {"CTX_MAP_STORE": uri, "CTX_MAP_DATA_DIR": str(room), "CTX_MAP_MANDATE": ""}, dict(called)


def names(network: Network) -> dict[str, str]:
    """Name by key."""
    return dict(network.nodes.select("key", "name").iter_rows())
