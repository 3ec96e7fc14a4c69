"""A table that a person reads in a terminal: as wide as the terminal, no colours, nothing in a cell that acts."""

from __future__ import annotations

import io
import shutil
import unicodedata
from collections.abc import Sequence
from typing import Any

USUAL_WIDTH = 120
"""Columns of text where the output is not a terminal and COLUMNS does not say otherwise."""
NARROWEST = 60
MOST_ROWS = 100
"""Rows that a table shows; csv and json have them all."""
WHOLE = frozenset({"id", "a", "b", "link", "version", "file", "namespace", "table", "first", "last"})
"""Columns whose cells are not broken: they are copied from the screen."""
_TURNS_TEXT = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def text_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], *, width: int | None = None) -> str:
    """The rows under their columns' names; numbers stand right, long texts go on in the next line of their cell."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for at, name in enumerate(columns):
        number = all(isinstance(row[at], int | float) for row in rows) and bool(rows)
        table.add_column(
            Text(name.replace("_", " ")),
            justify="right" if number else "left",
            overflow="fold",
            no_wrap=number or name in WHOLE,
        )
    for row in rows[:MOST_ROWS]:
        table.add_row(*(Text(shown(value)) for value in row))
    out = io.StringIO()
    wide = width or max(NARROWEST, shutil.get_terminal_size((USUAL_WIDTH, 24)).columns)
    Console(file=out, width=wide, no_color=True, highlight=False, markup=False, emoji=False, color_system=None).print(
        table
    )
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    left = len(rows) - MOST_ROWS
    more = [f"… and {left} more; --format csv or json has them all."] if left > 0 else []
    return "\n".join([*(line for line in lines if line), *more])


def shown(value: Any) -> str:
    """A value as a cell shows it: no control characters, no marks that turn text round."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, list | tuple):
        return ", ".join(shown(each) for each in value)
    return "".join(character if _harmless(character) else " " for character in str(value))


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _TURNS_TEXT
