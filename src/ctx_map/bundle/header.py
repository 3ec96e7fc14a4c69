"""Finding the header of a file: the character between the cells, and the known column that each name means."""

from __future__ import annotations

import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from ctx_map.bundle.limits import Limits

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """A header of several rows: where its first one is, and how many there are."""

    at: int | str | None
    rows: int


HeaderAt = int | str | HeaderRows | None
"""Where a header is declared to be: a row number, or the name of one of its columns. None is the first row."""
ANY_COLUMNS = frozenset({"*"})
"""For a file whose columns are not known beforehand: the row that looks most like a header is the header."""
_NUMBERED = re.compile(r"(.+)#([1-9][0-9]?)")
"""A column of several with the same name: Name#2 is the second."""
GRID_DAYS = 3
"""So many columns that are called after days are a grid."""
_DAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.]*)?(?:\d{1,2}(?:st|nd|rd|th)?"
    r"(?:[/.\- ](?:\d{1,2}|[a-z]{3,9})(?:[/.\- ](?:\d{4}|\d{2}))?)?|\d{4}-\d{2}-\d{2})"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    re.IGNORECASE,
)
"""A day as it heads a column: a date, a day of the month, a day of the week."""
_SEARCHED = 1_000
"""So many rows are searched for a declared name."""
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
    row: int = 1
    """The row number of the header."""


def plain(name: str) -> str:
    """Return a column's name without capitals, hyphens, hard and outer spaces, and with accents in one form.

    Characters that cannot be seen, such as a mark at the front of a file, are no part of it.
    """
    seen = without_invisible(unicodedata.normalize("NFKC", name))
    return re.sub(r"[\s\-]+", "_", seen.strip()).casefold()


def without_invisible(name: str) -> str:
    """Return a name without characters that have no picture and no width."""
    return name if name.isascii() else "".join(each for each in name if unicodedata.category(each) != "Cf")


def nearest(name: str, known: Collection[str]) -> str | None:
    """Return the known name that is most like this one, if any is like it at all."""
    alike = difflib.get_close_matches(plain(name[:_COMPARED]), [plain(each) for each in known], n=1, cutoff=_ALIKE)
    return next((each for each in known if alike and plain(each) == alike[0]), None)


def numbered_name(name: str) -> tuple[str, int]:
    """Return a column's name without the number behind it, and the number; 0 where it has none."""
    found = _NUMBERED.fullmatch(name)
    return (found[1], int(found[2])) if found else (name, 0)


def find_header(
    data: bytes, known: Collection[str], *, delimiter: str | None, limits: Limits, at: HeaderAt = None
) -> Header:
    """Return the header of a file in UTF-8. The sign between cells that finds most of the known names is taken.

    `at` says where it is declared to be. Without it, it is the first row.
    """
    # the beginning of the file, without a line that only names the sign
    text = data[: limits.header_bytes].decode("utf-8", errors="ignore")
    said = _SAID.match(text)
    begins = len(said[0].encode()) if said else 0
    text = text[said.end() :] if said else text
    height = at.rows if isinstance(at, HeaderRows) else 1
    first = at.at if isinstance(at, HeaderRows) else at
    known_plain = {plain(name) for name in known}
    anything = known == ANY_COLUMNS
    candidates = [delimiter] if delimiter else [said[1]] if said else list(DELIMITERS)
    # the row that is declared, by each sign between cells
    places = {each: _place_of(text, each, first) for each in candidates}
    if anything and first is None:
        likely_rows = {each: _likely_row(text, each) for each in candidates}
        # the last row of a header is the one with a name for each column
        places = {each: at and max(at - height + 1, 1) for each, at in likely_rows.items()}
    sign = max(candidates, key=lambda each: _known_in(_names_at(text, each, places[each] or 1, height), known_plain))
    likely = places[sign] > 0
    row = places[sign] or 1
    names = _names_at(text, sign, row, height)
    row += height - 1
    found = _known_in(names, known_plain)[0]
    return Header(
        names=tuple(names),
        delimiter=sign,
        begins=begins,
        ends=begins + _length_of(text, sign, row),
        found=found > 0 or (anything and likely and any(map(plain, names))),
        looks_like_row=None if found or anything else _row_with_names(text, sign, known_plain),
        row=row,
    )


def _place_of(text: str, delimiter: str, at: int | str | None) -> int:
    """The row number at which the header is declared to be; 1 where no row has the declared name."""
    if not isinstance(at, str):
        return at or 1
    wanted = plain(at)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        numbered = zip(range(1, _SEARCHED + 1), rows, strict=False)
        return next((number for number, row in numbered if wanted in map(plain, row)), 1)
    except csv.Error:
        return 1


def _likely_row(text: str, delimiter: str) -> int:
    """The row number that looks most like a header: the first with nearly as many names as the widest row has cells.

    0 where no row does, as in a file without a header.
    """
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        words = [[cell for cell in row if cell.strip()] for _, row in zip(range(_LOOKED_AT), rows, strict=False)]
    except csv.Error:
        return 0
    widest = max(map(len, words), default=0)
    # a name of a column has letters and is no sentence, but those of a grid may be days
    named = [_number_of_names(row) for row in words]
    enough = max(1, widest * _ALIKE)
    return next((at for at, number in enumerate(named, start=1) if number >= enough), 0)


def _number_of_names(row: Sequence[str]) -> int:
    """How many cells of a row may be names of columns."""
    lettered = sum(any(map(str.isalpha, cell)) and len(cell) <= _COMPARED for cell in row)
    days = sum(cell.isascii() and is_day_name(cell) and not any(map(str.isalpha, cell)) for cell in row)
    return lettered + days if lettered and days >= GRID_DAYS else lettered


def is_day_name(name: str) -> bool:
    """Return whether the name of a column is a day, as in a grid of names by days."""
    return bool(_DAY.fullmatch(name.strip()))


def _known_in(names: Sequence[str], known: set[str]) -> tuple[int, int]:
    """How many known names there are, then how many names: with no known name, most cells win."""
    return sum(plain(name) in known for name in names), len(names)


def _names_at(text: str, delimiter: str, row: int, height: int) -> list[str]:
    """The names of a header of so many rows. Above, a blank cell has the name on its left, as in merged cells."""
    rows = [_row_at(text, delimiter, row + at) for at in range(height)]
    for above in rows[:-1]:
        for at in range(1, len(above)):
            above[at] = above[at] if above[at].strip() else above[at - 1]
    if height == 1:
        return rows[0]
    width = max(map(len, rows))
    parts = [[row[at].strip() for row in rows if at < len(row)] for at in range(width)]
    return [" ".join(filter(None, each)) for each in parts]


def _row_at(text: str, delimiter: str, row: int) -> list[str]:
    try:
        return next(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), row - 1, None), [])
    except csv.Error:
        return []


def _length_of(text: str, delimiter: str, rows: int) -> int:
    """Bytes of so many rows from the beginning."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for _ in islice(reader, rows):
            pass
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
