"""A change and a meeting's new records as messages, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import polars as pl

from ctx_map.store.beside.wire import Message
from ctx_map.store.change import Change, LoadRecord
from ctx_map.store.records import NewRecords
from ctx_map.vocabulary.labels import Label

_BY_LABEL = ("new_nodes", "changed_nodes")
_SINGLE = ("revisions", "retracted_links", "ended_anew", "regraded_links")


def packed_change(change: Change) -> Message:
    """Return a change as a message: where each of its tables belongs stands in the head."""
    tables: list[tuple[list[Any], pl.DataFrame]] = []
    for field in _BY_LABEL:
        nodes: Mapping[Label, pl.DataFrame] = getattr(change, field)
        tables += [([field, label.value], frame) for label, frame in nodes.items()]
    tables += [
        (["new_links", kind, source.value, target.value], frame)
        for (kind, source, target), frame in change.new_links.items()
    ]
    tables += [([field], getattr(change, field)) for field in _SINGLE if getattr(change, field) is not None]
    head = {"call": "admit", "load": asdict(change.load), "retold": change.retold, "at": [at for at, _ in tables]}
    return Message(head, [frame for _, frame in tables])


def unpacked_change(message: Message) -> Change:
    """Return the change of a message."""
    fields: dict[str, Any] = {field: {} for field in (*_BY_LABEL, "new_links")}
    for (field, *place), frame in zip(message.head["at"], message.tables, strict=True):
        if field in _SINGLE:
            fields[field] = frame
        elif field in _BY_LABEL:
            fields[field][Label(place[0])] = frame
        else:
            fields[field][place[0], Label(place[1]), Label(place[2])] = frame
    return Change(load=LoadRecord(**message.head["load"]), retold=tuple(message.head["retold"]), **fields)


def packed_records(records: NewRecords) -> Message:
    """Return new records of a meeting as a message."""
    return Message({"call": "keep", "meeting": records.meeting, "known": records.known}, [records.rows])


def unpacked_records(message: Message) -> NewRecords:
    """Return the new records of a message."""
    (rows,) = message.tables
    return NewRecords(message.head["meeting"], message.head["known"], rows)
