"""Files that somebody uploads: kept in a private folder for as long as they are read, then removed."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from streamlit.runtime.uploaded_file_manager import UploadedFile

from ctx_map.bundle.manifest import MANIFEST
from ctx_map.errors import FileRefused

LARGEST = 20 * 1024 * 1024
"""Bytes, of all files together."""
TYPES = ("zip", "xlsx", "csv", "json", "toml")
_WHOLE = (".zip", ".xlsx", ".json")
_NAME = re.compile(r"[^\w.-]+")


@contextmanager
def on_disk(files: Sequence[UploadedFile], *, name: str) -> Iterator[Path]:
    """A path at which these files can be read as one bundle: the one .zip or .xlsx, or a folder of the CSV files or of
    the workbook with the manifest.

    Readable by this user alone, and removed when the block ends, however it ends. Raises FileRefused where the files
    are too large together or do not make one bundle.
    """
    _check(files)
    with _written(files, safe_name(name) or "upload") as written:
        alone = len(written) == 1 and written[0].suffix in _WHOLE
        yield written[0] if alone else written[0].parent


@contextmanager
def one_on_disk(file: UploadedFile) -> Iterator[Path]:
    """A path at which this one file can be read, under the same rules. Raises FileRefused where it is too large."""
    _check([file])
    with _written([file], "upload") as written:
        yield written[0]


@contextmanager
def _written(files: Sequence[UploadedFile], name: str) -> Iterator[list[Path]]:
    with tempfile.TemporaryDirectory(prefix="ctx-map-upload-") as made:
        folder = Path(made) / name
        folder.mkdir(mode=0o700)
        yield [_write(folder, file) for file in files]


def safe_name(name: str) -> str:
    """A file's name as it may be written: letters, digits, dots and dashes, no folder."""
    return _NAME.sub("-", Path(name.replace("\\", "/")).name).strip("-.")[:100]


def _check(files: Sequence[UploadedFile]) -> None:
    if sum(file.size for file in files) > LARGEST:
        raise FileRefused("The files are larger than 20 MB together: load them with `ctx-map import` instead.")
    names = [file.name.lower() for file in files]
    tables = [name for name in names if name != MANIFEST]
    packed = any(name.endswith(".zip") for name in names) and len(names) > 1
    if packed or (len(tables) > 1 and not all(name.endswith(".csv") for name in tables)):
        raise FileRefused("Upload one .zip or .xlsx at a time, or the CSV files of one bundle together.")


def _write(folder: Path, file: UploadedFile) -> Path:
    """One file, under the end of its own name in small letters, so that a table is known by it."""
    name = Path(safe_name(file.name) or "file")
    path = folder / f"{name.stem}{name.suffix.lower()}"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target:
        target.write(file.getbuffer())
    return path
