"""Who is a child on a day.

Anyone under 18 on the day in question is a child, and so is anyone whose age is not known. Nobody turns 18
silently: a person's standing is asked for a day, never stored.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum


class PersonKind(StrEnum):
    """What was recorded, for when there is no date of birth."""

    YOUNG_PERSON = "young_person"
    ADULT = "adult"
    UNIDENTIFIED = "unidentified"


class Standing(StrEnum):
    """What a person is on a day."""

    CHILD = "young person"
    AGE_NOT_KNOWN = "age not known, treated as a child"
    ADULT = "adult"


ADULT_AT = 18
"""Years."""
_DAY = 10
"""Characters of a whole day. A date of birth may be shorter: the year, or year and month, as it was reported."""


def earliest_birth(text: str) -> date:
    """Return the first day that a date of birth may mean. "2008" is a year, "2008-05" a month."""
    return date.fromisoformat(f"{text}-01-01"[:10] if len(text) < _DAY else text)


def latest_birth(text: str) -> date:
    """Return the last day that a date of birth may mean. By this day a person is a child while that is possible."""
    if len(text) >= _DAY:
        return date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:7] or 12)
    return date(year, month, monthrange(year, month)[1])


def ages_on(text: str, day: date) -> tuple[int, int]:
    """Return the youngest and the oldest age that somebody with this date of birth may have on a day."""
    return age_on(latest_birth(text), day), age_on(earliest_birth(text), day)


def age_words(text: str, day: date) -> str:
    """Return the age as people say it: "15", or "15 or 16" where only the year or month of birth is known."""
    youngest, oldest = ages_on(text, day)
    return str(youngest) if youngest == oldest else f"{youngest} or {oldest}"


def age_on(born: date, day: date) -> int:
    """Completed years on a day. Born on 29 February, one is a year older on 1 March of other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def standing_on(day: date, *, born: date | None, kind: str | None) -> Standing:
    """What a person is on `day`, from the date of birth, else from the recorded kind. `born` is the latest possible."""
    if born is not None:
        return Standing.ADULT if age_on(born, day) >= ADULT_AT else Standing.CHILD
    if kind == PersonKind.ADULT:
        return Standing.ADULT
    if kind == PersonKind.YOUNG_PERSON:
        return Standing.CHILD
    return Standing.AGE_NOT_KNOWN
