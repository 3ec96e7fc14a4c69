"""Tiny changes for tests of the stores: nodes by key, links as tuples, the rest filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import uuid4

import polars as pl

from ctx_map.network.columns import NODE_SCHEMA, STORED_LINK_SCHEMA
from ctx_map.store import Change, LinkTable, LoadRecord
from ctx_map.vocabulary.labels import Label

Row = Mapping[str, object]

_LINK: Row = {
    "ref": "R1",
    "agency": "police",
    "since": "2026-03-01",
    "recorded_at": "2026-03-02",
    "statement": "fact",
    "namespace": "town",
    "known_from": "2026-03-02",
    "audience": "*",
    "in_meeting": True,
}


def load_record(name: str = "", **changed: str) -> LoadRecord:
    """The record of a load; a name makes its digest repeatable."""
    own = uuid4().hex
    return LoadRecord(
        id=changed.get("id", own),
        digest=f"digest of {name or own}",
        namespace=changed.get("namespace", "town"),
        loaded_at=changed.get("loaded_at", "2026-03-02T12:00:00Z"),
    )


def node_frame(label: Label, rows: Sequence[Row], load: LoadRecord) -> pl.DataFrame:
    """A label's nodes; a row needs its key only."""
    schema = {**NODE_SCHEMA[label], "loaded_at": pl.String(), "load": pl.String()}
    filled = [{"loaded_at": load.loaded_at, "load": load.id, **row} for row in rows]
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in filled], schema=schema)


def link_row(source: str, kind: str, target: str, **changed: object) -> dict[str, object]:
    """One report as the stores keep it. `key` defaults to ends, kind and ref; `version` to the key's first."""
    row: dict[str, object] = {**_LINK, "source": source, "kind": kind, "target": target, **changed}
    row.setdefault("key", f"{source} {kind} {target} {row['ref']}")
    row.setdefault("version", f"{row['key']}~1")
    row.setdefault("content", f"content of {row['version']}")
    return row


def link_frame(table: LinkTable, rows: Sequence[Row], load: LoadRecord) -> pl.DataFrame:
    """The links of one table."""
    kind, source, target = table
    fixed = {"kind": kind, "source_label": source.value, "target_label": target.value, "load": load.id}
    return pl.DataFrame(
        [{name: {**fixed, **row}.get(name) for name in STORED_LINK_SCHEMA} for row in rows],
        schema=dict(STORED_LINK_SCHEMA),
    )


def change(
    *,
    load: LoadRecord | None = None,
    nodes: Mapping[Label, Sequence[Row]] | None = None,
    links: Mapping[LinkTable, Sequence[Row]] | None = None,
    changed: Mapping[Label, Sequence[Row]] | None = None,
    revisions: Sequence[Row] = (),
    retracted: Sequence[Row] = (),
) -> Change:
    """A change out of rows."""
    record = load or load_record()
    return Change(
        load=record,
        new_nodes={label: node_frame(label, rows, record) for label, rows in (nodes or {}).items()},
        changed_nodes={label: node_frame(label, rows, record) for label, rows in (changed or {}).items()},
        new_links={table: link_frame(table, rows, record) for table, rows in (links or {}).items()},
        revisions=pl.DataFrame(list(revisions)) if revisions else None,
        retracted_links=pl.DataFrame(list(retracted)) if retracted else None,
    )


SPENDS: LinkTable = ("SPENDS_TIME_AT", Label.PERSON, Label.PLACE)
FRIENDS: LinkTable = ("FRIEND_OF", Label.PERSON, Label.PERSON)
HOLDERS_EYES: dict[str, str | bool] = {
    "as_at": "2026-11-24",
    "agency": "this machine",
    "holder": True,
    "meeting": False,
}
"""What a holder's mandate asks with."""


def ash_and_bo_in_the_park(**of_links: object) -> Change:
    """Two young people, a park, two reports."""
    return change(
        nodes={
            Label.PERSON: [{"key": "town:ash", "name": "Ash"}, {"key": "town:bo", "name": "Bo"}],
            Label.PLACE: [{"key": "town:park", "name": "Park", "latitude": 51.5, "longitude": -0.1}],
        },
        links={
            SPENDS: [
                link_row("town:ash", "SPENDS_TIME_AT", "town:park", **of_links),
                link_row("town:bo", "SPENDS_TIME_AT", "town:park", **of_links),
            ]
        },
    )
