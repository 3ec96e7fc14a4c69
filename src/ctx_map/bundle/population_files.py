"""Reading a population by group, and the group of each person, for a comparison with the map.

A file of denominators is a CSV with the columns `group`, `count` and `source` (the source at least in the first row).
A file of groups is a CSV with the columns `id` and `group`. It stays with the agency that keeps it and is never loaded,
so that what is recorded of a person's identity is used for this comparison and nothing else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ctx_map.errors import OptionFileUnreadable
from ctx_map.vocabulary.denominators import Denominators

DENOMINATOR_COLUMNS = ("group", "count", "source")
GROUP_COLUMNS = ("id", "group")


def read_denominators(path: Path) -> Denominators:
    """Return the denominators in a CSV file. Raises OptionFileUnreadable if it is not in the form."""
    counts: dict[str, int] = {}
    source = ""
    for number, row in _rows(path, DENOMINATOR_COLUMNS):
        source = source or row["source"]
        if not row["group"] or row["group"] in counts:
            raise OptionFileUnreadable(
                f"Row {number} of the population file has no group, or one that is already there. Correct the row."
            )
        if not (row["count"].isascii() and row["count"].isdigit()):
            raise OptionFileUnreadable(
                f"The count in row {number} of the population file is not a whole number. Correct it."
            )
        counts[row["group"]] = int(row["count"])
    if not source or not sum(counts.values()):
        raise OptionFileUnreadable(
            "The population file has no people or no source. Add a group, and name the source in the first row."
        )
    return Denominators(source, counts)


def read_groups(path: Path) -> dict[str, str]:
    """Return the group of each person by id, from a CSV file. A blank group is not recorded, and is left out."""
    groups: dict[str, str] = {}
    for number, row in _rows(path, GROUP_COLUMNS):
        if not row["id"] or row["id"] in groups:
            raise OptionFileUnreadable(
                f"Row {number} of the file of groups has no id, or one that is already there. Correct the row."
            )
        groups[row["id"]] = row["group"]
    return {person: group for person, group in groups.items() if group}


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their numbers; the first row of data is 2, as a spreadsheet shows it."""
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), strict=True)
        if set(reader.fieldnames or ()) != set(columns):
            raise OptionFileUnreadable(f"The columns of the file are wrong. Use only {', '.join(columns)}.")
        for number, row in enumerate(reader, start=2):
            yield number, {name: (row[name] or "").strip() for name in columns}
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise OptionFileUnreadable("The file could not be read. Give a CSV file in UTF-8.") from wrong
