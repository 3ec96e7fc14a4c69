"""What is read again and again of a large embedded store, and only changes with a load, is kept in files beside it.

An outline of a million reports takes the database more than a second, and a file a fifth of that. Each file is for one
statement with one set of parameters, and so for one mandate on one day. The folder is its owner's alone, as the store.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import polars as pl

from ctx_map.store.base import Value
from ctx_map.store.folder import PRIVATE_FOLDER, private_files
from ctx_map.store.header import Statement

FOLDER = "kept"
MOST_FILES = 4
"""Files of one statement, the newest: those of a few mandates, or of one mandate on a few days."""
_SUFFIX = ".parquet"
_UNFINISHED = ".unfinished"
_DIGITS = 24
"""Hexadecimal digits of what a file is named by: too many for two to be alike by chance."""


class KeptReadings:
    """The files of one store. One that is damaged, or was read of another state of the store, is taken away."""

    def __init__(self, folder: Path, statements: Mapping[str, Statement]) -> None:
        """`statements` are all that the store has: another version of ctx-map may read other things."""
        self._folder = folder / FOLDER
        self._writing = threading.Lock()
        self._texts = _digest(*(f"{name}\n{statements[name].text}" for name in sorted(statements)))

    def rows(
        self, statement: str, params: Mapping[str, Value], loads: pl.DataFrame, read: Callable[[], pl.DataFrame]
    ) -> pl.DataFrame:
        """The rows of a statement, from its file if there is one, else read and kept. `loads` are all of the store."""
        state = self._state(loads)
        self._take_away_others(state)
        name = f"{state}-{statement.replace('/', '.')}-{_digest(json.dumps(params, sort_keys=True))}"
        found = self._found(name)
        if found is None:
            found = read()
            self._keep(name, found)
        return found

    def check(self, loads: Callable[[], pl.DataFrame]) -> None:
        """Take away what was read of another state of the store or not written to its end, if anything is kept."""
        if self._folder.exists():
            self._take_away_others(self._state(loads()))
            for file in self._folder.glob(f"*{_UNFINISHED}"):
                file.unlink(missing_ok=True)

    def forget(self) -> None:
        """Take all files away: the store changes, or something is erased from it."""
        self._take_away_others("")

    def _state(self, loads: pl.DataFrame) -> str:
        return _digest(self._texts, pl.__version__, loads.write_json())

    def _found(self, name: str) -> pl.DataFrame | None:
        """What is kept under a name. None if there is no such file, or if it is not as it was written."""
        for file in self._folder.glob(f"{name}-*{_SUFFIX}"):
            with suppress(OSError, pl.exceptions.PolarsError):
                content = file.read_bytes()
                if file.name == f"{name}-{_digest(content)}{_SUFFIX}":
                    return pl.read_parquet(content)
            file.unlink(missing_ok=True)
        return None

    def _keep(self, name: str, rows: pl.DataFrame) -> None:
        """Write the file, whole or not at all. A full disk is no reason not to answer."""
        with self._writing, suppress(OSError), private_files():
            self._folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            unfinished = self._folder / f"{name}{_UNFINISHED}"
            rows.write_parquet(unfinished)
            unfinished.rename(self._folder / f"{name}-{_digest(unfinished.read_bytes())}{_SUFFIX}")
            self._leave_the_newest(name.rsplit("-", 1)[0])

    def _leave_the_newest(self, beginning: str) -> None:
        files = sorted(self._folder.glob(f"{beginning}-*{_SUFFIX}"), key=lambda file: file.stat().st_mtime_ns)
        for file in files[:-MOST_FILES]:
            file.unlink(missing_ok=True)

    def _take_away_others(self, state: str) -> None:
        for file in self._folder.glob("*"):
            if not state or not file.name.startswith(f"{state}-"):
                file.unlink(missing_ok=True)


def _digest(*parts: str | bytes) -> str:
    made = hashlib.sha256()
    for part in parts:
        made.update(part if isinstance(part, bytes) else part.encode())
    return made.hexdigest()[:_DIGITS]
