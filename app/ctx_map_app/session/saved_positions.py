"""Where people put things on the map, kept on this computer for the next meeting: one file for each store, for this
user alone.

It holds ids and places on the sheet, nothing else. A file that cannot be read counts as empty: the map is then
arranged again.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctx_map.errors import Refused
from ctx_map.settings import Settings

Position = tuple[float, float]
FURTHEST = 1_000_000.0
"""Map units. What lies further out was not put there by hand."""


@dataclass(frozen=True, slots=True)
class SavedPositions:
    """The remembered positions of one store."""

    path: Path

    def positions(self) -> dict[str, Position]:
        """Where each node lies, by its key."""
        try:
            return checked_positions(json.loads(self.path.read_bytes()))
        except (OSError, ValueError):
            return {}

    def remember(self, positions: Mapping[str, Position]) -> None:
        """Keeps these positions beside those of all other nodes."""
        kept = self.positions() | dict(positions)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(self.path, json.dumps(kept, sort_keys=True).encode())
        except OSError as error:
            raise Refused(
                "Where things lie on the map could not be remembered: make room, or give "
                "write access to the data folder."
            ) from error

    def clear(self) -> None:
        """Forgets where everything lies."""
        self.path.unlink(missing_ok=True)


def saved_positions_of(settings: Settings) -> SavedPositions:
    """The saved positions of the store that is open."""
    address = settings.store if "://" in settings.store else str(Path(settings.store).expanduser().resolve())
    return SavedPositions(settings.data_dir / "desk" / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.json")


def checked_positions(values: Any) -> dict[str, Position]:
    """The pairs of finite numbers among what a file or a browser says."""
    if not isinstance(values, Mapping):
        return {}
    found = {key: _pair(value) for key, value in values.items() if isinstance(key, str)}
    return {key: pair for key, pair in found.items() if pair is not None}


def _pair(value: Any) -> Position | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    if not all(isinstance(number, int | float) and math.isfinite(number) for number in value):
        return None
    x, y = float(value[0]), float(value[1])
    return (x, y) if abs(x) <= FURTHEST and abs(y) <= FURTHEST else None


def _replace(path: Path, data: bytes) -> None:
    """Puts the file in place whole: a crash leaves the old one or the new one."""
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=".desk-")  # readable by this user alone
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(data)
        Path(made).replace(path)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
