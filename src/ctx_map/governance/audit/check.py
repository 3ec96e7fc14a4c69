"""Whether a log is still the one that was written, and where it first is not."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field

from ctx_map.governance.audit.action import Action
from ctx_map.governance.audit.anchor import Anchor
from ctx_map.governance.audit.head import Head
from ctx_map.governance.audit.line import AuditLine, code_of, fields_of, read_line

_NO_HEAD = "the record of the last line in the data directory was missing"
_IF_MOVED = "If the store was moved, give the anchor that was made just before the move, with --anchor."


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
    anchored: int = 0
    """The last line that agrees with an anchor. Lines after it could have been rewritten by someone with the key."""


@dataclass(slots=True)
class _Walk:
    """How far the check has come in the log."""

    position: int = 0
    before: AuditLine | None = None
    torn: bytes | None = None
    head_met: bool = False
    anchors: dict[int, list[Anchor]] = field(default_factory=dict)
    """The anchors that no line has met yet, by the number of their line."""
    met: set[int] = field(default_factory=set)
    """The numbers of the lines that an anchor was made for."""
    notes: list[str] = field(default_factory=list)


def torn_mark(key: bytes, torn: bytes) -> str:
    """What a line that records a torn one says of it: a keyed hash of the torn bytes."""
    return hmac.new(key, b"torn:" + torn, hashlib.sha256).hexdigest()


def check_log(data: bytes, key: bytes | None, head: Head | None, anchors: Sequence[Anchor] = ()) -> AuditCheck:
    """Check a log from its first line to its last, its end against the head, and all of it against every anchor."""
    pieces = data.split(b"\n")
    tail = pieces.pop()
    if read_line(tail) is not None:
        pieces, tail = [*pieces, tail], b""
    if key is None:
        return _without_key(len(pieces), head, anchors)
    walk = _Walk()
    for anchor in anchors:
        walk.anchors.setdefault(anchor.seq, []).append(anchor)
    for raw in pieces:
        walk.position += 1
        if wrong := _step(walk, raw, key, head):
            return AuditCheck(False, len(pieces), walk.position, wrong, tuple(walk.notes))
    return _end(walk, tail, head)


def _without_key(lines: int, head: Head | None, anchors: Sequence[Anchor]) -> AuditCheck:
    if lines == 0 and anchors:
        newest = max(anchors, key=lambda each: each.seq)
        return AuditCheck(False, 0, 1, f"The audit is gone. It had {newest.seq} lines, as {newest.where} says.")
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
        missing = line.counts.get("missing", 0)
        words = "a line before it was" if missing == 1 else f"{missing} lines before it were"
        return f"When this line was written, {words} missing or had been replaced."
    if line.prev != (before.mac if before else "") or line.seq != (before.seq if before else 0) + 1:
        return "A line before this one is missing, or this line was moved or added."
    if wrong := _against_anchors(walk, line):
        return wrong
    if head is not None and line.seq == head.seq:
        if line.mac != head.mac:
            return "This is not the line that was recorded outside the log. The log has been replaced."
        walk.head_met = True
    _note(walk, line)
    walk.before = line
    return None


def _against_anchors(walk: _Walk, line: AuditLine) -> str | None:
    """Compare a line with the anchors that were made for it. One before a missing head has to be vouched for."""
    if line.action == Action.HEAD_MISSING and line.detail and line.seq - 1 not in walk.met:
        return f"When this line was written, {_NO_HEAD}, so lines before it may have been removed. {_IF_MOVED}"
    for anchor in walk.anchors.pop(line.seq, ()):
        if not anchor.is_of(line.mac):
            return f"This is not the line that {anchor.where} was made for. The audit was rewritten or replaced."
        walk.met.add(line.seq)
    return None


def _note(walk: _Walk, line: AuditLine) -> None:
    if line.action == Action.HEAD_MISSING and line.detail:
        walk.notes.append(f"At line {walk.position} the store had been moved. An anchor holds the lines before it.")
    elif line.action == Action.HEAD_MISSING:
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
    if reason := _short_of(walk, head, lines):
        return AuditCheck(False, lines, lines + 1, reason, tuple(walk.notes))
    if tail:
        walk.notes.append("The last line was cut short, as after a crash. The next line will record this.")
    anchored = max(walk.met, default=0)
    return AuditCheck(True, lines, None, "No line has been changed or removed.", tuple(walk.notes), anchored)


def _short_of(walk: _Walk, head: Head | None, lines: int) -> str:
    """Say what a log ends before: an anchor, or the head. Empty if it has all its lines."""
    if walk.anchors:
        anchor = walk.anchors[max(walk.anchors)][0]
        return f"Lines at the end were removed. The audit had {anchor.seq} lines or more, as {anchor.where} says."
    if head is not None and not walk.head_met:
        return "Lines at the end were removed, or the log was replaced. The record outside the log has a later line."
    last = walk.before.seq if walk.before else 0
    if head is None and lines and last not in walk.met:
        return f"At the end {_NO_HEAD}, so lines may have been removed. {_IF_MOVED}"
    return ""
