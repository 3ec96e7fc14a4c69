"""Days across a timeline: where each is, and which are named on its axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ctx_map.vocabulary.days import DAY_LENGTH

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_MOST_DAYS = 120
"""Days up to which weeks are named on the axis, and not months."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From days, as numbers, to points across. Both ends are included."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: float) -> float:
        """Where a day begins, kept inside the picture."""
        wide = (self.right - self.left) / (self.last + 1 - self.first)
        return min(max(self.left + (day - self.first) * wide, self.left), self.right)


def day_number(moment: str, *, last: bool = False) -> float:
    """A moment as days since the year 1. A day without a time begins at midnight, or ends at the next."""
    whole = date.fromisoformat(_whole(moment)).toordinal()
    if "T" not in moment:
        return whole + (1 if last else 0)
    hours, minutes = moment[DAY_LENGTH + 1 : DAY_LENGTH + 6].split(":")
    return whole + (int(hours) * 60 + int(minutes)) / 1440


def _whole(moment: str) -> str:
    """A day, also of a moment that says its month or year alone."""
    return (moment[:DAY_LENGTH] + "-01-01"[len(moment[:DAY_LENGTH]) - 4 :])[:DAY_LENGTH]


def scale_of(first: str, last: str, left: float, right: float) -> Scale:
    """The scale of the days from the first to the last."""
    return Scale(int(day_number(first)), int(day_number(last)), left, right)


def ticks(scale: Scale, room: float) -> list[tuple[int, str]]:
    """The days that are named, so far apart that no name meets the next."""
    named = _weeks(scale) if scale.last - scale.first < _MOST_DAYS else _months(scale)
    kept: list[tuple[int, str]] = []
    for day, words in named:
        x = scale.x(day)
        if x + room <= scale.right + room / 2 and (not kept or x - scale.x(kept[-1][0]) >= room):
            kept.append((day, words))
    return kept


def _weeks(scale: Scale) -> Iterator[tuple[int, str]]:
    for number in range(scale.first, scale.last + 1):
        day = date.fromordinal(number)
        if day.weekday() == 0:
            yield number, f"{day.day} {_MONTHS[day.month - 1]}"


def _months(scale: Scale) -> Iterator[tuple[int, str]]:
    day = date.fromordinal(scale.first).replace(day=1)
    said = 0
    while day.toordinal() <= scale.last:
        if day.toordinal() >= scale.first:
            yield day.toordinal(), _MONTHS[day.month - 1] + (f" {day.year}" if day.year != said else "")
            said = day.year
        day = (day + timedelta(days=31)).replace(day=1)
