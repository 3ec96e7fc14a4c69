"""The first rows of an agency's file as they are read, for the eye of the person who maps its columns."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from ctx_map.bundle.proposal.columns import column_name
from ctx_map.bundle.proposal.layout import Layouts
from ctx_map.bundle.proposal.propose import found_tables
from ctx_map.bundle.raw import ROW

ROW_WORD = "Row"
"""The heading over the sender's row numbers."""


def first_rows(path: Path, *, layouts: Layouts | None = None, most: int = 5) -> dict[str, pl.DataFrame]:
    """Return the first rows of each file or sheet, by its name: the sender's row number, and a text for each column.

    These are values of people's data. They are for a screen, and never for a log, an error or a file name. Raises
    FileRefused if the file cannot be read.
    """
    shown = {}
    for raw in found_tables(path, layouts):
        names = {str(at): column_name(raw.header, at) for at in range(len(raw.header))}
        named = {at: name if name and name != ROW_WORD else f"column {int(at) + 1}" for at, name in names.items()}
        rows = raw.cells.head(most).select(pl.col(ROW).alias(ROW_WORD), *named)
        shown[raw.file] = rows.rename(named)
    return shown
