"""A table for people in a terminal: as wide as the terminal, without colours or control characters.

Each row is a short list instead where a table would be too wide, would have to break a word, or would take more lines.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

USUAL_WIDTH = 120
"""The width in characters if the output is not a terminal and COLUMNS is not set."""
NARROWEST = 60
MOST_ROWS = 100
"""How many rows a table shows. csv and json have them all."""
SQUEEZED = 12
"""The width in characters below which a column is made narrower only if the table is too wide otherwise."""
GAP = "  "
INDENT = 2
"""How far a line of a list is moved in, and the lines that it goes on in as far again."""


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
    """Return the rows under their headings, or as lists. Numbers are aligned right, long text goes on in its cell."""
    # the cells as text, and which columns hold numbers
    cells = [[shown(value) for value in row] for row in rows[:MOST_ROWS]]
    numbers = [bool(rows) and all(isinstance(row[at], int | float) for row in rows) for at in range(len(columns))]
    heads = [head.words for head in columns]
    # the table, or the lists where there is no room for it or they are shorter
    wide = width or max(NARROWEST, shutil.get_terminal_size((USUAL_WIDTH, 24)).columns)
    widths = _widths(columns, numbers, cells, wide - len(GAP) * (len(columns) - 1))
    lines = [line for row in cells for line in _row(row, widths, numbers)] if widths else []
    lists = _lists(heads, cells, wide)
    if widths and len(lines) <= len(lists):
        lines = [*_row(heads, widths, numbers), "─" * (sum(widths) + len(GAP) * (len(widths) - 1)), *lines]
    else:
        lines = lists
    # how many rows are not shown
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


def _widths(heads: Sequence[Head], numbers: Sequence[bool], cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return how wide each column is, so that no word is broken; empty where there is no room for that."""
    columns = [[row[at] for row in cells] for at in range(len(heads))]
    natural = [_widest([head.words, *column]) for head, column in zip(heads, columns, strict=True)]
    if len(heads) == 1:
        return [min(natural[0], room)]
    words = [_least(*each) for each in zip(heads, numbers, columns, strict=True)]
    easy = [max(least, min(wide, SQUEEZED)) for least, wide in zip(words, natural, strict=True)]
    for least in (easy, words):
        if sum(least) <= room:
            return _fitted(natural, least, [2 - head.roomy for head in heads], room)
    return []


def _least(head: Head, is_number: bool, cells: Sequence[str]) -> int:
    """Return the width of the longest word of a column. The cells of a number or an id stay whole."""
    words = [word for cell in cells for word in cell.split()]
    return _widest([*head.words.split(), *(cells if head.fixed or is_number else words)])


def _widest(texts: Iterable[str]) -> int:
    return max((columns_of(text) for text in texts), default=0)


def _lists(heads: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return each row as its first cell with the others under it, each after its heading; empty cells are left out."""
    lines: list[str] = []
    for row in cells:
        # the first cell stands out, and what goes on in a second line is moved in further
        lines += ["", *_broken(row[0], width)]
        for head, cell in zip(heads[1:], row[1:], strict=True):
            first, *more = _broken(f"{head}{'' if head.endswith('?') else ':'} {cell}", width - 2 * INDENT)
            lines += [" " * INDENT + first, *(" " * 2 * INDENT + line for line in more)] if cell else []
    return lines[1:]


def _fitted(natural: Sequence[int], least: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """Return the widths of the columns. The widest one that may be broken is made narrower, one character at a time.

    A column of weight 1 may be twice as wide as one of weight 2 before that.
    """
    widths = list(natural)
    while sum(widths) > room:
        able = [at for at, width in enumerate(widths) if width > least[at]]
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
