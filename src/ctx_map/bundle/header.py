"""Finding the header of a file: the character between the cells, and the known column that each name means."""

from __future__ import annotations

import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ctx_map.bundle.limits import Limits

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAID = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)
_LOOKED_AT = 20
"""So many rows are searched for the header, to say where it is."""
_ALIKE = 0.6
_COMPARED = 60
"""So many signs of a name are compared with the known ones."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first row of a file."""

    names: tuple[str, ...]
    delimiter: str
    begins: int
    """Bytes before the header: a line `sep=;` that spreadsheets write and do not count as a row."""
    ends: int
    """Bytes up to the first row of cells."""
    found: bool
    """Whether any of the names is known."""
    looks_like_row: int | None
    """Where the first row has no known name: the row that has some."""


def plain(name: str) -> str:
    """Return a column's name without capitals, hyphens, hard and outer spaces, and with accents in one form."""
    return re.sub(r"[\s\-]+", "_", unicodedata.normalize("NFKC", name).strip()).casefold()


def nearest(name: str, known: Collection[str]) -> str | None:
    """Return the known name that is most like this one, if any is like it at all."""
    alike = difflib.get_close_matches(plain(name[:_COMPARED]), [plain(each) for each in known], n=1, cutoff=_ALIKE)
    return next((each for each in known if alike and plain(each) == alike[0]), None)


def find_header(data: bytes, known: Collection[str], *, delimiter: str | None, limits: Limits) -> Header:
    """Return the header of a file in UTF-8. The sign between cells that finds most of the known names is taken."""
    text = data[: limits.header_bytes].decode("utf-8", errors="ignore")
    said = _SAID.match(text)
    begins = len(said[0].encode()) if said else 0
    text = text[said.end() :] if said else text
    known_plain = {plain(name) for name in known}
    candidates = [delimiter] if delimiter else [said[1]] if said else list(DELIMITERS)
    sign = max(candidates, key=lambda each: _known_in(_first(text, each), known_plain))
    names = _first(text, sign)
    found = _known_in(names, known_plain)[0]
    return Header(
        names=tuple(names),
        delimiter=sign,
        begins=begins,
        ends=begins + _first_length(text, sign),
        found=found > 0,
        looks_like_row=None if found else _row_with_names(text, sign, known_plain),
    )


def _known_in(names: Sequence[str], known: set[str]) -> tuple[int, int]:
    """How many known names there are, then how many names: with no known name, most cells win."""
    return sum(plain(name) in known for name in names), len(names)


def _first(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def _first_length(text: str, delimiter: str) -> int:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        next(reader, None)
    except csv.Error:
        return len(text.encode())
    lines.seek(0)
    return sum(len(lines.readline().encode()) for _ in range(reader.line_num))


def _row_with_names(text: str, delimiter: str, known: set[str]) -> int | None:
    try:
        rows = list(
            zip(range(_LOOKED_AT), csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), strict=False)
        )
    except csv.Error:
        return None
    best = max(rows, key=lambda row: _known_in(row[1], known)[0], default=None)
    return best[0] + 1 if best and _known_in(best[1], known)[0] > 1 else None
