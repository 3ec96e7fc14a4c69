"""Versions of a meeting's own records on their way into a store. They are added, and never changed or removed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl
import pyarrow as pa

from ctx_map.vocabulary.meetings import LABELS

_TEXT = pl.String()
RECORD_SCHEMA = pl.Schema(
    {
        "version": _TEXT,
        "kind": _TEXT,
        "id": _TEXT,
        "number": pl.Int64(),
        "meeting": _TEXT,
        "about": pl.List(_TEXT),
        "says": _TEXT,
        "day": _TEXT,
        "author": _TEXT,
        "agency": _TEXT,
        "written_on": _TEXT,
        "written_at": _TEXT,
        "content": _TEXT,
    }
)
"""`about`, `says` and `day` repeat what `content` has, for people who ask in Cypher of their own."""
STATEMENT_OF: Mapping[str, str] = {
    label: f"keep/{re.sub(r'(?<=[a-z])(?=[A-Z])', '_', label).lower()}" for label in LABELS
}
"""The statement of the embedded store that adds records with a label."""


@dataclass(frozen=True, slots=True)
class NewRecords:
    """Versions of records of one meeting, which a store adds all together or not at all."""

    meeting: str
    known: int
    """How many versions of this meeting's records the writer knew. If there are others by now, nothing is added."""
    rows: pl.DataFrame
    """With the columns of RECORD_SCHEMA."""

    def by_label(self) -> Iterator[tuple[str, pa.Table]]:
        """The statement for each label of these records, with its rows as an Arrow table."""
        for label, frame in self.rows.group_by("kind", maintain_order=True):
            yield STATEMENT_OF[str(label[0])], frame.drop("kind").to_arrow()
