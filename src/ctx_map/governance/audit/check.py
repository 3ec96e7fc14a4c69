"""Whether a log is still the one that was written, and where it first is not."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field

from ctx_map.governance.audit.action import Action
from ctx_map.governance.audit.head import Head
from ctx_map.governance.audit.line import AuditLine, code_of, fields_of, read_line


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """The result of checking a log."""

    ok: bool
    lines: int
    """Lines in the log."""
    first_bad: int | None
    """The position of the first line that is wrong or missing, counted from 1."""
    reason: str
    """One sentence on what is wrong, or that nothing is."""
    notes: tuple[str, ...] = ()
    """What an auditor should know even if no line is wrong: cut lines, a clock that was put back, a new head."""


@dataclass(slots=True)
class _Walk:
    """How far the check has come in the log."""

    position: int = 0
    before: AuditLine | None = None
    torn: bytes | None = None
    head_met: bool = False
    notes: list[str] = field(default_factory=list)


def torn_mark(key: bytes, torn: bytes) -> str:
    """What a line that records a torn one says of it: a keyed hash of the torn bytes."""
    return hmac.new(key, b"torn:" + torn, hashlib.sha256).hexdigest()


def check_log(data: bytes, key: bytes | None, head: Head | None) -> AuditCheck:
    """Walks a log from its first line to its last and compares its end with the head that was kept apart."""
    pieces = data.split(b"\n")
    tail = pieces.pop()
    if read_line(tail) is not None:
        pieces, tail = [*pieces, tail], b""
    if key is None:
        return _without_key(len(pieces), head)
    walk = _Walk()
    for raw in pieces:
        walk.position += 1
        if wrong := _step(walk, raw, key, head):
            return AuditCheck(False, len(pieces), walk.position, wrong, tuple(walk.notes))
    return _end(walk, tail, head)


def _without_key(lines: int, head: Head | None) -> AuditCheck:
    if lines == 0 and head is None:
        return AuditCheck(True, 0, None, "Nothing has been written yet.")
    return AuditCheck(
        False, lines, 1, "The key of the audit is missing, so no line can be checked. Put it back from the backup."
    )


def _step(walk: _Walk, raw: bytes, key: bytes, head: Head | None) -> str | None:
    """Check the next line. Returns a sentence if it is wrong."""
    line = read_line(raw)
    if line is None:
        walk.torn = raw if walk.torn is None else walk.torn + b"\n" + raw
        return None
    if walk.torn is not None and (wrong := _torn(walk, line, key)):
        return wrong
    return _chained(walk, line, key, head)


def _torn(walk: _Walk, line: AuditLine, key: bytes) -> str | None:
    """Torn bytes before a line are allowed where this line was written to record exactly them."""
    torn = walk.torn or b""
    first = walk.position - 1 - torn.count(b"\n")
    if line.action != Action.TORN_LINE or line.subject != torn_mark(key, torn):
        walk.position = first
        return "This line was not written by ctx-map."
    walk.notes.append(f"Line {first} was cut short by a crash and is not counted.")
    walk.torn = None
    return None


def _chained(walk: _Walk, line: AuditLine, key: bytes, head: Head | None) -> str | None:
    before = walk.before
    if not hmac.compare_digest(code_of(key, fields_of(line)), line.mac):
        return "This line was changed, or was written without the key."
    if line.action == Action.LINES_MISSING:
        return f"When this line was written, {line.counts.get('missing', 0)} lines before it were missing."
    if line.prev != (before.mac if before else "") or line.seq != (before.seq if before else 0) + 1:
        return "A line before this one is missing, or this line was moved or added."
    if head is not None and line.seq == head.seq:
        if line.mac != head.mac:
            return "This is not the line that was recorded outside the log. The log has been replaced."
        walk.head_met = True
    _note(walk, line)
    walk.before = line
    return None


def _note(walk: _Walk, line: AuditLine) -> None:
    if line.action == Action.HEAD_MISSING:
        walk.notes.append(
            f"At line {walk.position} there was no record outside the log, so earlier removed lines cannot be noticed."
        )
    if walk.before is not None and line.at < walk.before.at:
        walk.notes.append(f"At line {walk.position} the clock had been put back.")


def _end(walk: _Walk, tail: bytes, head: Head | None) -> AuditCheck:
    lines = walk.position
    if walk.torn is not None:
        first = lines - walk.torn.count(b"\n")
        return AuditCheck(False, lines, first, "This line was not written by ctx-map.", tuple(walk.notes))
    if head is not None and not walk.head_met:
        reason = "Lines at the end were removed, or the log was replaced. The record outside the log has a later line."
        return AuditCheck(False, lines, lines + 1, reason, tuple(walk.notes))
    if head is None and lines:
        walk.notes.append("There is no record outside the log here, so lines removed from its end cannot be noticed.")
    if tail:
        walk.notes.append("The last line was cut short, as after a crash. The next line will record this.")
    return AuditCheck(True, lines, None, "No line has been changed or removed.", tuple(walk.notes))
