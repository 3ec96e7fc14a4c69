"""A record as a reader may see it today: without ids that are restricted, and without text about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ctx_map.governance.meetings.ids_in_scene import ids_in, without_ids
from ctx_map.governance.meetings.records import Action, Meeting, Note, Outcome, Record, SavedView, Voice
from ctx_map.network.withheld import NONE, band


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How much of what was written a reader may not see, in bands. None means that they may not be told."""

    records: str | None = NONE
    """Notes, actions and other records that are left out."""
    parts: str | None = NONE
    """Records of which a part is left out."""

    @property
    def words(self) -> str:
        """One sentence on what is left out. Empty if nothing is."""
        if self.records is None:
            return "You can't be told whether a part of this record is restricted."
        counted = [
            f"{count} {what}"
            for count, what in ((self.records, "whole entries"), (self.parts, "entries in part"))
            if count not in (None, NONE)
        ]
        return f"Some of this record is restricted and not shown: {', and '.join(counted)}." if counted else ""


def ids_of(record: Record) -> tuple[str, ...]:
    """The ids on the map that a record names, also inside its view."""
    return ids_in(record.scene) if isinstance(record, SavedView) else record.ids


def as_seen(record: Record, shown: frozenset[str], hidden_names: frozenset[str]) -> Record | None:
    """The record as it may be seen, or None if it is only about what may not be.

    A text is left out if one of the ids that it is about may not be seen, and if it has the name of one.
    """
    hidden = [key for key in ids_of(record) if key not in shown]
    seen = _only_shown(record, shown, hidden) if hidden else record
    if seen is None or not hidden_names:
        return seen
    said = " ".join(_texts(seen)).casefold()
    if not any(name in said for name in hidden_names):
        return seen
    return _without_title(seen.without_words())


def left_out(records: Iterable[tuple[Record, Record | None]], *, may_know: bool) -> LeftOut:
    """How much of these records, each with what is seen of it, is left out."""
    pairs = list(records)
    if not may_know:
        return LeftOut(None, None)
    gone = sum(seen is None for _, seen in pairs)
    parts = sum(seen is not None and (seen.restricted or ids_of(seen) != ids_of(told)) for told, seen in pairs)
    return LeftOut(band(gone), band(parts))


def _only_shown(record: Record, shown: frozenset[str], hidden: list[str]) -> Record | None:
    if isinstance(record, Meeting):
        return _meeting(record, shown)
    if isinstance(record, Note | Action):
        left = _shown(record.about, shown)
        return replace(record.without_words(), about=left) if left else None
    if isinstance(record, SavedView):
        return replace(record, scene=without_ids(record.scene, hidden))
    return None


def _meeting(meeting: Meeting, shown: frozenset[str]) -> Meeting:
    people, places, first = (_shown(ids, shown) for ids in (meeting.people, meeting.places, meeting.change_first_about))
    seen = meeting if first == meeting.change_first_about else meeting.without_words()
    return replace(seen, people=people, places=places, change_first_about=first)


def _shown(ids: tuple[str, ...], shown: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key in ids if key in shown)


def _texts(record: Record) -> tuple[str, ...]:
    """What people wrote in a record."""
    if isinstance(record, Meeting):
        return (record.title, record.purpose, record.authority, record.change_first)
    if isinstance(record, Note):
        return (record.text,)
    if isinstance(record, Action):
        return (record.what, record.who, record.agency, record.because, record.outcome)
    if isinstance(record, Outcome):
        return (record.what, record.review)
    if isinstance(record, Voice):
        return (record.wishes, record.because)
    return (record.title, record.note) if isinstance(record, SavedView) else ()


def _without_title(record: Record) -> Record:
    if isinstance(record, Meeting):
        return replace(record, title="", purpose="", authority="")
    return replace(record, who="", agency="") if isinstance(record, Action) else record
