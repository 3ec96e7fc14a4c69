"""A workbook (.xlsx) as tables of text, one per sheet. Its cells are read in a separate process with limits."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import olefile

from ctx_map.bundle.archive import open_archive
from ctx_map.bundle.csv_table import read_csv
from ctx_map.bundle.header import HeaderAt
from ctx_map.bundle.limits import Limits
from ctx_map.bundle.raw import Finding, RawTable, Unwanted, no_cells
from ctx_map.bundle.safe_file import NotTaken, shown
from ctx_map.bundle.wanted import Wanted, said_of
from ctx_map.bundle.workbook_cells import as_shown, position_of
from ctx_map.bundle.workbook_parts import Parts, SheetPart, look_into

_CHILD = Path(__file__).with_name("workbook_child.py")
_GRACE = 10
"""Seconds that the child has beyond its processor time: to start, and to write."""


@dataclass(frozen=True, slots=True)
class _SheetText:
    """What the child says of one sheet: its rows as CSV, and the cells that it could not take."""

    name: str
    data: bytes
    refused: tuple[Finding, ...]


def read_workbook(file: str, data: bytes, wanted: Wanted, limits: Limits) -> Iterator[RawTable | Unwanted]:
    """Read the sheets of a workbook. Those that are not needed are only named. Raises NotTaken if it cannot be read."""
    parts = look_into(open_archive(data, limits), limits)
    for sheet in _cells(data, limits):
        said = said_of(file, sheet.name)
        columns = wanted.columns(file, sheet.name)
        if columns is None:
            yield Unwanted(said, shown(sheet.name), sheet=True, blank=not sheet.data.strip(b',\r\n "'))
        else:
            header = wanted.header(file, sheet.name)
            yield replace(_table(said, sheet, parts, columns, limits=limits, header=header), whole=file)


def _cells(data: bytes, limits: Limits) -> Iterator[_SheetText]:
    """Every sheet as CSV, from the process that reads the workbook."""
    bounds = (limits.child_bytes, limits.child_seconds, limits.file_bytes)
    command = [sys.executable, "-I", str(_CHILD), *map(str, bounds)]
    seconds = limits.child_seconds + _GRACE
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as wrong:
        # what the child wrote to its standard error may hold cells: it goes nowhere
        raise NotTaken("workbook-unreadable") from (wrong if isinstance(wrong, OSError) else None)
    out = io.BytesIO(done.stdout)
    while line := out.readline():
        said = json.loads(line)
        refused = tuple(Finding(code, row, column) for row, column, code in said["refused"])
        yield _SheetText(said["sheet"], out.read(said["bytes"]), refused)


def _table(
    file: str, sheet: _SheetText, parts: Parts, known: Collection[str], *, limits: Limits, header: HeaderAt
) -> RawTable:
    part = parts.sheets.get(sheet.name, SheetPart(sheet.name, hidden=False, problems=()))
    warnings = [Finding("sheet-hidden")] if part.hidden else []
    warnings += [Finding("workbook-links")] if parts.links_out else []
    try:
        raw = read_csv(file, sheet.name, sheet.data, known, delimiter=",", header_at=header, limits=limits)
    except NotTaken as why:
        raw = RawTable(file, file, sheet.name, None, (), no_cells(0), (Finding(why.code, detail=why.detail),))
    odd = tuple(_named(finding, raw.header) for finding in (*part.problems, *sheet.refused))
    return replace(
        raw,
        sheet=sheet.name,
        cells=as_shown(raw.cells, part.padded),
        problems=(*raw.problems, *odd),
        warnings=(*warnings, *raw.warnings),
        hidden_rows=part.hidden_rows,
        hidden_columns=part.hidden_columns,
    )


def _named(finding: Finding, header: tuple[str, ...]) -> Finding:
    """A finding with the name and position of its column instead of the letters."""
    if finding.column is None:
        return finding
    at = position_of(finding.column)
    return replace(finding, column=header[at] if at < len(header) else None, columns=(at, at))


_LOCKED_PACKAGE = "EncryptedPackage"
"""The stream that holds a workbook of today's form, locked (MS-OFFCRYPTO 2.3.4.4)."""
_FILE_PASS = 0x002F
"""The record behind the first one of a locked workbook in the old form (MS-XLS 2.4.117)."""


def _second_record(container: olefile.OleFileIO) -> int | None:
    """The number of the second record of a workbook in the old form."""
    name = next((each for each in ("Workbook", "Book") if container.exists(each)), None)
    if name is None:
        return None
    data = container.openstream(name).read(4096)
    behind = 4 + int.from_bytes(data[2:4], "little")
    return int.from_bytes(data[behind : behind + 2], "little")


def locked_or_old(data: bytes) -> str:
    """Return the code of what an OLE file is: a workbook locked with a password, or one in an old form."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            locked = container.exists(_LOCKED_PACKAGE) or _second_record(container) == _FILE_PASS
    except Exception:
        # whatever that library makes of a broken file, it is refused
        locked = False
    return "workbook-locked" if locked else "workbook-old"
