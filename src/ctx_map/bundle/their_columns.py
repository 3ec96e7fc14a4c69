"""Where the columns stand that a source of a mapping takes."""

from __future__ import annotations

from dataclasses import replace

from ctx_map.bundle.grid import grid_positions
from ctx_map.bundle.header import nearest, numbered_name, plain
from ctx_map.bundle.mapping import Source
from ctx_map.bundle.plain_tables import match_header
from ctx_map.bundle.raw import Finding, Findings, RawTable
from ctx_map.bundle.safe_file import shown
from ctx_map.vocabulary.tables import TABLES

MOST_NAMES = 20
"""How many columns that are not used are named for a file."""


def positions(raw: RawTable, source: Source, findings: Findings) -> dict[str, int] | None:
    """Return where each of their columns stands that the source reads; None if one is not there, or is not clear."""
    if source.columns is None:
        table = TABLES[source.into]
        # what the mapping says itself need not, and must not, be in the file as well
        open_columns = tuple(column for column in table.columns if column.name not in source.constants)
        return match_header(raw, replace(table, columns=open_columns), findings)
    found: dict[str, int] = {}
    wrong = []
    for name in sorted(source.their_columns):
        at = _position(raw, name)
        if isinstance(at, Finding):
            wrong.append(at)
        else:
            found[name] = at
    if source.grid:
        inside = grid_positions(raw, source.grid)
        found |= inside
        if not inside:
            wrong.append(
                Finding("their-column-missing", column=source.grid.patterns[0], detail=source.grid.patterns[0])
            )
    findings.add(wrong, source.into, raw.file)
    return None if wrong else found


def _position(raw: RawTable, name: str) -> int | Finding:
    """Where a column stands. One of several with the same name is called Name#1, Name#2."""
    header = [plain(each) for each in raw.header]
    same = [at for at, each in enumerate(header) if each == plain(name)]
    base, number = numbered_name(name)
    if not same and number:
        same = [at for at, each in enumerate(header) if each == plain(base)][number - 1 : number]
    if len(same) == 1:
        return same[0]
    if same:
        return Finding("their-column-twice", column=name, detail=f"{name}|{len(same)}|{name}|{name}")
    like = nearest(name, raw.header)
    detail = f"{name}|{f' (did you mean {shown(like)}?)' if like else ''}"
    return Finding("their-column-missing", column=name, detail=detail)


def columns_not_used(raw: RawTable, read: set[int]) -> list[Finding]:
    """Return how many columns of a file no source takes, and what they are called."""
    names = [shown(name).replace("|", " ") for at, name in enumerate(raw.header) if at not in read and name.strip()]
    if not names:
        return []
    more = len(names) - MOST_NAMES
    listed = ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
    are = "1 column is" if len(names) == 1 else f"{len(names)} columns are"
    return [Finding("columns-not-used", detail=f"{are} not used: {listed}")]
