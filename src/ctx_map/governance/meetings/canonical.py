"""One spelling for one content: sorted names, no spaces, ASCII. Records are kept in it and digests are made from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from ctx_map.errors import StoreDamaged

if TYPE_CHECKING:
    from ctx_map.governance.meetings.records import Record

RecordT = TypeVar("RecordT", bound="Record")
VERSION = 1
"""Of the form in which records are kept. A change of their fields needs a new one, and a way to read the old."""
_NOT_SAID = frozenset({"written", "restricted"})
"""Fields that are no part of what a record says."""
_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def canonical_text(value: Any) -> str:
    """JSON with sorted names and without spaces, in ASCII. Days are ISO text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False, default=str)


def plain(record: Record) -> dict[str, Any]:
    """Return a record as plain values for JSON, with who wrote it and whether a part of it is restricted."""
    return {"kind": record.kind, **_plain(record, leave_out=frozenset())}


def content_text(record: Record) -> str:
    """What a record says, as it is kept."""
    return canonical_text({"form": VERSION, **_plain(record, leave_out=_NOT_SAID)})


def digest_of(record: Record, *, written: bool = False) -> str:
    """SHA-256 over what a record says; with `written`, over its number, author and day too."""
    said = _plain(record, leave_out=frozenset({"restricted"}) if written else _NOT_SAID)
    return hashlib.sha256(canonical_text({"kind": record.kind, **said}).encode()).hexdigest()


def read_content(kind: type[RecordT], text: str) -> RecordT:
    """The record that was kept. Raises StoreDamaged, without a value, if it is not one of this form."""
    try:
        told = json.loads(text)
        if told.pop("form") != VERSION:
            raise StoreDamaged(_OTHER_VERSION)
        found: RecordT = _adapter(kind).validate_python(_checked(kind, told))
        return found
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        raise StoreDamaged(_DAMAGED) from None


def _checked(kind: type, told: dict[str, Any]) -> dict[str, Any]:
    if set(told) - {field.name for field in fields(kind)}:
        raise StoreDamaged(_OTHER_VERSION)
    return told


def _plain(record: Record, *, leave_out: frozenset[str]) -> dict[str, Any]:
    found: dict[str, Any] = _adapter(type(record)).dump_python(record, mode="json", exclude=set(leave_out))
    return found


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


_DAMAGED = "A record of a meeting can't be read because it is damaged. Run `ctx-map verify`."
_OTHER_VERSION = "A record of a meeting was written by another version of ctx-map. Open it with that version."
