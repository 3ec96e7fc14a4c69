"""Row numbers as ranges: 3 to 5, 9."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

Ranges = tuple[tuple[int, int], ...]
"""First and last row number of each range, in order."""
SAID = 10
"""So many ranges are written out for people."""


def ranges(rows: Iterable[int]) -> Ranges:
    """Return these row numbers as ranges, each number once."""
    numbers = np.unique(np.fromiter(rows, np.int64))
    if not numbers.size:
        return ()
    gaps = np.flatnonzero(np.diff(numbers) > 1)
    firsts, lasts = numbers[np.r_[0, gaps + 1]], numbers[np.r_[gaps, numbers.size - 1]]
    return tuple(zip(firsts.tolist(), lasts.tolist(), strict=True))


def number_of(found: Ranges) -> int:
    """Return how many rows the ranges have."""
    return sum(last - first + 1 for first, last in found)


def ranges_words(found: Ranges) -> str:
    """Write the ranges: "row 3", "rows 3 to 5 and 9", at most ten of them."""
    parts = [f"{first} to {last}" if last > first else str(first) for first, last in found[:SAID]]
    if more := len(found) - SAID:
        parts += [f"{number_of(found[SAID:])} more"] if more > 0 else []
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{'row' if number_of(found) == 1 else 'rows'} {listed}"
