"""Words in notes and summaries that put blame on a child: a warning beside the row, never a refusal.

The child's own words are left as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from ctx_map.bundle.check.notes import Notes
from ctx_map.bundle.check.typed import TypedTable
from ctx_map.vocabulary.language import flags, patterns

READ = (("events", "summary"), ("links", "note"))
"""The columns in which workers write sentences."""


def warn_of_words_to_avoid(tables: Mapping[str, TypedTable], notes: Notes, *, today: date) -> None:
    """Warn of rows whose note or summary uses a word of the list; the warning names the entry, not the text."""
    any_of_them = "(?i)" + "|".join(f"(?:{pattern})" for pattern in patterns(today))
    for table, column in READ:
        rows = tables[table].rows
        found = rows.filter(pl.col(column).str.contains(any_of_them))
        if not found.height:
            continue
        said = [_entries(text, today) for text in found.get_column(column)]
        notes.warn(
            table, found.with_columns(said=pl.Series(said, dtype=pl.String)), column, "words-to-avoid", pl.col("said")
        )


def _entries(text: str, day: date) -> str:
    return "; ".join(dict.fromkeys(flag.words for flag in flags(text, day=day)))
