"""Free text: trimmed, in one way of writing accents, without signs that hide or turn what it says."""

from __future__ import annotations

import re
import unicodedata

import polars as pl

from ctx_map.bundle.cells.reading import Reader, Reading
from ctx_map.bundle.limits import LIMITS

_FIRST = "!-~\u00a1-\u024f\u2010-\u2027\u20ac"
"""Letters and signs of the languages of western Europe: they are written in one way only."""
_PLAIN = rf"^[{_FIRST}](?:[{_FIRST} \n\t]*[{_FIRST}])?$"
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
"""Signs without a picture, signs that turn the direction of reading, and numbers that are no signs."""
_NAMES_FOR_NOBODY = re.compile(
    r"(unknown|not known|n/?k|unnamed|no name|anonymous|tbc|baby( \S{1,3})?|(un)?identified \w+)", re.IGNORECASE
)


class Text(Reader):
    """Free text, up to so many characters."""

    def __init__(self, *, most: int = LIMITS.cell_characters) -> None:
        self._most = most

    def sure(self, cells: pl.Series) -> pl.Series:
        plain = cells.str.contains(_PLAIN) & (cells.str.len_bytes() <= self._most)
        return cells.set(~plain, None)

    def one(self, text: str) -> Reading:
        trimmed = text.strip()
        if not trimmed:
            return Reading()
        if len(trimmed) > self._most:
            return Reading(problem="text-too-long", detail=str(self._most))
        if _REFUSED.search(trimmed):
            return Reading(problem="text-control")
        return Reading(unicodedata.normalize("NFC", trimmed.replace("\r\n", "\n").replace("\r", "\n")))


class Name(Text):
    """A name. One that stands for a name not known is said; a person may be called Null, True or NA all the same."""

    def sure(self, cells: pl.Series) -> pl.Series:
        plain = super().sure(cells)
        return plain.set(plain.str.to_lowercase().str.contains(rf"^(?:{_NAMES_FOR_NOBODY.pattern})$"), None)

    def one(self, text: str) -> Reading:
        read = super().one(text)
        if isinstance(read.value, str) and _NAMES_FOR_NOBODY.fullmatch(read.value):
            return Reading(read.value, warning="name-placeholder")
        return read
