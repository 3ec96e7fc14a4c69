"""Which files and sheets are wanted, and which columns they may have: known before anything is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Protocol

from ctx_map.bundle.header import HeaderAt, HeaderRows, numbered_name, plain
from ctx_map.bundle.mapping import Mapping, Source
from ctx_map.bundle.own_export import COLUMNS, NODES
from ctx_map.bundle.safe_file import shown
from ctx_map.vocabulary.tables import LINKS, TABLES


class Wanted(Protocol):
    """What a reader of files has to know beforehand. `file` is the name with its ending, `sheet` a workbook's sheet."""

    def columns(self, file: str, sheet: str | None) -> Collection[str] | None:
        """Return the columns that this file or sheet may have, or None if it is not needed."""

    def delimiter(self, file: str) -> str | None:
        """Return the sign between cells, where it is declared."""

    def header(self, file: str, sheet: str | None) -> HeaderAt:
        """Return where the header is declared to be."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Without a mapping: files and sheets that have the name of a table."""

    def columns(self, file: str, sheet: str | None) -> Collection[str] | None:
        name = stem(file) if sheet is None else sheet
        if plain(name) == NODES:
            return COLUMNS
        table = table_name(name)
        if table == LINKS.name:
            return (*LINKS.column_names, *COLUMNS)
        return TABLES[table].column_names if table else None

    def delimiter(self, file: str) -> str | None:
        """Return the tab for a .tsv file. Other files of a bundle do not declare one."""
        return "\t" if file.casefold().endswith(".tsv") else None

    def header(self, file: str, sheet: str | None) -> HeaderAt:  # noqa: ARG002  the header is the first row
        return None


@dataclass(frozen=True, slots=True)
class Mapped:
    """With a mapping: what any of its sources takes."""

    mapping: Mapping

    def columns(self, file: str, sheet: str | None) -> Collection[str] | None:
        sources = self.sources(file, sheet)
        if not sources:
            return None
        own = {name for _, source in sources if source.columns is None for name in TABLES[source.into].column_names}
        theirs = own.union(*(source.their_columns for _, source in sources))
        return theirs | {numbered_name(name)[0] for name in theirs}

    def delimiter(self, file: str) -> str | None:
        return next((source.delimiter for _, source in self.sources(file, None) if source.delimiter), None)

    def header(self, file: str, sheet: str | None) -> HeaderAt:
        for _, source in self.sources(file, sheet):
            if source.header_rows > 1:
                return HeaderRows(source.header, source.header_rows)
            if source.header is not None:
                return source.header
        return None

    def sources(self, file: str, sheet: str | None) -> list[tuple[int, Source]]:
        """Yield the sources that take this file or sheet, each with its number, counted from 1."""
        numbered = enumerate(self.mapping.source, start=1)
        return [(number, source) for number, source in numbered if _fits(source, file, sheet)]


def _fits(source: Source, file: str, sheet: str | None) -> bool:
    right_file = source.file is None or fnmatchcase(file.casefold(), source.file.casefold())
    if sheet is None:
        return right_file and source.sheet is None
    return right_file and (source.sheet is None or fnmatchcase(plain(sheet), plain(source.sheet)))


def stem(file: str) -> str:
    """Return a file's name without its ending."""
    return file.rsplit(".", 1)[0] if "." in file else file


def table_name(name: str) -> str | None:
    """Return the table that a file's or sheet's name means, without regard to capitals, spaces and hyphens."""
    return plain(name) if plain(name) in TABLES else None


def said_of(file: str, sheet: str | None) -> str:
    """Return what a file or a sheet is called to people."""
    return f"{shown(file)}, sheet {shown(sheet)}" if sheet is not None else shown(file)
