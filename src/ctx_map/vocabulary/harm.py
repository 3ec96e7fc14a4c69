"""Harm types. An event may carry several: exploitation for sex and for crime often come together."""

from __future__ import annotations

from datetime import date

from ctx_map.vocabulary.versioned import Entry, vocabulary

BETWEEN = ";"
"""Stands between several harms of one event."""


def harm_types(day: date) -> dict[str, Entry]:
    """The harm types in force on a day, by word."""
    return vocabulary("harms").on(day)


def harm_words(harm: str) -> str:
    """A harm type as it is read aloud."""
    return vocabulary("harms").words(harm)
