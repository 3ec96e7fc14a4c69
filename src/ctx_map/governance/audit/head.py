"""The head of the log (its last number and code), kept apart from it, so that lines cut off its end are missed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ctx_map.governance.audit.files import replace_file


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a log, as it is kept apart."""

    seq: int
    mac: str


def read_head(path: Path) -> Head | None:
    """The head kept at this path; None where there is none, or none that can be read."""
    try:
        values = json.loads(path.read_bytes())
        return Head(int(values["seq"]), str(values["mac"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def keep_head(path: Path, head: Head) -> None:
    """Keeps this head in the place of the one before."""
    replace_file(path, json.dumps({"mac": head.mac, "seq": head.seq}).encode("ascii") + b"\n")
