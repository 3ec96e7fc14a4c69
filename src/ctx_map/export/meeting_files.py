"""The record of a meeting, and the list of meetings, for scripts: JSON, and csv with one row for each entry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl

from ctx_map.export.account import account, check_release
from ctx_map.export.csv_text import csv_text
from ctx_map.governance.meetings import Meeting, MeetingList, MeetingRecord, Record, plain
from ctx_map.governance.release import Release
from ctx_map.private_file import write_private

ENTRY_COLUMNS = ("entry", "id", "about", "says", "author", "agency", "written_on", "version", "restricted")
"""The columns of csv. Ids of an entry that is about several are separated by a semicolon."""


def meeting_json(release: Release[MeetingRecord] | Release[MeetingList]) -> str:
    """Return a record, or the list of meetings, as JSON text. Raises Refused for a release made for another format."""
    check_release(release, "json")
    content = release.content
    if isinstance(content, MeetingRecord):
        told = _record(content)
    else:
        told = {"rows": [plain(each) for each in content.meetings]}
    told = {**account(release), **told, "names": dict(content.names), "left_out": content.left_out.words}
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def meeting_csv(release: Release[MeetingRecord] | Release[MeetingList]) -> str:
    """Return one row for each entry as csv text. Raises Refused for a release made for another format."""
    check_release(release, "csv")
    content = release.content
    found = _entries(content) if isinstance(content, MeetingRecord) else list(content.meetings)
    rows = [_row(each) for each in found]
    return csv_text(pl.DataFrame(rows, schema=dict.fromkeys(ENTRY_COLUMNS, pl.String()), orient="row"))


def write_meeting_json(release: Release[MeetingRecord], path: Path) -> None:
    """Write a record as one JSON file that only its owner can read. Raises as `meeting_json` does, and WrongUse."""
    text = meeting_json(release).encode()
    write_private(path, lambda out: out.write(text))


def _record(record: MeetingRecord) -> dict[str, Any]:
    names = ("notes", "actions", "outcomes", "voices", "views", "earlier_actions", "earlier_outcomes")
    seal = record.seal
    return {
        "meeting": plain(record.meeting),
        **{name: [plain(each) for each in getattr(record, name)] for name in names},
        "overdue": [each.id for each in record.overdue],
        "seal": {"digest": seal.digest, "intact": seal.intact, "on": seal.on.isoformat()} if seal else None,
        "rows": [dict(zip(ENTRY_COLUMNS, _row(each), strict=True)) for each in _entries(record)],
    }


def _entries(record: MeetingRecord) -> list[Record]:
    own = (record.meeting, *record.voices, *record.outcomes, *record.actions, *record.notes, *record.views)
    return [*own, *record.earlier_actions, *record.earlier_outcomes]


def _row(record: Record) -> tuple[str, ...]:
    written = record.written
    ids = record.about if isinstance(record, Meeting) else record.ids
    author = (written.author, written.agency, written.on.isoformat(), str(written.number)) if written else ("",) * 4
    return (record.kind, record.id, ";".join(ids), record.says, *author, "yes" if record.restricted else "no")
