"""Saving a release in a file: GraphML, CSV or JSON. Only a release can be saved."""

from ctx_map.export.csv import csv_files, to_csv_text, write_csv
from ctx_map.export.graphml import write_graphml
from ctx_map.export.json import json_object, to_json_text, write_json
from ctx_map.export.text import formula_safe, xml_clean

__all__ = [
    "csv_files",
    "formula_safe",
    "json_object",
    "to_csv_text",
    "to_json_text",
    "write_csv",
    "write_graphml",
    "write_json",
    "xml_clean",
]
