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
    word: str
    """The entry of the list, which is no value of anybody's data."""
    words: str
    """The entry as it is read aloud."""
    instead: tuple[str, ...]
    source: str


def words_to_avoid(day: date) -> dict[str, Entry]:
    """The words to avoid in force on a day. Each says in `more`: pattern, instead."""
    return vocabulary("words_to_avoid").on(day)


def patterns(day: date) -> tuple[str, ...]:
    """The regular expressions of the words in force on a day, to be matched without regard to capitals."""
    return tuple(entry.more["pattern"] for entry in words_to_avoid(day).values())


def flags(text: str, *, day: date) -> tuple[Flag, ...]:
    """Where a text uses words to avoid, in the order of the text."""
    found = [
        Flag(*match.span(), entry.word, entry.words, tuple(entry.more["instead"]), entry.source)
        for entry in words_to_avoid(day).values()
        for match in re.finditer(entry.more["pattern"], text, re.IGNORECASE)
    ]
    return tuple(sorted(found, key=lambda flag: (flag.start, flag.end)))
