"""Days and moments: ISO text in London's wall time (decision 2). What is not surely one date is refused.

Refused with a code each: days that do not exist, day and month either way round, years in two figures, numbers that
spreadsheets and computers keep for days, the year 1900 (which stands for "missing"), the hour that spring skips.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import polars as pl

from ctx_map.bundle.cells.reading import Reader, Reading
from ctx_map.bundle.time_ranges import is_range

LONDON = ZoneInfo("Europe/London")
FIRST_YEAR, LAST_YEAR = 1901, 2100
_YEAR = r"(?:19(?:0[1-9]|[1-9][0-9])|20[0-9][0-9])"
_TODAYS_RULE = r"(?:199[6-9]|20[0-9][0-9])"
"""Years since which the clocks change at one o'clock on the last Sundays of March and October."""
_DAYS = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
"""Every day of every year but 29 February."""
_STEADY = (
    r"(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-4])|(?:0[1578]|12)-(?:2[5-9]|3[01])"
    r"|(?:0[469]|11)-(?:2[5-9]|30)|02-2[5-8])"
)
"""Days on which the clocks never change; they do on a Sunday late in March and in October."""
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_LATER = r"(?:0[02-9]|1[0-9]|2[0-3]):[0-5][0-9]"
_SURE_DAY = rf"^{_YEAR}-{_DAYS}$"
_SURE_MOMENT = rf"^(?:{_YEAR}-{_DAYS}|{_TODAYS_RULE}-(?:{_STEADY}T{_TIME}|{_DAYS}T{_LATER}))$"
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
    r"\s?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_EITHER_WAY = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})(?:\s.*)?", re.DOTALL)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.\- ]([0-9]{1,2}|[A-Za-z]{3,9})[/.\- ][0-9]{2}(\s.*)?", re.DOTALL)
_SERIAL = re.compile(r"[0-9]{1,6}(\.[0-9]+)?")
_TIME_ONLY = re.compile(r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?")
_APPROXIMATE = re.compile(
    r"(?:approx(?:imately)?\b|about\b|around\b|circa\b|ca?\.|early\b|mid[ -]|late\b|~).*", re.IGNORECASE
)
_TO_ANOTHER_TIME = re.compile(r".{10} [0-9]{2}:[0-9]{2}\s?-[0-9]{2}:[0-9]{2}")
"""A time from and to, behind a space. Behind a T it would be ISO's way of writing an offset from UTC."""
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]24:00(?::00)?")
_BIRTH = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")
_SECONDS = re.compile(r"[0-9]{9,13}")


class Day(Reader):
    """A calendar day."""

    def sure(self, cells: pl.Series) -> pl.Series:
        return cells.set(~cells.str.contains(_SURE_DAY), None)

    def one(self, text: str) -> Reading:
        trimmed = text.strip()
        if not trimmed:
            return Reading()
        if _DAY.fullmatch(trimmed):
            return _day(trimmed)
        if _MOMENT.fullmatch(trimmed):
            return _day_of(_moment(trimmed))
        return Reading(problem=_what_is_wrong(trimmed, otherwise="date-form"))


class BirthDay(Day):
    """A date of birth, of which only the year, or the year and the month, may be known. It stays what it is."""

    def one(self, text: str) -> Reading:
        trimmed = text.strip()
        if not _BIRTH.fullmatch(trimmed):
            return super().one(text)
        year, month = int(trimmed[:4]), int(trimmed[5:] or 1)
        read = _day(f"{year:04d}-{month:02d}-01")
        if read.problem:
            return read
        return Reading(trimmed, warning="birth-month-only" if "-" in trimmed else "birth-year-only")


