"""Words that put blame on a child, with what can be said instead. Flagged beside the text, never blocked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ctx_map.vocabulary.versioned import Entry, vocabulary


@dataclass(frozen=True, slots=True)
class Flag:
    """One place in a text where other words would be better."""

    start: int
    """Position of the first character."""
    end: int
    instead: tuple[str, ...]
    source: str


def words_to_avoid(day: date) -> dict[str, Entry]:
    """The words to avoid in force on a day. Each says in `more`: pattern, instead."""
    return vocabulary("words_to_avoid").on(day)


def flags(text: str, *, day: date) -> tuple[Flag, ...]:
    """Where a text uses words to avoid, in the order of the text."""
    found = [
        Flag(*match.span(), tuple(entry.more["instead"]), entry.source)
        for entry in words_to_avoid(day).values()
        for match in re.finditer(entry.more["pattern"], text, re.IGNORECASE)
    ]
    return tuple(sorted(found, key=lambda flag: (flag.start, flag.end)))
