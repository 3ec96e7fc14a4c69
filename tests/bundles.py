"""Write a bundle from Python rows: as a folder of CSVs, as a .zip, as an .xlsx; and a small town that is in order.

    path = write_folder(tmp_path / "town", small_town())
    bundle = read_bundle(path)

`tables` maps a table's name to its rows; a row maps columns to text. A column that a row leaves out is blank.
"""

from __future__ import annotations

import copy
import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from ctx_map.bundle import CheckedBundle, check_bundle, read_bundle

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]
TODAY = date(2026, 11, 24)

_TOWN: dict[str, list[dict[str, str]]] = {
    "people": [
        {"id": "ash", "name": "Ash Field", "date_of_birth": "2011-03-04", "kind": "young_person"},
        {"id": "bo", "name": "Bo Null", "date_of_birth": "", "kind": "young_person"},
        {"id": "cy", "name": "True", "date_of_birth": "1988-11-30", "kind": "adult"},
        {"id": "van-man", "name": "", "date_of_birth": "", "kind": "unidentified"},
    ],
    "peer_groups": [{"id": "g1", "name": "the bench", "named_by": "a young person", "basis": "seen together"}],
    "places": [
        {"id": "park", "name": "North Park", "kind": "park", "latitude": "53.42", "longitude": "-2.31"},
        {"id": "chat", "name": "a group chat", "kind": "online", "platform": "an app"},
    ],
    "things": [{"id": "van", "kind": "vehicle", "name": "a white van"}],
    "events": [
        {
            "id": "e1",
            "kind": "incident",
            "harms": "child_criminal_exploitation;online_harm",
            "occurred_from": "2026-05-01T21:30",
            "occurred_to": "2026-05-01T22:00",
        }
    ],
    "organisations": [{"id": "school", "name": "North School", "kind": "school"}],
    "links": [
        {"from": "ash", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "R1", "agency": "Youth service",
         "since": "2026-05-01", "handling": "P", "statement": "fact"},
        {"from": "bo", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "R2", "agency": "Police",
         "since": "2026-05-02T20:15", "grade": "2CC", "handling": "C", "action_code": "A1",
         "sanitisation_code": "S2", "conditions": "agencies: Youth service; not in meeting"},
        {"from": "cy", "to": "ash", "kind": "CONTACTED", "ref": "R3", "agency": "Police", "since": "2026-05-03"},
        {"from": "ash", "to": "bo", "kind": "FRIEND_OF", "ref": "R4", "agency": "North School", "protective": "yes"},
        {"from": "ash", "to": "e1", "kind": "INVOLVED_IN", "ref": "R5", "agency": "Police", "role": "victim"},
        {"from": "e1", "to": "park", "kind": "HAPPENED_AT", "ref": "R5", "agency": "Police"},
        {"from": "van-man", "to": "van", "kind": "USES", "ref": "R6", "agency": "Police"},
        {"from": "ash", "to": "g1", "kind": "MEMBER_OF", "ref": "R7", "agency": "Youth service"},
    ],
}  # fmt: skip


def small_town() -> dict[str, list[dict[str, str]]]:
    """Four people, two places, one of everything else and eight reports; nothing is wrong. A fresh copy."""
    return copy.deepcopy(_TOWN)


def with_row(tables: Tables, table: str, /, **cells: str) -> dict[str, list[dict[str, str]]]:
    """The same tables with one more row; `from_` stands for the column `from`."""
    more = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    more.setdefault(table, []).append({name.rstrip("_"): value for name, value in cells.items()})
    return more


def header(rows: Sequence[Row]) -> list[str]:
    """The columns of these rows in the order in which they first come up."""
    return list(dict.fromkeys(name for row in rows for name in row))


def csv_text(rows: Sequence[Row], *, columns: Sequence[str] | None = None, delimiter: str = ",") -> str:
    """One table as CSV text with CRLF line ends."""
    names = list(columns) if columns is not None else header(rows)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return text.getvalue()


def write_folder(path: Path, tables: Tables) -> Path:
    """A folder with one `<table>.csv` a table."""
    path.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        (path / f"{name}.csv").write_bytes(csv_text(rows).encode("utf-8"))
    return path


def write_zip(path: Path, tables: Tables) -> Path:
    """A .zip with one `<table>.csv` a table."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(f"{name}.csv", csv_text(rows).encode("utf-8"))
    return path


def write_xlsx(path: Path, tables: Tables) -> Path:
    """An .xlsx with one sheet a table, every cell written as text."""
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            names = header(rows)
            for column, title in enumerate(names):
                sheet.write_string(0, column, title)
                for number, row in enumerate(rows, start=1):
                    if row.get(title):
                        sheet.write_string(number, column, row[title])
    return path


def checked(path: Path, *, mapping: Path | None = None, namespace: str | None = None) -> CheckedBundle:
    """What is at this path, read and checked as on TODAY; every row and every cell is accounted for."""
    result = check_bundle(read_bundle(path, mapping=mapping, namespace=namespace), today=TODAY)
    for count in result.report.counts:
        assert count.rows_in == count.accepted + count.rejected + count.duplicate, count
    return result


def problem_codes(result: CheckedBundle) -> set[tuple[str, int | None, str | None, str]]:
    """Table, row, column and code of every problem."""
    return {(each.table, each.row, each.column, each.code) for each in result.report.problems}


def warning_codes(result: CheckedBundle) -> set[tuple[str, int | None, str | None, str]]:
    """Table, row, column and code of every warning."""
    return {(each.table, each.row, each.column, each.code) for each in result.report.warnings}
