"""Who is a child on a day.

Anyone under 18 on the day in question is a child, and so is anyone whose age is not known. Nobody turns 18
silently: a person's standing is asked for a day, never stored.
"""

from __future__ import annotations

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


def age_on(born: date, day: date) -> int:
    """Completed years on a day. Born on 29 February, one is a year older on 1 March of other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def standing_on(day: date, *, born: date | None, kind: str | None) -> Standing:
    """What a person is on `day`, from the date of birth, else from the recorded kind."""
    if born is not None:
        return Standing.ADULT if age_on(born, day) >= ADULT_AT else Standing.CHILD
    if kind == PersonKind.ADULT:
        return Standing.ADULT
    if kind == PersonKind.YOUNG_PERSON:
        return Standing.CHILD
    return Standing.AGE_NOT_KNOWN
