"""Words in a cell that say that nothing is known: such a cell is blank."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from ctx_map.bundle.filters import folded
from ctx_map.vocabulary.tables import Sort

USUAL = ("null", "n/a", "na", "none", "nil", "not known", "unknown", "n/k", "nk", "not recorded", "tbc", "-", "--", "?")
"""What many systems write for nothing. A person may be called Null, so these are not looked for in names and ids."""
_LOOKED_FOR_IN = (Sort.DAY, Sort.MOMENT, Sort.NUMBER, Sort.YES_NO)


def missing_in(sort: Sort, declared: Collection[str] | None) -> frozenset[str]:
    """Return the words that say nothing in a column of this sort: those that are declared, or else the usual ones."""
    if declared is not None:
        return frozenset(folded(word) for word in declared)
    return frozenset(USUAL) if sort in _LOOKED_FOR_IN else frozenset()


def without_missing(
    cells: pl.Series, words: frozenset[str], *, kept: Collection[str] = ()
) -> tuple[pl.Series, dict[str, int]]:
    """Return the cells with those that say nothing blank, and how many cells had each of the words.

    `kept` are the texts that the mapping lists in `values`, which go first.
    """
    if not words:
        return cells, {}
    trimmed = cells.str.strip_chars()
    said = [text for text in trimmed.drop_nulls().unique() if folded(text) in words and text not in kept]
    if not said:
        return cells, {}
    nothing = trimmed.is_in(said).fill_null(value=False)
    counts: dict[str, int] = {}
    for text, number in trimmed.filter(nothing).value_counts().iter_rows():
        counts[folded(text)] = counts.get(folded(text), 0) + number
    return cells.set(nothing, None), counts
