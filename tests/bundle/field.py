"""Reading the files of tests/data/field, and others of the same kinds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter

from bundles import checked, warning_codes
from ctx_map.bundle import CheckedBundle
from ctx_map.vocabulary.labels import Label

FIELD = Path(__file__).parents[1] / "data" / "field"
Cells = list[list[Any]]


def case_of(name: str, *, mapping: Path | None = None) -> CheckedBundle:
    """What one of the cases gives, by its number, with its own mapping or another."""
    folder = next(FIELD.glob(f"{name}-*"))
    given = folder / "m.toml"
    path = folder / "in" if (folder / "in").is_dir() else folder / "book.xlsx"
    return checked(path, mapping=mapping or (given if given.exists() else None), namespace="yt")


def mapping_of(folder: Path, text: str) -> Path:
    """A mapping file with this text."""
    path = folder / "mapping.toml"
    path.write_text(f"format = 1\n{text}", encoding="utf-8")
    return path


def read_csvs(folder: Path, mapping: str, **files: str) -> CheckedBundle:
    """What CSV files with these texts give, with a mapping or as a bundle."""
    (folder / "in").mkdir()
    for name, text in files.items():
        (folder / "in" / f"{name}.csv").write_text(text, encoding="utf-8")
    return checked(folder / "in", mapping=mapping_of(folder, mapping) if mapping else None, namespace="yt")


def book_of(folder: Path, sheets: dict[str, Cells], **columns: Any) -> Path:
    """A workbook; `columns` are the formats of all numbers in it."""
    with xlsxwriter.Workbook(str(folder / "book.xlsx"), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    shown = book.add_format(columns) if columns and isinstance(cell, int) else None
                    sheet.write(number, column, cell, shown)
    return folder / "book.xlsx"


def accounts_of(result: CheckedBundle) -> dict[tuple[str, str], dict[str, int]]:
    """The counts of every file and table."""
    return {(each.file, each.table): each.counts() for each in result.report.accounts}


def people_in(result: CheckedBundle) -> dict[str, tuple[str | None, str | None]]:
    """Name and date of birth of every person, by id."""
    rows = result.nodes[Label.PERSON].select("key", "name", "date_of_birth").iter_rows()
    return {key.removeprefix("yt:"): (name, born) for key, name, born in rows}


def warnings_in(result: CheckedBundle) -> set[str]:
    """The codes of all warnings."""
    return {code for *_, code in warning_codes(result)}
