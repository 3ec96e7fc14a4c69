"""Records with the ids under which they are read: those that people have confirmed to be of one are one id in them.

What is kept does not change. A record that is written again keeps the ids that it had, so that undoing a match leaves
it about the one whom it was written about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from ctx_map.governance.meetings.ids_in_scene import renamed_ids
from ctx_map.governance.meetings.records import Record
from ctx_map.network.joined import Joined

RecordT = TypeVar("RecordT", bound=Record)
_SCENE = "scene"
_OF_IDS = ("people", "places", "change_first_about", "about", "person", _SCENE)
"""The fields of records that hold ids on the map."""


def read_as_one(record: RecordT, joined: Joined) -> RecordT:
    """Return a record with the ids under which a reader reads it."""
    if not joined:
        return record
    return replace(record, **{name: _read(name, said, joined.one) for name, said in _ids(record).items()})


def as_it_was_kept(record: RecordT, before: Record | None, joined: Joined) -> RecordT:
    """Return a version of a record with the ids of the version before, where these are read as those that it has."""
    if before is None or not joined:
        return record
    former = _ids(before)
    kept = {name: _kept(name, said, former[name], joined.one) for name, said in _ids(record).items() if name in former}
    return replace(record, **kept)


def _ids(record: Record) -> Mapping[str, Any]:
    """What a record says in the fields that hold ids."""
    return {each.name: getattr(record, each.name) for each in fields(record) if each.name in _OF_IDS}


def _read(name: str, said: Any, one: Callable[[str], str]) -> Any:
    if name == _SCENE:
        return renamed_ids(said, one)
    return one(said) if isinstance(said, str) else tuple(dict.fromkeys(map(one, said)))


def _kept(name: str, said: Any, former: Any, one: Callable[[str], str]) -> Any:
    if isinstance(said, str):
        return former if _read(name, former, one) == said else said
    read = {one(key) for key in former}
    return (*(key for key in former if one(key) in said), *(key for key in said if key not in read))
