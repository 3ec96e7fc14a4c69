"""Text that stays text: in a spreadsheet no cell becomes a formula, in XML no character makes the file unreadable."""

from __future__ import annotations

import polars as pl

from ctx_map.documents.characters import xml_clean
from ctx_map.network.spreadsheet_text import guarded

__all__ = ["counted", "formula_safe", "xml_clean"]


def formula_safe(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet could take for a formula.

    Numbers stay numbers: a negative one is not a formula.
    """
    return frame.with_columns(
        guarded(pl.col(name)).alias(name) for name, kind in frame.schema.items() if kind == pl.String()
    )


def counted(number: int, one: str, several: str) -> str:
    """A sentence for one thing or for several: `several` has the number where it says {}."""
    return one if number == 1 else several.format(f"{number:,}")
