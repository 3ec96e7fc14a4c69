"""Words of a vocabulary, whatever their capitals, spaces and hyphens, and grades."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

import polars as pl

from ctx_map.bundle.cells.reading import Reader, Reading
from ctx_map.bundle.header import nearest, plain
from ctx_map.vocabulary.grading import read_grade
from ctx_map.vocabulary.harm import BETWEEN
from ctx_map.vocabulary.versioned import Vocabulary

_LEGACY = re.compile(r"[A-EX][1-5][1-5]")
_SURE_GRADE = r"^[1-3][A-E][PC]$"
_UNGRADED = ("not_graded", "ungraded", "none", "not_graded_(partner_information)")
_LISTED = 12
"""A vocabulary up to so many words is listed in the advice."""


class Word(Reader):
    """One word of a vocabulary."""

    def __init__(self, words: Collection[str], *, unknown: str = "word-unknown") -> None:
        self._words = tuple(words)
        self._by_plain: Mapping[str, str] = {plain(word): word for word in words}
        self._unknown = unknown

    def sure(self, cells: pl.Series) -> pl.Series:
        return cells.set(~cells.is_in(self._words), None)

    def one(self, text: str) -> Reading:
        if not text.strip():
            return Reading()
        if word := self._by_plain.get(plain(text)):
            return Reading(word)
        return Reading(problem=self._unknown)

    def hint(self, text: str) -> str:
        like = nearest(text, self._words)
        if like:
            return f" (did you mean {like}?)"
        return f" (the words are {', '.join(self._words)})" if len(self._words) <= _LISTED else ""


class DatedWord(Word):
    """One word of a vocabulary that changes. An old word is kept with a warning, and one for the future is refused."""

    def __init__(self, vocabulary: Vocabulary, day: date) -> None:
        super().__init__(dict.fromkeys(entry.word for entry in vocabulary.entries))
        now = vocabulary.on(day)
        begun = {entry.word for entry in vocabulary.entries if entry.effective_from <= day}
        self._now = frozenset(now)
        self._begun = frozenset(begun)

    def sure(self, cells: pl.Series) -> pl.Series:
        return cells.set(~cells.is_in(sorted(self._now)), None)

    def one(self, text: str) -> Reading:
        read = super().one(text)
        if not isinstance(read.value, str) or read.value in self._now:
            return read
        return (
            Reading(read.value, warning="word-retired")
            if read.value in self._begun
            else Reading(problem="word-not-yet")
        )


class DatedWords(DatedWord):
    """Several words with `;` between them, in alphabetical order and each once."""

    def one(self, text: str) -> Reading:
        read = [super(DatedWords, self).one(word) for word in text.split(BETWEEN) if word.strip()]
        if wrong := next((each for each in read if each.problem), None):
            return wrong
        words = sorted({str(each.value) for each in read if each.value is not None})
        warning = next((each.warning for each in read if each.warning), None)
        return Reading(BETWEEN.join(words) or None, warning=warning if words else None)

    def hint(self, text: str) -> str:
        words = (word for word in text.split(BETWEEN) if word.strip())
        return next(
            (super(DatedWords, self).hint(word) for word in words if super(DatedWords, self).one(word).problem), ""
        )


class GradeWord(Reader):
    """A grade of the 3x5x2, with or without its brackets. "Not graded" is blank, which is not 2D."""

    def sure(self, cells: pl.Series) -> pl.Series:
        return cells.set(~cells.str.contains(_SURE_GRADE), None)

    def one(self, text: str) -> Reading:
        trimmed = text.strip().upper()
        if not trimmed or plain(text) in _UNGRADED:
            return Reading()
        if grade := read_grade(trimmed):
            return Reading(str(grade))
        return Reading(problem="grade-legacy" if _LEGACY.fullmatch(trimmed) else "grade-form")
