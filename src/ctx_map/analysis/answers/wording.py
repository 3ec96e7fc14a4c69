"""Small words for sentences: numbers with their nouns, lists read aloud."""

from __future__ import annotations

from collections.abc import Sequence

PLURALS = {"person": "people", "young person": "young people", "place or adult": "places or adults"}


def count_of(number: int, noun: str) -> str:
    """A number with its noun: "1 place", "3 places"."""
    return f"{number:,} {noun if number == 1 else PLURALS.get(noun, noun + 's')}"


def read_list(words: Sequence[str], *, most: int = 5) -> str:
    """Words as a list read aloud, with the number of those left unsaid."""
    said = list(words[:most])
    unsaid = len(words) - len(said)
    if unsaid:
        return f"{', '.join(said)} and {unsaid:,} more"
    return " and ".join(filter(None, [", ".join(said[:-1]), *said[-1:]]))
