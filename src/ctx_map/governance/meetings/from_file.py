"""Reads a meeting from a TOML file and writes it through the intake: the way of the sample town's meetings.

The file has the fields of a meeting, `written_on`, `finish`, and lists of `voice`, `outcome`, `note`, `action` and
`view` with the fields of each. Reading it again adds nothing.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ctx_map.errors import FileRefused
from ctx_map.governance.intake import Intake
from ctx_map.governance.meetings.finishing import finish_meeting
from ctx_map.governance.meetings.records import Action, Meeting, Note, Outcome, Record, SavedView, Voice
from ctx_map.governance.meetings.rows import versions_of
from ctx_map.governance.meetings.writing import save

ENTRIES: Mapping[str, type[Record]] = {
    "voice": Voice,
    "outcome": Outcome,
    "note": Note,
    "action": Action,
    "view": SavedView,
}
"""The lists of a file in the order in which they are written: outcomes come before actions."""
_NOT_A_MEETING = "The file can't be read as a meeting. Check its fields with the guide."


def written_on(path: Path) -> date:
    """The day on which the meeting of a file was written. Raises FileRefused if the file cannot be read."""
    day = _told(path).get("written_on")
    if not isinstance(day, date):
        raise FileRefused(_NOT_A_MEETING)
    return day


def load_meeting(intake: Intake, path: Path) -> str:
    """Write what a file says of a meeting that is not in the store yet, and finish it if it says so. Return its id.

    Raises FileRefused if the file cannot be read as a meeting, and as `save` and `finish_meeting` do.
    """
    told = _told(path)
    try:
        finish = bool(told.pop("finish", False))
        told.pop("written_on", None)
        entries = {name: told.pop(name, []) for name in ENTRIES}
        records = list(_records(told, entries))
    except (ValidationError, KeyError, TypeError):
        raise FileRefused(_NOT_A_MEETING) from None
    # what is not there yet, in the order of the file
    meeting = records[0].id
    there = versions_of(intake.store, [meeting])
    known = {each.id for each in there}
    for each in records:
        if each.id not in known:
            save(intake, each)
    if finish and not any(isinstance(each, Meeting) and each.finished for each in there):
        finish_meeting(intake, meeting)
    return meeting


def _told(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        raise FileRefused(_NOT_A_MEETING) from None


def _records(told: dict[str, Any], entries: Mapping[str, list[dict[str, Any]]]) -> Iterator[Record]:
    meeting: Meeting = TypeAdapter(Meeting).validate_python(told)
    yield meeting
    for name, rows in entries.items():
        for number, row in enumerate(rows):
            record: Record = TypeAdapter(ENTRIES[name]).validate_python({**row, "meeting": meeting.id})
            yield replace(record, id=hashlib.sha256(f"{meeting.id}/{name}/{number}".encode()).hexdigest()[:32])
