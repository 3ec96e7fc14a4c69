"""The head of the log (its last number and code), kept apart from it, so that lines cut off its end are missed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ctx_map.governance.audit.files import replace_file


@dataclass(frozen=True, slots=True)
class Head:
    """The number and code of the last line of a log, which are also kept outside the log."""

    seq: int
    mac: str


def read_head(path: Path) -> Head | None:
    """Read the head at this path. None if there is none, or none that can be read."""
    try:
        values = json.loads(path.read_bytes())
        return Head(int(values["seq"]), str(values["mac"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def keep_head(path: Path, head: Head) -> None:
    """Keeps this head in the place of the one before."""
    replace_file(path, json.dumps({"mac": head.mac, "seq": head.seq}).encode("ascii") + b"\n")
