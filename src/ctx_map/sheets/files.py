"""A sheet for scripts, and a sheet in a file that only its owner can read."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from ctx_map.documents import WRITERS
from ctx_map.errors import WrongUse
from ctx_map.export.account import account, check_release
from ctx_map.governance import Release
from ctx_map.private_file import write_private
from ctx_map.sheets.document import sheet_bytes
from ctx_map.sheets.making import PlaceSheet
from ctx_map.sheets.page import sheet_html
from ctx_map.sheets.reading_order import whole_sheet


def sheet_json(release: Release[PlaceSheet]) -> str:
    """Return a sheet as JSON text: its account and its sections. Raises Refused for a release for another format."""
    check_release(release, "json")
    sheet = release.content
    told = {
        **account(release),
        "notice": list(sheet.notice),
        "name": sheet.name,
        "version": sheet.version.value,
        "counted_until": sheet.until.isoformat(),
        "sections": [asdict(section) for section in whole_sheet(release)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_sheet(release: Release[PlaceSheet], path: Path) -> None:
    """Write a sheet, in the format that it was released for, to a file that only its owner can read.

    Raises WrongUse if no sheet can be written in that format, or if nothing can be written there.
    """
    data = sheet_file(release)
    write_private(path, lambda out: out.write(data))


def sheet_file(release: Release[PlaceSheet]) -> bytes:
    """Return a sheet as the file that it was released for: html, json, pdf or docx. Raises WrongUse for another."""
    texts = {"html": sheet_html, "json": sheet_json}
    to = release.destination
    if to in texts:
        return texts[to](release).encode()
    if to in WRITERS:
        return sheet_bytes(release, to)
    raise WrongUse("A sheet can be saved as html, json, pdf or docx. Ask the view for a release for one of these.")
