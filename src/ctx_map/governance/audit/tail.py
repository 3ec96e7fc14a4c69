"""The end of a log: its last whole line, and what a crash may have left behind it."""

from __future__ import annotations

from dataclasses import dataclass

from ctx_map.governance.audit.files import read_all, read_tail
from ctx_map.governance.audit.line import AuditLine, read_line

_USUALLY_ENOUGH = 1 << 16
"""Bytes read from the end first; a line is seldom longer than a kilobyte."""


@dataclass(frozen=True, slots=True)
class Tail:
    """Where the next line goes on."""

    line: AuditLine | None
    """The last line that can be read; None in a log without one."""
    torn: bytes | None
    """What stands after it and is no line; None where nothing does."""
    complete: bool
    """Whether the last byte ends a line."""


def tail_of(handle: int) -> Tail:
    """The end of the log behind this handle."""
    data = read_tail(handle, _USUALLY_ENOUGH)
    found = _last_line(data)
    if found.line is None and len(data) == _USUALLY_ENOUGH:
        found = _last_line(read_all(handle))
    return found


def _last_line(data: bytes) -> Tail:
    complete = data.endswith(b"\n") or not data
    pieces = data.split(b"\n")
    if complete:
        pieces.pop()
    for back, raw in enumerate(reversed(pieces)):
        line = read_line(raw)
        if line is not None:
            torn = pieces[len(pieces) - back :]
            return Tail(line, b"\n".join(torn) if torn else None, complete)
    return Tail(None, b"\n".join(pieces) if pieces else None, complete)
