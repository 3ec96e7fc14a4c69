"""A sheet about a place: one or two pages for those who can make it safer, with no young person on it.

with open_view(store, mandate, question="sheet", about=[place]) as view:
    release = view.release(place_sheet(view, place), to="html")
write_sheet(release, path)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.sheets.document import sheet_document
    from ctx_map.sheets.files import sheet_file, sheet_json, write_sheet
    from ctx_map.sheets.making import PlaceSheet, Version, place_sheet
    from ctx_map.sheets.page import sheet_html
    from ctx_map.sheets.reading_order import whole_sheet
    from ctx_map.sheets.sections import Section, Table
    from ctx_map.sheets.wording import ASK_FIRST

__all__ = [
    "ASK_FIRST",
    "PlaceSheet",
    "Section",
    "Table",
    "Version",
    "place_sheet",
    "sheet_document",
    "sheet_file",
    "sheet_html",
    "sheet_json",
    "whole_sheet",
    "write_sheet",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
