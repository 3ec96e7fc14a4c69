"""Reads the cells of a workbook, in a process of its own: run as a script, never imported by ctx-map.

A hostile workbook can make its reader take all memory, run for ever or end the process. So it is read here, under
limits, and only plain text goes back: for every sheet a line of JSON (name, bytes, cells that cannot be taken) and
then its rows as CSV. The workbook comes in on standard input; the arguments are bytes of memory, seconds, and bytes
that may go back.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import python_calamine

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

EXACT_BELOW = 10**15
"""A spreadsheet keeps fifteen figures; larger whole numbers may have lost some."""
FIRST_SOUND_YEAR = 1901
"""Spreadsheets count a day in 1900 that never was, so days of that year cannot be trusted."""


class NoText(Exception):
    """A cell that cannot become text without loss. Its message is the code of the problem."""


def limit(memory: int, seconds: int) -> None:
    """Bound this process. Where the system knows no such bounds (Windows), only the caller's clock holds."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    # a core file would hold people's data
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def as_text(value: Any) -> str:
    """Return a cell as text, exactly. Raises NoText with the code of the problem where that cannot be."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, time):
        # a mapping may join it to the day in another cell
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    raise NoText("cell-time-only")


def _number(value: float) -> str:
    if abs(value) >= EXACT_BELOW:
        raise NoText("number-digits-lost")
    return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")


def _moment(value: datetime) -> str:
    # a day and a half is kept as 0.5: seconds come out a little off
    rounded = (value + timedelta(milliseconds=500)).replace(microsecond=0)
    if rounded.time().isoformat() == "00:00:00":
        return _day(rounded.date())
    _day(rounded.date())
    return rounded.isoformat(timespec="seconds" if rounded.second else "minutes")


def _day(value: date) -> str:
    if value.year < FIRST_SOUND_YEAR:
        raise NoText("date-placeholder")
    return value.isoformat()


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def sheet_text(rows: list[list[Any]]) -> tuple[bytes, list[tuple[int, str, str]]]:
    """Return the rows of a sheet as CSV, and the cells that cannot be taken: row, column in letters, code."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    refused: list[tuple[int, str, str]] = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(row):
            try:
                cells.append(as_text(value))
            except NoText as code:
                cells.append("")
                refused.append((number, letters(column), str(code)))
        writer.writerow(cells)
    return text.getvalue().encode("utf-8"), refused


def main() -> None:
    """Write the sheets of the workbook on standard input to standard output, within the limits of the arguments."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    left = int(sys.argv[3])
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        text, refused = sheet_text(rows)
        left -= len(text)
        if left < 0:
            sys.exit("more text than can be taken")
        line = json.dumps({"sheet": name, "bytes": len(text), "refused": refused})
        sys.stdout.buffer.write(line.encode() + b"\n" + text)


if __name__ == "__main__":
    main()
