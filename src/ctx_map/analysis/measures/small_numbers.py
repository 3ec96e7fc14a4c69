"""Which counts of a table are not shown, so that nobody in a small group is found by it.

A count below the threshold is not shown, nought included. Where the table's total is known, one count that is not
shown could be worked out from it: then others are not shown either. Which others never depends on their values, so
that somebody who knows these rules learns nothing from the choice. The law that the tests hold: for every count that
is not shown, at least two values are possible, given what is shown, the total, and these rules.

What it does not do: two tables, of two days or two windows, may differ by one person. Give out one table a period.
Source: Hundepool et al. 2012, Statistical Disclosure Control, chapter 4; the threshold is a matter of policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ctx_map.errors import WrongUse

USUAL_SMALLEST = 5
"""Counts below this are not shown, unless a policy says otherwise."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of a table is not shown."""

    cells: frozenset[int]
    """Which counts, by their place in the table."""
    total: bool = False
    """Whether the total is not shown either."""


def fewer_than(smallest: int) -> str:
    """How a count below the threshold is shown."""
    return f"fewer than {smallest}"


def shown_or_fewer(counts: Sequence[int], smallest: int) -> tuple[list[int | None], list[str]]:
    """Each count, none where it is below the threshold; and each as it is read. For tables without a total."""
    shown = [None if _small(count, smallest) else count for count in counts]
    return shown, [fewer_than(smallest) if count is None else str(count) for count in shown]


def hidden_counts(counts: Sequence[int], *, smallest: int, order: Sequence[int] | None = None) -> Hidden:
    """Which counts of a table with a known total are not shown.

    `order` names the cells from the one that is given up first when another must hide with a small one; it must come
    from what everybody knows, such as the denominators, never from these counts. Else it is the table's own order.
    Raises WrongUse for a threshold of 2: a nought beside a 2 could be told from two ones.
    """
    if smallest == 2:
        raise WrongUse("smallest must be 1, which shows every count, or at least 3: below 3 nothing can be hidden.")
    small = [cell for cell, count in enumerate(counts) if _small(count, smallest)]
    if not small:
        return Hidden(frozenset())
    if len(small) == 1:
        others = [cell for cell in (order or range(len(counts))) if cell not in small]
        return Hidden(frozenset([*small, *others[:1]]), total=not others)
    summed = sum(counts[cell] for cell in small)
    if 0 < summed < len(small) * (smallest - 1):
        return Hidden(frozenset(small))
    # all of them nought, or all as many as may be: their sum would say so
    return Hidden(frozenset(range(len(counts))), total=len(small) == len(counts))


def _small(count: int, smallest: int) -> bool:
    """With a threshold of 1 every count is shown, nought too."""
    return count < smallest and smallest > 1
