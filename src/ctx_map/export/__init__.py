"""Saving a release in a file, in one of the formats of `EXPORTERS`. Only a release can be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.export.exporter import Exporter
    from ctx_map.export.formats.csv import csv_files, to_csv_text, write_csv
    from ctx_map.export.formats.graphml import write_graphml
    from ctx_map.export.formats.json import json_object, to_json_text, write_json
    from ctx_map.export.meeting_files import meeting_csv, meeting_json, write_meeting_json
    from ctx_map.export.minutes import minutes_text, write_minutes
    from ctx_map.export.registry import EXPORTERS, write
    from ctx_map.export.text import formula_safe, xml_clean

__all__ = [
    "EXPORTERS",
    "Exporter",
    "csv_files",
    "formula_safe",
    "json_object",
    "meeting_csv",
    "meeting_json",
    "minutes_text",
    "to_csv_text",
    "to_json_text",
    "write",
    "write_csv",
    "write_graphml",
    "write_json",
    "write_meeting_json",
    "write_minutes",
    "xml_clean",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