class Moment(Reader):
    """A day, or a day and a time."""

    def sure(self, cells: pl.Series) -> pl.Series:
        return cells.set(~cells.str.contains(_SURE_MOMENT), None)

    def one(self, text: str) -> Reading:
        trimmed = text.strip()
        if not trimmed:
            return Reading()
        if _DAY.fullmatch(trimmed):
            return _day(trimmed)
        if midnight := _MIDNIGHT.fullmatch(trimmed):
            return _next_day(midnight[1])
        if _MOMENT.fullmatch(trimmed) and not _TO_ANOTHER_TIME.fullmatch(trimmed):
            return _moment(trimmed)
        return Reading(problem=_what_is_wrong(trimmed, otherwise="moment-form"))


def is_approximate(text: str) -> bool:
    """Return whether a text says that its date is not exact, in words."""
    return bool(_APPROXIMATE.fullmatch(text.strip()))


def _next_day(day: str) -> Reading:
    """24:00, which is how some systems write the end of a day."""
    read = _day(day)
    if read.problem:
        return read
    later = date.fromisoformat(day) + timedelta(days=1)
    return Reading(f"{later.isoformat()}T00:00", warning="time-24")


def _day(text: str) -> Reading:
    year = int(text[:4])
    if year == FIRST_YEAR - 1:
        return Reading(problem="date-placeholder")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Reading(problem="date-implausible")
    return Reading(text) if _exists(year, int(text[5:7]), int(text[8:])) else Reading(problem="date-impossible")


def _moment(text: str) -> Reading:
    found = _MOMENT.fullmatch(text)
    if found is None:
        return Reading(problem="moment-form")
    day, hour, minute, second, offset = found.groups()
    read = _day(day)
    if read.problem:
        return read
    try:
        wall = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second or '00'}")
    except ValueError:
        return Reading(problem="moment-form")
    if offset:
        return _zoned(wall, offset)
    if not _is_on_the_clock(wall):
        return Reading(problem="time-does-not-exist")
    twice = wall.replace(tzinfo=LONDON).utcoffset() != wall.replace(tzinfo=LONDON, fold=1).utcoffset()
    return Reading(_written(wall), warning="time-twice" if twice else None)


def _zoned(wall: datetime, offset: str) -> Reading:
    """A moment with its offset from UTC, as the clocks in London showed it."""
    ahead = timedelta(0)
    if offset != "Z":
        ahead = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:])) * (-1 if offset[0] == "-" else 1)
    if abs(ahead) >= timedelta(hours=24):
        return Reading(problem="moment-form")
    return Reading(_written(wall.replace(tzinfo=timezone(ahead)).astimezone(LONDON)))


def _is_on_the_clock(wall: datetime) -> bool:
    there_and_back = wall.replace(tzinfo=LONDON).astimezone(UTC).astimezone(LONDON)
    return there_and_back.replace(tzinfo=None) == wall


def _written(wall: datetime) -> str:
    return wall.replace(tzinfo=None).isoformat(timespec="seconds" if wall.second else "minutes")


def _day_of(read: Reading) -> Reading:
    if not isinstance(read.value, str):
        return read
    day, _, time = read.value.partition("T")
    return Reading(day, warning="time-dropped" if time != "00:00" else None)


def _what_is_wrong(text: str, *, otherwise: str) -> str:
    """Why a text that is no ISO date was probably written so."""
    if either := _EITHER_WAY.fullmatch(text):
        return _either_way(int(either[1]), int(either[2]), int(either[3]), otherwise)
    if _SHORT_YEAR.fullmatch(text):
        return "date-two-digit-year"
    if _SERIAL.fullmatch(text):
        return "date-excel-serial"
    said = (
        ("date-approximate", is_approximate(text)),
        ("time-range", is_range(text)),
        ("cell-time-only", _TIME_ONLY.fullmatch(text)),
        ("date-unix", _SECONDS.fullmatch(text)),
    )
    return next((code for code, applies in said if applies), otherwise)


def _either_way(one: int, other: int, year: int, otherwise: str) -> str:
    day_first, month_first = _exists(year, other, one), _exists(year, one, other)
    if day_first and month_first and one != other:
        return "date-ambiguous"
    return otherwise if day_first or month_first else "date-impossible"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
