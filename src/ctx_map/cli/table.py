"""A table that a person reads in a terminal: as wide as the terminal, no colours, nothing in a cell that acts."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

USUAL_WIDTH = 120
"""Characters where the output is not a terminal and COLUMNS does not say otherwise."""
NARROWEST = 60
MOST_ROWS = 100
"""Rows that a table shows; csv and json have them all."""
SQUEEZED = 12
"""Characters below which a column is not made narrower; then the table is wider than the terminal."""
GAP = "  "


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    words: str
    fixed: bool = False
    """Whether its cells are not broken, because they are copied from the screen."""
    roomy: bool = False
    """Whether it holds sentences or lists, which give way last."""


_TURNS_TEXT = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def text_table(columns: Sequence[Head], rows: Sequence[Sequence[Any]], *, width: int | None = None) -> str:
    """The rows under the heads of their columns. Numbers stand right; long texts go on in the next line."""
    cells = [[shown(value) for value in row] for row in rows[:MOST_ROWS]]
    numbers = [bool(rows) and all(isinstance(row[at], int | float) for row in rows) for at in range(len(columns))]
    heads = [head.words for head in columns]
    fixed = [number or head.fixed for number, head in zip(numbers, columns, strict=True)]
    natural = [max(columns_of(text) for text in column) for column in zip(heads, *cells, strict=True)]
    wide = width or max(NARROWEST, shutil.get_terminal_size((USUAL_WIDTH, 24)).columns)
    widths = _fitted(natural, fixed, [2 - head.roomy for head in columns], wide - len(GAP) * (len(columns) - 1))
    lines = _row(heads, widths, numbers)
    lines.append("─" * (sum(widths) + len(GAP) * (len(widths) - 1)))
    for row in cells:
        lines += _row(row, widths, numbers)
    left = len(rows) - MOST_ROWS
    return "\n".join([*lines, *([f"… and {left} more; --format csv or json has them all."] if left > 0 else [])])


def heads(names: Sequence[str], *, fixed: Sequence[str] = (), roomy: Sequence[str] = ()) -> list[Head]:
    """Heads of columns that are called as their fields, of which some are copied and some hold sentences."""
    return [Head(name.replace("_", " "), fixed=name in fixed, roomy=name in roomy) for name in names]


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


def columns_of(text: str) -> int:
    """How many characters wide a text stands in a terminal: East Asian characters count twice, accents not."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _TURNS_TEXT


def _fitted(natural: Sequence[int], fixed: Sequence[bool], weights: Sequence[int], room: int) -> list[int]:
    """The widths of the columns: the widest that may be broken gives way, one character at a time.

    A column of weight 1 may be twice as wide as one of weight 2 before it does.
    """
    widths = list(natural)
    while sum(widths) > room:
        able = [at for at, width in enumerate(widths) if not fixed[at] and width > SQUEEZED]
        if not able:
            break
        widths[max(able, key=lambda at: widths[at] * weights[at])] -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> list[str]:
    """The lines of one row."""
    broken = [_broken(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for parts in zip_longest(*broken, fillvalue=""):
        padded = [
            " " * (width - columns_of(part)) + part if number else part + " " * (width - columns_of(part))
            for part, width, number in zip(parts, widths, numbers, strict=True)
        ]
        lines.append(GAP.join(padded).rstrip())
    return lines


def _broken(text: str, width: int) -> list[str]:
    """A text in lines of at most this width, broken between words where it can be."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if columns_of(longer) <= width:
            line = longer
            continue
        lines += [line] if line else []
        while columns_of(word) > width:
            at = next(end for end in range(len(word), 0, -1) if columns_of(word[:end]) <= max(width, 2))
            lines.append(word[:at])
            word = word[at:]  # noqa: PLW2901
        line = word
    return [*lines, line]
