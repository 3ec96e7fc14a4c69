"""A sheet as a document to hand out: as PDF, or as Word."""

from __future__ import annotations

from collections.abc import Iterator

from ctx_map.documents import WRITERS, Block, Document, Heading, Paragraph, Tone
from ctx_map.documents import Table as DocumentTable
from ctx_map.export.account import check_release
from ctx_map.governance import Release
from ctx_map.sheets.making import PlaceSheet
from ctx_map.sheets.reading_order import whole_sheet
from ctx_map.sheets.sections import Section


def sheet_bytes(release: Release[PlaceSheet], to: str) -> bytes:
    """Return a sheet as the file of this format. Raises Refused for a release made for another format.

    Raises WrongUse if the extra for documents is not installed.
    """
    check_release(release, to)
    return WRITERS[to](sheet_document(release))


def sheet_document(release: Release[PlaceSheet]) -> Document:
    """Return a released sheet as a document."""
    sheet = release.content
    return Document(
        title=sheet.title,
        marking=release.marking,
        blocks=tuple(block for section in whole_sheet(release) for block in _blocks(section)),
        mark=release.mark,
        subject=f"Sheet for {sheet.version.words}",
        short=True,
        day=sheet.until,
    )


def _blocks(section: Section) -> Iterator[Block]:
    yield Heading(section.heading)
    if section.sentences:
        yield Paragraph(" ".join(section.sentences))
    if section.table is not None:
        yield DocumentTable(section.table.headings, section.table.rows)
    if section.notes:
        yield Paragraph(" ".join(section.notes), Tone.SMALL)
