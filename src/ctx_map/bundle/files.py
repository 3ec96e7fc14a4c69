"""The tables of text in a folder, a .zip, a workbook or a single CSV file."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from ctx_map.bundle.archive import Archive, open_archive
from ctx_map.bundle.csv_table import read_csv
from ctx_map.bundle.json_tables import json_tables
from ctx_map.bundle.limits import Limits
from ctx_map.bundle.manifest import MANIFEST, Manifest, read_manifest
from ctx_map.bundle.own_export import NODES
from ctx_map.bundle.raw import Finding, RawTable, Untaken, Unwanted
from ctx_map.bundle.safe_file import NotTaken, Taken, shown, take
from ctx_map.bundle.wanted import Wanted, stem
from ctx_map.bundle.workbook import locked_or_old, read_workbook

Found = RawTable | Unwanted | Untaken
FoundOrManifest = Found | Manifest

_CSV = (".csv", ".tsv", ".txt")
_JSON = ".json"
_WORKBOOK = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"
_LOOKED_AT = 2_000
_NOT_SHOWN = ("__MACOSX/", ".", "~$")


def found_in(path: Path, wanted: Wanted, limits: Limits) -> Iterator[FoundOrManifest]:
    """Return every table of text at this path, and its manifest. Raises NotTaken if the path itself cannot be read."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError as wrong:
        raise NotTaken("file-missing") from wrong
    except (OSError, ValueError) as wrong:
        raise NotTaken("file-unreadable") from wrong
    if stat.S_ISDIR(mode):
        yield from _in_folder(path, wanted, limits)
        return
    taken = take(path, limits)
    if taken.data.startswith((_ZIP, _EMPTY_ZIP)) and not _is_workbook(path.name):
        yield from _in_archive(open_archive(taken.data, limits), wanted, limits)
    else:
        yield from _in_file(taken, wanted, limits)


def _in_folder(path: Path, wanted: Wanted, limits: Limits) -> Iterator[FoundOrManifest]:
    try:
        # the manifest comes first: it says how the others are read
        entries = sorted(path.iterdir(), key=lambda entry: (entry.name.casefold() != MANIFEST, entry.name))
    except OSError as wrong:
        raise NotTaken("file-unreadable") from wrong
    if len(entries) > limits.files:
        raise NotTaken("zip-members", str(len(entries)))
    for entry in entries:
        if entry.name.startswith(_NOT_SHOWN):
            continue
        if _has_tables(entry, wanted):
            yield Unwanted(shown(entry.name), shown(entry.name), sheet=False, blank=True, tables=True)
        else:
            yield from _one(entry.name, lambda entry=entry: take(entry, limits).data, wanted, limits)  # type: ignore[misc]


def _has_tables(entry: Path, wanted: Wanted) -> bool:
    """Whether it is a folder, and not a link to one, with a file in it that would be read."""
    try:
        return stat.S_ISDIR(entry.lstat().st_mode) and any(
            each.name.casefold().endswith(_CSV) and wanted.columns(each.name, None) is not None
            for each in entry.iterdir()
        )
    except OSError:
        return False


def _in_archive(archive: Archive, wanted: Wanted, limits: Limits) -> Iterator[FoundOrManifest]:
    named = [(PurePosixPath(member.replace("\\", "/")).name, member) for member in archive.names]
    for name, member in sorted(named, key=lambda each: (each[0].casefold() != MANIFEST, each[1])):
        if not name.startswith(_NOT_SHOWN) and not member.startswith(_NOT_SHOWN):
            yield from _one(name, lambda member=member: archive.read(member, limits), wanted, limits)  # type: ignore[misc]


def _one(name: str, data: Callable[[], bytes], wanted: Wanted, limits: Limits) -> Iterator[FoundOrManifest]:
    """One file of several: what is wrong with it is said, and the others are read all the same."""
    if name.casefold() == MANIFEST:
        yield read_manifest(data())
        return
    if not name.casefold().endswith((*_CSV, *_WORKBOOK)):
        yield Unwanted(shown(name), stem(shown(name)), sheet=False, blank=True)
        return
    if not _is_workbook(name) and wanted.columns(name, None) is None:
        # a text file with another name is mostly a note to the reader
        yield Unwanted(shown(name), stem(shown(name)), sheet=False, blank=name.casefold().endswith(".txt"))
        return
    try:
        yield from _in_file(Taken(name, data()), wanted, limits)
    except NotTaken as why:
        yield Untaken(shown(name), stem(shown(name)), Finding(why.code, detail=why.detail))


def _in_file(taken: Taken, wanted: Wanted, limits: Limits) -> Iterator[Found]:
    sort = _sort(taken.data)
    if taken.name.casefold().endswith(_JSON) and wanted.columns(NODES, None) is not None:
        yield from json_tables(taken)
        return
    if _is_workbook(taken.name):
        if sort == "workbook":
            yield from read_workbook(shown(taken.name), taken.data, wanted, limits)
            return
        raise NotTaken(*_no_workbook(sort, taken.data))
    if sort != "text":
        raise NotTaken("file-not-csv", _A[sort])
    columns = wanted.columns(taken.name, None)
    name = shown(taken.name)
    if columns is None:
        yield Unwanted(name, stem(name), sheet=False)
        return
    delimiter, header = wanted.delimiter(taken.name), wanted.header(taken.name, None)
    yield read_csv(name, stem(name), taken.data, columns, delimiter=delimiter, header_at=header, limits=limits)


_A = {"workbook": "a workbook or archive", "ole": "an old or locked workbook", "web page": "a web page"}


def _sort(data: bytes) -> str:
    """What a file is by its first bytes, whatever it is called."""
    start = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return "workbook"
    if data.startswith(_OLE):
        return "ole"
    return "web page" if start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<head")) else "text"


def _no_workbook(sort: str, data: bytes) -> tuple[str, str]:
    if not data:
        return "file-empty", ""
    if sort == "ole":
        return locked_or_old(data), ""
    return "workbook-expected", _A.get(sort, "a text file such as CSV")


def _is_workbook(name: str) -> bool:
    return name.casefold().endswith(_WORKBOOK)
