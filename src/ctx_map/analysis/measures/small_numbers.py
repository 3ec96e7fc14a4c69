"""Decide which counts of a table are not shown, so that no one in a small group can be identified.

A count below the threshold is not shown, including zero. If the total of the table is known, a single count that is
not shown could be worked out, so another one is not shown either (secondary suppression). Which one never depends on
the counts, so the choice gives nothing away. The tests hold this law: for every count that is not shown, at least two
values are possible, given what is shown, the total and these rules.

Limitation: two tables of different days or periods may differ by one person. Publish one table per period.
Source: Hundepool et al. 2012, Statistical Disclosure Control, chapter 4; the threshold is a matter of policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ctx_map.errors import WrongUse

USUAL_SMALLEST = 5
"""Counts below this are not shown unless a policy says otherwise."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """The parts of a table that are not shown."""

    cells: frozenset[int]
    """Positions of the counts that are not shown."""
    total: bool = False
    """Whether the total is not shown either."""


def fewer_than(smallest: int) -> str:
    """Return what is shown in place of a count below the threshold."""
    return f"fewer than {smallest}"


def shown_or_fewer(counts: Sequence[int], smallest: int) -> tuple[list[int | None], list[str]]:
    """Return each count, or None below the threshold, and each in words. For tables without a total."""
    shown = [None if _small(count, smallest) else count for count in counts]
    return shown, [fewer_than(smallest) if count is None else str(count) for count in shown]


def hidden_counts(counts: Sequence[int], *, smallest: int, order: Sequence[int] | None = None) -> Hidden:
    """Decide which counts of a table with a known total are not shown.

    `order` lists the cells from the first one to suppress with a small one. It must come from public information, such
    as the denominators, and never from these counts. By default it is the order of the table.
    Raises WrongUse for a threshold of 2, which could not hide a zero beside a 2.
    """
    if smallest == 2:
        raise WrongUse("The smallest count shown must be 1, which shows every count, or at least 3.")
    small = [cell for cell, count in enumerate(counts) if _small(count, smallest)]
    if not small:
        return Hidden(frozenset())
    if len(small) == 1:
        others = [cell for cell in (order or range(len(counts))) if cell not in small]
        return Hidden(frozenset([*small, *others[:1]]), total=not others)
    summed = sum(counts[cell] for cell in small)
    if 0 < summed < len(small) * (smallest - 1):
        return Hidden(frozenset(small))
    # if all are zero, or all as large as possible, their sum would give them away
    return Hidden(frozenset(range(len(counts))), total=len(small) == len(counts))


def _small(count: int, smallest: int) -> bool:
    """Whether a count is below the threshold. With a threshold of 1, every count is shown."""
    return count < smallest and smallest > 1
