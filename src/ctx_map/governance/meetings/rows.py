"""Records as rows of a store, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from ctx_map.errors import StoreDamaged
from ctx_map.governance.matching.records import NotSame, SameAs
from ctx_map.governance.meetings.canonical import content_text, read_content
from ctx_map.governance.meetings.records import Action, Meeting, Note, Outcome, Record, SavedView, Voice, Written
from ctx_map.governance.meetings.snapshot import Snapshot
from ctx_map.store.base import Store
from ctx_map.store.records import RECORD_SCHEMA, NewRecords

KINDS: dict[str, type[Record]] = {
    each.kind: each for each in (Meeting, Note, Action, Outcome, Voice, SavedView, Snapshot, SameAs, NotSame)
}


def new_records(meeting: str, known: int, records: Sequence[Record]) -> NewRecords:
    """These versions as a store adds them."""
    return NewRecords(meeting, known, pl.DataFrame([_row(each) for each in records], schema=RECORD_SCHEMA))


def versions_of(store: Store, meetings: Iterable[str]) -> list[Record]:
    """Every version of every record of these meetings, in the order in which they were written."""
    return _read(store.read("read/records", meetings=sorted(set(meetings))))


def versions_of_kind(store: Store, kind: type[Record]) -> list[Record]:
    """Every version of every record of a kind, whatever its meeting."""
    return _read(store.read("read/records_of", kind=kind.kind))


def latest(versions: Iterable[Record], day: date) -> dict[tuple[str, str], Record]:
    """The last version of each record that was written by the end of a day, by meeting and id. Removed ones too."""
    found: dict[tuple[str, str], Record] = {}
    for each in versions:
        if each.written is not None and each.written.on <= day:
            place = (each.meeting_id, each.id)
            if place not in found or _number(found[place]) < each.written.number:
                found[place] = each
    return found


def _number(record: Record) -> int:
    return record.written.number if record.written else 0


def _row(record: Record) -> dict[str, Any]:
    written = record.written
    if written is None:
        raise StoreDamaged("A record has no author. Save it through an intake.")
    day = record.day if isinstance(record, Meeting) else record.by_when if isinstance(record, Action) else None
    return {
        "version": f"{record.meeting_id}/{record.id}~{written.number}",
        "kind": record.kind,
        "id": record.id,
        "number": written.number,
        "meeting": record.meeting_id,
        "about": list(record.ids),
        "says": record.says,
        "day": day.isoformat() if day else None,
        "author": written.author,
        "agency": written.agency,
        "written_on": written.on.isoformat(),
        "written_at": written.at,
        "content": content_text(record),
    }


def _read(rows: pl.DataFrame) -> list[Record]:
    return [_record(row) for row in rows.sort("written_at", "version").iter_rows(named=True)]


def _record(row: dict[str, Any]) -> Record:
    kind = KINDS.get(row["kind"])
    if kind is None:
        raise StoreDamaged("The store has a record of an unknown kind. Open it with a newer version of ctx-map.")
    written = Written(
        row["number"], row["author"], row["agency"], date.fromisoformat(row["written_on"]), row["written_at"]
    )
    return replace(read_content(kind, row["content"]), written=written)
