"""Several tables as files in a folder, or packed into one zip file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.export.csv_text import csv_text
from ctx_map.private_file import private_folder, write_private

_BOM = b"\xef\xbb\xbf"
"""The mark at the front that makes spreadsheets read UTF-8."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """Return a table as the bytes of a csv file that spreadsheets open."""
    return _BOM + csv_text(frame).encode()


def save_files(files: Mapping[str, bytes], path: Path) -> None:
    """Write files into a folder, or into a zip file if the name ends in .zip, for their owner only.

    Raises WrongUse if nothing can be written there.
    """
    if path.suffix.lower() == ".zip":
        write_private(path, lambda out: out.write(_zipped(files)))
        return
    if path.is_file():
        raise WrongUse("CSV files can't be saved here. Name a folder or a .zip file.")
    private_folder(path)
    for name, data in files.items():
        write_private(path / name, lambda out, data=data: out.write(data))  # type: ignore[misc]


def _zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EARLIEST), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
