"""A beginning and an end in one cell, such as 22:00-02:00, and 24:00 for the end of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

_TIME = r"[0-9]{1,2}[:.][0-9]{2}(?:\s?[AaPp][Mm])?"
_BETWEEN = r"\s*(?:-|–|—|to|until)\s*"
_TIMES = re.compile(rf"(.*?)({_TIME}){_BETWEEN}({_TIME})", re.DOTALL)
_SPLIT = re.compile(r"\s+(?:-|–|—|to|until)\s+|\s*[–—]\s*")
_MIDNIGHT = re.compile(r"\b24([:.])00\b")
Read = Callable[[str], str | None]
"""Reads one date and time as ISO, or says None."""


def is_range(text: str) -> bool:
    """Return whether a text names two times of day, such as 22:00-02:00."""
    return bool(_TIMES.fullmatch(text.strip()))


def part_of(text: str, part: str, read: Read) -> str | None:
    """Return the `start` or the `end` of what a cell says as ISO; None if it cannot be read. "" is no end.

    An end that is not after its start is on the next day. A cell with one moment has no end.
    """
    one = read(text)
    if one is not None:
        return one if part == "start" else ""
    starts, ends = _both(text, read)
    if starts is None or ends is None:
        return None
    if part == "start":
        return starts
    return ends if ends > starts else a_day_later(ends)


def start_text(text: str) -> str:
    """Return a text without the end that it names, for telling in which form its date is written."""
    found = _TIMES.fullmatch(text.strip())
    return f"{found[1]}{found[2]}" if found else _SPLIT.split(text.strip())[0]


def _both(text: str, read: Read) -> tuple[str | None, str | None]:
    if found := _TIMES.fullmatch(text.strip()):
        day = found[1]
        both = read(f"{day}{found[2]}"), read(f"{day}{found[3]}")
        if None not in both:
            return both
    parts = _SPLIT.split(text.strip())
    return (read(parts[0]), read(parts[1])) if len(parts) == 2 else (None, None)


def without_24(text: str) -> str | None:
    """Return a text in which 24:00 is written 00:00, and None where it has none: the day is then the next one."""
    return _MIDNIGHT.sub(r"00\g<1>00", text) if _MIDNIGHT.search(text) else None


def a_day_later(iso: str) -> str:
    """Return the same time on the next day."""
    later = datetime.fromisoformat(iso) + timedelta(days=1)
    return later.isoformat(timespec="minutes") if "T" in iso else later.date().isoformat()
