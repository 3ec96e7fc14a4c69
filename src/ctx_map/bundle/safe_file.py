"""Take the bytes of one ordinary file, once: no links, pipes or devices, none that is too large, none that changes."""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ctx_map.bundle.limits import Limits

_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_SHOWN_NAME = 100


class NotTaken(Exception):
    """A file that cannot be taken: a code of `advice` and what its sentence mentions."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Taken:
    """The bytes of a file under its name."""

    name: str
    data: bytes


def take(path: Path, limits: Limits) -> Taken:
    """Return the bytes of an ordinary file. Raises NotTaken, with the reason as a code, for anything else."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise NotTaken("file-not-regular")
        with open(os.open(path, _OPEN), "rb") as opened:
            return Taken(path.name, _contents(opened.fileno(), limits))
    except OSError as wrong:
        raise NotTaken("file-unreadable") from wrong


def _contents(opened: int, limits: Limits) -> bytes:
    before = os.fstat(opened)
    # asked again of the open file: what lies under the name may have been exchanged in between
    if not stat.S_ISREG(before.st_mode):
        raise NotTaken("file-not-regular")
    if before.st_size > limits.file_bytes:
        raise NotTaken("file-too-large", f"{limits.file_bytes // 1_000_000} MB")
    with open(opened, "rb", closefd=False) as file:
        data = file.read(before.st_size + 1)
    after = os.fstat(opened)
    if len(data) != before.st_size or after.st_size != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise NotTaken("file-changed")
    return data


def shown(name: str) -> str:
    """Return a file's name as it may be shown: no line breaks, control or direction signs, not too long."""
    plain = "".join("?" if unicodedata.category(sign)[0] == "C" else sign for sign in name)
    return plain if len(plain) <= _SHOWN_NAME else plain[:_SHOWN_NAME] + "…"
