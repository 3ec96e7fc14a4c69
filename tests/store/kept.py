"""Versions of meetings' own records for the tests of the stores."""

from __future__ import annotations

import polars as pl

from ctx_map.store.records import RECORD_SCHEMA, NewRecords


def new_versions(meeting: str, known: int, *versions: str, kind: str = "Note") -> NewRecords:
    """Versions of records of a meeting, by a writer who knew so many."""
    usual = dict.fromkeys(RECORD_SCHEMA, "") | {"kind": kind, "number": 1, "meeting": meeting, "about": ["police:L1"]}
    rows = [{**usual, "version": version, "id": version.split("~")[0], "content": "{}"} for version in versions]
    return NewRecords(meeting, known, pl.DataFrame(rows, schema=RECORD_SCHEMA))
