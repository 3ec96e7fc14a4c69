"""Days, moments and periods in words: "12 November 2026", "5 June 2026, 9.30pm", "6pm to 9pm".

Scripts get ISO text; people get these words. A partial day (a year, a month) stays what it is known to be.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_DATE = "no date"
DAY_LENGTH = len("2026-05-01")
"""Characters of a day in ISO text: the rest of a moment is its time."""
_ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")


@lru_cache(maxsize=8192)  # a long answer says the same days again and again
def day_words(moment: str | date | None, *, short: bool = False) -> str:
    """A stored day or moment in words; with `short`, without the time and with a short month.

    Empty where there is none. Text that is no day stays as it is.
    """
    text = moment.isoformat() if isinstance(moment, date) else (moment or "")
    day, _, time = text.partition("T")
    parts = day.split("-")
    if not all(part.isdigit() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= len(MONTHS)):
        return text
    words = [parts[0]]
    if len(parts) > 1:
        month = MONTHS[int(parts[1]) - 1]
        words.insert(0, month[:3] if short else month)
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words) + (f", {time_words(time)}" if time and not short else "")


def days_in_words(text: str) -> str:
    """Return a text in which each day that is written like 2026-05-01 is in words."""
    return _ISO_DAY.sub(lambda found: day_words(found[0]), text)


def time_words(time: str) -> str:
    """A time of day such as 21:30 or 21:30:00 in words: 9.30pm."""
    hour, minute = int(time[:2]), time[3:5]
    return f"{hour % 12 or 12}{'' if minute == '00' else f'.{minute}'}{'am' if hour % 24 < 12 else 'pm'}"


def hours_words(start: int, end: int) -> str:
    """A stretch of the day in whole hours, 0 to 24: 6pm to 9pm; 24 is midnight."""
    return f"{_hour(start)} to {_hour(end)}"


def period_words(since: str | date | None, until: str | date | None) -> str:
    """When something was true: "on 5 June 2026", "since May 2026", "no date"."""
    if since and until:
        return f"on {day_words(since)}" if since == until else f"{day_words(since)} to {day_words(until)}"
    if since:
        return f"since {day_words(since)}"
    return f"until {day_words(until)}" if until else NO_DATE


def _hour(hour: int) -> str:
    return "midnight" if hour % 24 == 0 else time_words(f"{hour:02d}:00")
