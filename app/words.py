"""Days and moments as they are read: "12 November 2026", "5 June 2026, 21:30"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ctx_map.vocabulary.links import LINK_KINDS

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


READS = {name: kind.reads for name, kind in LINK_KINDS.items()}
"""How each kind of link is read."""
_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?(?![\w-])")
_KEY = re.compile(r"[\w-]+:[\w-]+")


def readable(sentence: str) -> str:
    """A sentence whose stored days and moments are in words."""
    return _DAY.sub(lambda found: day_words(found.group()), sentence)


def called(sentence: str, names: Mapping[str, str]) -> str:
    """A sentence in which what is called by its key is called by its name in the tables."""
    return _KEY.sub(lambda found: names.get(found.group(), found.group()), sentence)


def day_words(text: str | date | None) -> str:
    """A stored day or moment in words; a partial one (a year, a month) stays what it is known to be."""
    if text is None:
        return ""
    day, _, time = str(text).partition("T")
    year, *rest = day.split("-")
    words = " ".join([*(_day_and_month(rest)), year])
    return f"{words}, {time}" if time else words


def _day_and_month(rest: list[str]) -> list[str]:
    """["06", "05"] as ["5", "June"]; ["06"] as ["June"]."""
    month, *day = rest or [""]
    return [*(str(int(each)) for each in day), *([MONTHS[int(month) - 1]] if month else [])]


def period_words(since: str | date | None, until: str | date | None) -> str:
    """When something was true: "on 5 June 2026", "since May 2026", "no date"."""
    if since and until:
        return f"on {day_words(since)}" if since == until else f"{day_words(since)} to {day_words(until)}"
    if since:
        return f"since {day_words(since)}"
    return f"until {day_words(until)}" if until else "no date"
