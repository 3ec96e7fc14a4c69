"""The parts of a workbook (.xlsx), which are checked before its cells are read.

Finds what a reader of cells would pass over in silence: errors that look like blanks, formulas without a result, merged
cells, hidden sheets; and what it should not be given: document type definitions, entities, macros.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from ctx_map.bundle.archive import Archive
from ctx_map.bundle.limits import Limits
from ctx_map.bundle.raw import Finding
from ctx_map.bundle.safe_file import NotTaken
from ctx_map.bundle.workbook_cells import (
    Padded,
    hidden_columns,
    hidden_rows,
    merged_cells,
    padded_cells,
    zero_padded_styles,
)

_TYPES, _BOOK, _RELATIONS = "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_UNSAFE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_ENCODINGS = (b"utf-8", b"us-ascii", b"ascii")
_OVERLAP = 65_536
"""Bytes kept from one piece to the next, so that a cell on the border is seen whole."""
# a tag has no < inside it: so each search stops at the next one, however hostile the part
_P = rb"<(?:\w{1,20}:)?"
_SMALL = 4_000_000
"""Bytes of a part that is read whole: the list of sheets and their places."""
_CELL = re.compile(_P + rb"c\b([^<>]*)>")
_AT = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_TEXT_RESULT = re.compile(rb"\bt=[\"']str[\"']")
_NO_RESULT = re.compile(
    _P + rb"c\b([^<>]*)>\s*" + _P + rb"f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_MERGED = re.compile(_P + rb"mergeCell\b[^<>]*?\bref=[\"']([A-Z0-9:]{1,30})[\"']")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet, by its name, with what was found in it. Columns of findings are letters: A, B, …"""

    name: str
    hidden: bool
    problems: tuple[Finding, ...]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    padded: Padded = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a workbook."""

    sheets: dict[str, SheetPart]
    links_out: bool


def look_into(archive: Archive, limits: Limits) -> Parts:
    """Return the sheets of a workbook and what is wrong with them. Raises NotTaken if it should not be read at all."""
    names = archive.names
    if _TYPES not in names or _BOOK not in names:
        raise NotTaken("workbook-old")
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise NotTaken("workbook-macros")
    styles = zero_padded_styles(b"".join(archive.pieces(_STYLES)) if _STYLES in names else b"")
    found: dict[str, SheetPart] = {}
    for name in names:
        if name.endswith((".xml", ".rels", ".vml")):
            found[name] = _scan(archive, name, styles)
    none = SheetPart("", hidden=False, problems=())
    sheets = {
        name: replace(found.get(part, none), name=name, hidden=hidden)
        for name, hidden, part in _sheets(archive, limits)
    }
    return Parts(sheets, any(name.startswith("xl/externalLinks/") for name in names))


def _scan(archive: Archive, name: str, styles: Mapping[int, int]) -> SheetPart:
    """Check one part piece by piece, because it may be too large for memory."""
    sheet = name.startswith("xl/worksheets/")
    kept = b""
    # the same cell can be found twice where pieces overlap
    seen: set[Finding] = set()
    rows: set[int] = set()
    columns: set[int] = set()
    padded: dict[tuple[int, int], set[int]] = {}
    for number, piece in enumerate(archive.pieces(name)):
        if number == 0:
            _plain_encoding(piece)
        text = kept + piece
        if _UNSAFE.search(text):
            raise NotTaken("workbook-unsafe")
        if sheet:
            # what cannot be taken, what is not shown, and numbers shown with leading zeros
            seen |= set(_odd_cells(text))
            rows |= set(hidden_rows(text))
            columns |= set(hidden_columns(text))
            for column, figures, row in padded_cells(_CELL.finditer(text), styles) if styles else ():
                padded.setdefault((column, figures), set()).add(row)
        kept = text[-_OVERLAP:]
    problems = sorted(seen, key=lambda finding: (finding.row or 0, finding.column or "", finding.code))
    shown = {key: tuple(sorted(found)) for key, found in padded.items()}
    return SheetPart(name, False, tuple(problems), tuple(sorted(rows)), tuple(sorted(columns)), shown)


def _plain_encoding(start: bytes) -> None:
    declared = _ENCODING.search(start.removeprefix(b"\xef\xbb\xbf"))
    foreign = declared is not None and declared[1].lower() not in _ENCODINGS
    if foreign or b"\0" in start[:200] or start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotTaken("workbook-unsafe")


def _odd_cells(text: bytes) -> Iterator[Finding]:
    for cell in _CELL.finditer(text) if b'"e"' in text or b"'e'" in text else ():
        if _ERROR.search(cell[1]):
            yield _at("cell-error", cell[1])
    for cell in _NO_RESULT.finditer(text):
        empty_text = _TEXT_RESULT.search(cell[1]) and b"v>" in cell[0]
        if not empty_text:
            yield _at("cell-formula", cell[1])
    for merged in _MERGED.finditer(text):
        yield merged_cells(merged[1].decode())


def _at(code: str, attributes: bytes) -> Finding:
    at = _AT.search(attributes)
    return Finding(code, int(at[2]), at[1].decode()) if at else Finding(code)


def _sheets(archive: Archive, limits: Limits) -> Iterator[tuple[str, bool, str]]:
    """Name, whether hidden, and part of every sheet, in the order of the workbook."""
    targets = {
        relation.get("Id"): posixpath.normpath(posixpath.join("xl", relation.get("Target", "").lstrip("/")))
        if not relation.get("Target", "").startswith("/")
        else relation.get("Target", "").lstrip("/")
        for relation in _xml(archive, _RELATIONS, limits).iter()
        if relation.tag.endswith("}Relationship")
    }
    for sheet in _xml(archive, _BOOK, limits).iter():
        if sheet.tag.endswith("}sheet"):
            part = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
            yield sheet.get("name", ""), sheet.get("state", "visible") != "visible", targets.get(part, "")


def _xml(archive: Archive, name: str, limits: Limits) -> Element:
    try:
        if archive.zipped.getinfo(name).file_size > _SMALL:
            raise NotTaken("workbook-unsafe")
        return fromstring(archive.read(name, limits), forbid_dtd=True)
    except KeyError as wrong:
        raise NotTaken("workbook-unreadable") from wrong
    except (ParseError, DefusedXmlException) as wrong:
        raise NotTaken("workbook-unsafe") from wrong
