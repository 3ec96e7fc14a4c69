"""Whether an embedded file agrees with itself: links lead to their reports, and indexes find what is there.

The digests are over what is read from beginning to end. A question about somebody goes another way, through an index
and the links around them, and damage there would leave reports out without a word.
"""

from __future__ import annotations

import polars as pl

from ctx_map.governance.integrity.content import PART
from ctx_map.network.columns import NODE_SCHEMA
from ctx_map.store.base import Store
from ctx_map.vocabulary.tables import TABLE_OF

_LINK = ["number", "kind", "source", "target"]
_KEYS = 50_000
"""Ids that are looked up at a time."""


def agrees_with_itself(store: Store) -> bool:
    """Say whether each report has its link, seen from both ends, and each id and number is found by its index."""
    if not store.knows("care/links_forward"):
        return True
    return _links_lead_to_reports(store) and _numbers_are_found(store) and _ids_are_found(store)


def _links_lead_to_reports(store: Store) -> bool:
    forward, backward = store.read("care/links_forward"), store.read("care/links_backward")
    last = int(store.read("care/last_number").item())
    parts = [
        store.read("care/reports_between", first=first, after=first + PART).select(_LINK)
        for first in range(0, last + 1, PART)
    ]
    reports = pl.concat([forward.clear(), *parts]).sort(_LINK)
    return forward.equals(backward) and forward.sort(_LINK).equals(reports)


def _numbers_are_found(store: Store) -> bool:
    last = int(store.read("care/last_number").item())
    found = sum(
        int(store.read("care/numbers_found", first=first, after=min(first + PART, last + 1)).item())
        for first in range(0, last + 1, PART)
    )
    return found == store.read("care/links_forward").height


def _ids_are_found(store: Store) -> bool:
    for label in NODE_SCHEMA:
        keys = store.read(f"read/{TABLE_OF[label].name}").get_column("key").to_list()
        for first in range(0, len(keys), _KEYS):
            asked = keys[first : first + _KEYS]
            if store.read(f"care/keys_found/{label.name.lower()}", keys=asked).item() != len(asked):
                return False
    return True
