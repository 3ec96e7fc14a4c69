"""A table with its heading row, and how wide its columns have to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ctx_map.errors import WrongUse

_LEAST = 5.0
_MOST_OF_A_WORD = 20
"""Characters. A longer word is broken, so that one long reference does not make a column wide."""
_ONE_LINE = 17
"""Characters of a cell that is kept on one line, such as a day."""
_FULL = 90
"""Characters of a cell above which more text makes a column no wider."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Every row has as many cells as there are headings. Raises WrongUse otherwise."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    numbers: tuple[int, ...] = ()
    """The columns (from 0) whose cells are numbers, which are set to the right."""

    def __post_init__(self) -> None:
        if not self.headings or any(len(row) != len(self.headings) for row in self.rows):
            raise WrongUse("A table needs headings, and each row needs one cell for each heading.")

    @property
    def shares(self) -> tuple[float, ...]:
        """How much of the width each column takes. Together they are 1."""
        wide = [_need([heading, *cells]) for heading, *cells in zip(self.headings, *self.rows, strict=True)]
        return tuple(round(each / sum(wide), 4) for each in wide)


def _need(cells: Sequence[str]) -> float:
    """How much room the cells of a column need: the longest word in full, and long texts by the root of their length.

    Twice the text then needs more width and more lines, and not only one of the two.
    """
    words = [[min(len(word), _MOST_OF_A_WORD) for word in cell.split()] for cell in cells]
    longest = max((word for cell in words for word in cell), default=0)
    lengths = sorted(min(sum(cell) + len(cell) - 1, _FULL) for cell in words if cell)
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    return max(_LEAST, longest + 1.5, usual + 1.0 if usual <= _ONE_LINE else 3.2 * usual**0.5)
