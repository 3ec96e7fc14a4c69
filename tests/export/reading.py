"""All the text that a saved file holds, whatever it is packed in."""

from __future__ import annotations

import zipfile
from html import unescape
from pathlib import Path


def text_of(path: Path) -> str:
    """The text of a file, of the files in a folder, or of those in a zip or a workbook, with its entities read."""
    if path.is_dir():
        return "\n".join(text_of(each) for each in sorted(path.iterdir()))
    if not zipfile.is_zipfile(path):
        data = path.read_bytes()
        return unescape(data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8-sig"))
    with zipfile.ZipFile(path) as packed:
        return "\n".join(unescape(packed.read(name).decode("utf-8-sig")) for name in packed.namelist())
