"""Words that the law or practice changes: data files with effective dates, each entry with its source.

The files lie in `vocabulary/data/`. A word is in force from the day `effective_from` to the day `effective_to`, both
included. Words that have gone out of force stay in the file, so that older records can still be read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

_COMMON = frozenset({"word", "words", "source", "extent", "effective_from", "effective_to"})


class Nation(StrEnum):
    """A part of the United Kingdom in which a law or guidance holds."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


class EntryIncomplete(ValueError):
    """An entry of a vocabulary lacks something that every entry has to say."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a versioned vocabulary."""

    word: str
    """As it stands in data: `county_lines`."""
    words: str
    """As it is read aloud: "county lines"."""
    source: str
    """Where it comes from, and what about it has not been checked."""
    effective_from: date
    effective_to: date | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    """What only this vocabulary says of its words."""
    extent: tuple[Nation, ...] = field(kw_only=True)
    """Where its source holds."""

    def __post_init__(self) -> None:
        lacking = [name for name in ("word", "words", "source", "extent") if not getattr(self, name)]
        if lacking:
            raise EntryIncomplete(f"The entry {self.word or '(without a word)'} does not say: {', '.join(lacking)}.")

    def in_force_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of one data file, past, present and to come."""

    name: str
    version: str
    entries: tuple[Entry, ...]

    def on(self, day: date) -> dict[str, Entry]:
        """The words in force on a day."""
        return {entry.word: entry for entry in self.entries if entry.in_force_on(day)}

    def words(self, word: str) -> str:
        """How a word is read aloud, in force or not; an unknown word is read as it stands."""
        return next((entry.words for entry in reversed(self.entries) if entry.word == word), word.replace("_", " "))


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary in the package's data file of that name."""
    written = tomllib.loads(data_text(name))
    return Vocabulary(name, written["version"], tuple(_entries(written["entry"])))


def data_text(name: str) -> str:
    """The text of a data file of this package."""
    return (resources.files("ctx_map.vocabulary") / "data" / f"{name}.toml").read_text(encoding="utf-8")


def _entries(rows: Iterable[Mapping[str, Any]]) -> Iterable[Entry]:
    for row in rows:
        more = {name: value for name, value in row.items() if name not in _COMMON}
        common = {name: value for name, value in row.items() if name in _COMMON}
        extent = tuple(Nation(nation) for nation in row.get("extent", ()))
        yield Entry(more=more, **{**common, "extent": extent})
