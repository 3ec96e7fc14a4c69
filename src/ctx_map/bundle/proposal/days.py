"""The days after which the columns of a grid are called: which days they are, and how a mapping names the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import Any

from ctx_map.bundle.header import plain
from ctx_map.bundle.mapped_dates import read_date
from ctx_map.bundle.proposal.dates import date_forms

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = re.compile(
    rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]*[ ,.]*)?"
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
    r"(?:[/.\- ](?P<month>[0-9]{1,2}|[a-z]{3,9})(?:[/.\- ](?P<year>[0-9]{4}|[0-9]{2}))?)?)?",
    re.IGNORECASE,
)
_LONGEST_GAP = 366
"""So many days after one column, the next one is looked for."""
_LONG = 3
"""So many figures are a year, which has as many in every month."""


def day_rule(names: Sequence[str], first: date | None) -> dict[str, Any] | None:
    """Return the rule that makes days of the names of a grid's columns. None where they do not say them all.

    Names that are whole dates say it themselves. For others, `first` is the day of the first column, and each later
    column is the next day that its name can mean.
    """
    forms = date_forms(names)
    if forms and all(read_date(name.strip(), forms) for name in names):
        return {"dates": forms}
    found = _days_from(first, names) if first else None
    return {"values": {name.strip(): day.isoformat() for name, day in found.items()}} if found else None


def column_patterns(names: Sequence[str], header: Sequence[str]) -> list[str]:
    """Return patterns that fit these columns and no other of the header, and those of another month. The names
    themselves where no pattern does that.
    """
    patterns = list(dict.fromkeys(_pattern(name.strip(), exact=True) for name in names))
    if len(patterns) > 1:
        patterns = list(dict.fromkeys(_pattern(name.strip(), exact=False) for name in names))
    fits = [name for name in header if any(fnmatchcase(plain(name), plain(each)) for each in patterns)]
    return patterns if len(fits) == len(names) else [name.strip() for name in names]


def _pattern(name: str, *, exact: bool) -> str:
    """A name of a day with a sign for each figure, and a star for words. Not `exact`: a star for day and month too."""
    words = re.sub(r"[A-Za-z]+", "*", name)
    return re.sub(r"[0-9]+", lambda it: "?" * len(it[0]) if exact or len(it[0]) >= _LONG else "*", words)


def _days_from(first: date, names: Sequence[str]) -> dict[str, date] | None:
    """The day of each name: that of the first one, and of each later one the next day that it can mean."""
    day, found = first, {}
    for at, name in enumerate(names):
        soonest = day if at == 0 else day + timedelta(1)
        days = (soonest + timedelta(more) for more in range(1 if at == 0 else _LONGEST_GAP))
        next_day = next((each for each in days if _can_be(name, each)), None)
        if next_day is None:
            return None
        found[name] = day = next_day
    return found


def _can_be(name: str, day: date) -> bool:
    """Whether the name of a column can mean a day: everything that it says is right."""
    said = _PARTS.fullmatch(name.strip())
    if said is None or not name.strip():
        return False
    month = (said["month"] or "").casefold()
    return (
        (said["weekday"] is None or said["weekday"].casefold() == _WEEKDAYS[day.weekday()])
        and (said["day"] is None or int(said["day"]) == day.day)
        and (not month or (int(month) == day.month if month.isdigit() else month[:3] == _MONTHS[day.month - 1]))
        and (said["year"] is None or day.isoformat()[:4].endswith(said["year"]))
    )
