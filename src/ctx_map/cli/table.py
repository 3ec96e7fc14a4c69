"""A table for people in a terminal: as wide as the terminal, without colours or control characters."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

USUAL_WIDTH = 120
"""The width in characters if the output is not a terminal and COLUMNS is not set."""
NARROWEST = 60
MOST_ROWS = 100
"""How many rows a table shows. csv and json have them all."""
SQUEEZED = 12
"""The width in characters below which a column is not made narrower, even if the table is then too wide."""
GAP = "  "


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column."""

    words: str
    fixed: bool = False
    """Whether its cells stay on one line, because people copy them from the screen."""
    roomy: bool = False
    """Whether it holds sentences or lists, which are made narrower last."""


_TURNS_TEXT = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def text_table(columns: Sequence[Head], rows: Sequence[Sequence[Any]], *, width: int | None = None) -> str:
    """Return the rows under their headings. Numbers are aligned right, and long text continues on the next line."""
    # the cells as text, and which columns hold numbers
    cells = [[shown(value) for value in row] for row in rows[:MOST_ROWS]]
    numbers = [bool(rows) and all(isinstance(row[at], int | float) for row in rows) for at in range(len(columns))]
    heads = [head.words for head in columns]
    # how wide each column is
    natural = [max(columns_of(text) for text in column) for column in zip(heads, *cells, strict=True)]
    least = [_least(*each) for each in zip(columns, numbers, natural, _widest(cells, len(columns)), strict=True)]
    wide = width or max(NARROWEST, shutil.get_terminal_size((USUAL_WIDTH, 24)).columns)
    widths = _fitted(natural, least, [2 - head.roomy for head in columns], wide - len(GAP) * (len(columns) - 1))
    # the lines of the table
    lines = _row(heads, widths, numbers)
    lines.append("─" * (sum(widths) + len(GAP) * (len(widths) - 1)))
    for row in cells:
        lines += _row(row, widths, numbers)
    left = len(rows) - MOST_ROWS
    return "\n".join([*lines, *([f"There are {left:,} more. To see them all, use --format csv."] if left > 0 else [])])


def heads(names: Sequence[str], *, fixed: Sequence[str] = (), roomy: Sequence[str] = ()) -> list[Head]:
    """Return headings made from the names of fields, some of them fixed and some of them roomy."""
    return [Head(name.replace("_", " "), fixed=name in fixed, roomy=name in roomy) for name in names]


def shown(value: Any) -> str:
    """Return a value as text without control characters or marks that change the direction of text."""
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
    """Return the width of a text in a terminal. East Asian characters count twice, accents do not count."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _TURNS_TEXT


def _widest(cells: Sequence[Sequence[str]], number: int) -> list[int]:
    """Return the width of the widest cell of each column, without its heading."""
    return [max((columns_of(row[at]) for row in cells), default=0) for at in range(number)]


def _least(head: Head, is_number: bool, natural: int, cells: int) -> int:
    """Return the width below which a column is not made narrower. A number stays whole, its heading may be broken."""
    if head.fixed:
        return natural
    if is_number:
        return max(cells, *(columns_of(word) for word in head.words.split()))
    return min(natural, SQUEEZED)


def _fitted(natural: Sequence[int], least: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """Return the widths of the columns. The widest one that may be broken is made narrower, one character at a time.

    A column of weight 1 may be twice as wide as one of weight 2 before that.
    """
    widths = list(natural)
    while sum(widths) > room:
        able = [at for at, width in enumerate(widths) if width > least[at]]
        if not able:
            break
        widths[max(able, key=lambda at: widths[at] * weights[at])] -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> list[str]:
    """Return the lines of one row."""
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
    """Break a text into lines of at most this width, between words where possible."""
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
