"""Numbers on a sheet: in wide bands, and only where no young person can be told from them.

A number is shown if it is at least `SMALLEST`, if at least so many young people (or events in which no young person is
recorded) are behind it, and if none of these young people is behind more than half of it or would leave fewer than
`SMALLEST`. Zero and small numbers read the same. Every band is wider than the threshold, so that the difference of two
bands never gives a small number (decision 107).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SMALLEST = 5
"""No number below this is shown."""


@dataclass(frozen=True, slots=True)
class Band:
    """From `low` to `high`, both included. `high` is None where the band has no upper end."""

    low: int
    high: int | None

    @property
    def words(self) -> str:
        """The band in words, such as "5 to 19"."""
        return f"{self.low} or more" if self.high is None else f"{self.low} to {self.high}"


BANDS = (Band(SMALLEST, 19), Band(20, 99), Band(100, None))


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted once, such as an event, with the codes of the young people it is about."""

    people: frozenset[int] = frozenset()


def band_of(units: Sequence[Unit]) -> Band | None:
    """Return the band of a number of units. None if the number may not be shown."""
    by_person = Counter(person for unit in units for person in unit.people)
    behind = len(by_person) + sum(not unit.people for unit in units)
    most = max(by_person.values(), default=0)
    if behind < SMALLEST or len(units) - most < SMALLEST or 2 * most > len(units):
        return None
    return _band(len(units))


def band_of_people(number: int) -> Band | None:
    """Return the band of a number of different young people. None if the number may not be shown."""
    return _band(number) if number >= SMALLEST else None


def parts_may_be_shown(total: Band | None, parts: Sequence[Band]) -> bool:
    """Return whether parts of a total may be shown beside it, while at least one other part is not.

    What is not shown must be able to be anything from nothing to the largest small number, as far as subtraction tells.
    """
    if total is None:
        return False
    can_be_nothing = any(part.high is None for part in parts) or total.low <= sum(part.high or 0 for part in parts)
    room = total.high is None or total.high - sum(part.low for part in parts) >= SMALLEST - 1
    return can_be_nothing and room


def _band(number: int) -> Band:
    return next(band for band in BANDS if band.high is None or number <= band.high)
