"""The audit log of one store: lines are added, read and checked, never changed.

A line is on the disk before the caller goes on. Where it cannot be written the caller is refused, so that nothing is
shown and nothing stored without a line. Whoever holds the key, the log and the head kept apart can still write all
three anew. Anchors outside their reach find that: in the store, in a second folder, or on paper.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ctx_map.errors import AuditUnwritable, Refused
from ctx_map.governance.audit import files
from ctx_map.governance.audit.action import Action
from ctx_map.governance.audit.anchor import Anchor, anchor_of
from ctx_map.governance.audit.check import AuditCheck, check_log, torn_mark
from ctx_map.governance.audit.head import Head, keep_head, read_head
from ctx_map.governance.audit.line import AuditLine, code_of, fields_of, read_line, sealed, shortened
from ctx_map.governance.audit.second_folder import keep_anchor, kept_anchors
from ctx_map.governance.audit.tail import Tail, tail_of
from ctx_map.governance.audit.where import AuditPlace, place_of
from ctx_map.governance.mandate import Mandate
from ctx_map.settings import Settings

_KEY_BYTES = 32
_MARK_CHARACTERS = 16
_RECENT = 1 << 22
"""Bytes at the end of a log that count as recent."""
_NO_SECOND_ANCHOR = (
    "There is no anchor of this audit in the folder that CTX_MAP_AUDIT_ANCHORS names. If you have only just named it, "
    "make the first one with `ctx-map audit anchor`."
)


def _now() -> datetime:
    return datetime.now(UTC)


class Audit:
    """The log of one store. Get one from `open_audit`."""

    def __init__(self, place: AuditPlace, *, clock: Callable[[], datetime] = _now) -> None:
        self._place = place
        self._clock = clock

    def append(
        self,
        action: Action,
        mandate: Mandate,
        *,
        subject: str,
        about: Sequence[str] = (),
        counts: Mapping[str, int] | None = None,
        decision: str = "allowed",
        detail: Mapping[str, str] | None = None,
    ) -> int:
        """Write one line to the disk and return its number.

        `subject` is the question's name. `about` are the ids in the question, which are kept as keyed hashes
        with their number. `detail` is what later checks need, or who a file is for. Raises AuditUnwritable. Then
        nothing may be shown or stored.
        """
        # what the line says
        fields = {
            **_asker(mandate),
            "action": action.value,
            "subject": shortened(subject),
            "counts": {**({"asked about": len(about)} if about else {}), **(counts or {})},
            "decision": decision,
            **({"detail": dict(detail)} if detail else {}),
        }
        # write it while no other process can
        try:
            files.private_folder(self._place.folder)
            with files.locked_log(self._place.log) as handle:
                tail = tail_of(handle)
                key = self._key_for_writing(new=tail.line is None)
                marks = sorted({_mark(key, node_key) for node_key in about})
                return self._write(handle, key, tail, {**fields, "about": marks})
        except OSError as error:
            raise AuditUnwritable(
                "The audit could not be written, so nothing was shown or stored. Make room on the disk, or allow "
                "writing to the folder of the audit and to the one that CTX_MAP_AUDIT_ANCHORS names."
            ) from error

    def lines(self) -> tuple[AuditLine, ...]:
        """Every line that can be read, oldest first. It does not check them: see `verify`."""
        found = (read_line(raw) for raw in self._bytes().split(b"\n"))
        return tuple(line for line in found if line is not None)

    def verify(self, anchors: Sequence[Anchor] = ()) -> AuditCheck:
        """Checks every line, their chain, and the log against its head, the second folder and the anchors given."""
        data, kept = self._bytes(), self._second_anchors()
        if not kept and data and self._place.anchors is not None:
            return AuditCheck(False, data.count(b"\n"), None, _NO_SECOND_ANCHOR)
        return check_log(data, self._key(), read_head(self._place.head), (*anchors, *kept))

    def anchor(self) -> Anchor | None:
        """The anchor of the log as it is now. None if it has no line."""
        if not self._place.log.exists():
            return None
        with files.locked_log(self._place.log) as handle:
            line = tail_of(handle).line
        return anchor_of(line.at[:10], line.seq, line.mac) if line else None

    def details(self) -> tuple[AuditLine, ...]:
        """The lines with a detail whose code is right, oldest first."""
        return self._with_detail(self._bytes())

    def recent_details(self) -> tuple[AuditLine, ...]:
        """The same for lines near the end of the log, so that it takes no longer for a long one."""
        try:
            with self._place.log.open("rb") as log:
                log.seek(0, os.SEEK_END)
                log.seek(max(0, log.tell() - _RECENT))
                return self._with_detail(log.read())
        except OSError:
            return ()

    def derived_key(self, purpose: bytes) -> bytes | None:
        """A key for another purpose, made from that of the audit. None if the audit has no key."""
        key = self._key()
        return hmac.new(key, b"key for " + purpose, hashlib.sha256).digest() if key else None

    @property
    def owner(self) -> str:
        """Whose log this is among the anchors in the store."""
        return self._place.owner

    def _second_anchors(self) -> tuple[Anchor, ...]:
        return kept_anchors(self._place.anchors) if self._place.anchors is not None else ()

    def _with_detail(self, data: bytes) -> tuple[AuditLine, ...]:
        key = self._key() or b""
        found = (read_line(raw) for raw in data.split(b"\n") if b'"detail":{' in raw)
        return tuple(
            line
            for line in found
            if line and line.detail and hmac.compare_digest(line.mac, code_of(key, fields_of(line)))
        )

    def mark(self, node_key: str) -> str:
        """The keyed hash under which lines of this log speak of this id, to find who asked about it."""
        return _mark(self._key() or b"", node_key)

    def _write(self, handle: int, key: bytes, tail: Tail, line: dict[str, Any]) -> int:
        """Add the line in one piece, after any notes of the log about itself, and record the new head."""
        head = read_head(self._place.head)
        last = Head(tail.line.seq, tail.line.mac) if tail.line else Head(0, "")
        missing = _missing(handle, last, head)
        data = b"" if tail.complete else b"\n"
        for note in _own_notes(key, tail, last, head, missing):
            if note["action"] == Action.LINES_MISSING and head is not None and head.seq >= last.seq:
                last = head
            added, last = self._next(key, last, note)
            data += added
        added, last = self._next(key, last, line)
        files.add(handle, data + added)
        if tail.line is None:
            files.flush_folder(self._place.folder)
        keep_head(self._place.head, last)
        if self._place.anchors is not None:
            keep_anchor(self._place.anchors, anchor_of(self._now()[:10], last.seq, last.mac))
        return last.seq

    def _next(self, key: bytes, last: Head, fields: Mapping[str, Any]) -> tuple[bytes, Head]:
        data, mac = sealed(key, {**fields, "seq": last.seq + 1, "at": self._now(), "prev": last.mac})
        return data, Head(last.seq + 1, mac)

    def _now(self) -> str:
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def _bytes(self) -> bytes:
        try:
            return self._place.log.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise Refused("The audit could not be read. Allow reading of the folder of the audit.") from error

    def _key(self) -> bytes | None:
        try:
            return bytes.fromhex(self._place.key.read_text("ascii").strip())
        except (FileNotFoundError, ValueError):
            return None

    def _key_for_writing(self, *, new: bool) -> bytes:
        key = self._key()
        if key is None and new:
            files.replace_file(self._place.key, secrets.token_hex(_KEY_BYTES).encode("ascii") + b"\n")
            key = self._key()
        if key is None:
            raise AuditUnwritable("The key of the audit is missing. Put it back from the backup, then try again.")
        return key


def _asker(mandate: Mandate) -> dict[str, str]:
    return {
        "actor": shortened(mandate.name),
        "role": shortened(mandate.role),
        "agency": shortened(mandate.agency),
        "purpose": shortened(mandate.purpose),
        "authority": shortened(mandate.authority),
    }


def _mark(key: bytes, node_key: str) -> str:
    text = b"about:" + node_key.encode("utf-8", "surrogatepass")
    return hmac.new(key, text, hashlib.sha256).hexdigest()[:_MARK_CHARACTERS]


def _missing(handle: int, last: Head, head: Head | None) -> int:
    """How many lines of the log its head knows and the log has not; 1 where the log was replaced by another."""
    if head is None or head == last:
        return 0
    if head.seq >= last.seq:
        return max(head.seq - last.seq, 1)
    # a crash between a line and its head leaves a head that is one behind; anything else is looked up in the log
    found = (read_line(raw) for raw in files.read_all(handle).split(b"\n"))
    return 0 if any(line and (line.seq, line.mac) == (head.seq, head.mac) for line in found) else 1


def _own_notes(key: bytes, tail: Tail, last: Head, head: Head | None, missing: int) -> list[dict[str, Any]]:
    """What has to be recorded before the next line: torn bytes, missing lines, a head that was not there."""
    notes = []
    if tail.torn is not None:
        notes.append(_own_note(Action.TORN_LINE, torn_mark(key, tail.torn), bytes=len(tail.torn)))
    if missing:
        notes.append(_own_note(Action.LINES_MISSING, "audit log", missing=missing))
    if head is None and last.seq > 0:
        # the detail tells it from a line of a version that made do without an anchor
        notes.append({**_own_note(Action.HEAD_MISSING, "audit log"), "detail": {"needs": "an anchor"}})
    return notes


def _own_note(action: Action, subject: str, **counts: int) -> dict[str, Any]:
    nobody = dict.fromkeys(("role", "agency", "purpose", "authority"), "")
    return {
        **nobody,
        "actor": "audit log",
        "action": action.value,
        "subject": subject,
        "about": [],
        "counts": counts,
        "decision": "recorded",
    }


def open_audit(store_uri: str, settings: Settings, *, clock: Callable[[], datetime] = _now) -> Audit:
    """The audit of the store at this address. Nothing is written until the first line.

    An embedded store's log lies in its folder under `audit/`, a server's in the user's data folder; the head of either
    is kept in the user's data folder.
    """
    return Audit(place_of(store_uri, settings), clock=clock)


def start_afresh(store_uri: str, settings: Settings) -> None:
    """Forgets the head kept apart for a store that its holder has removed, so that a new one may begin at the address.

    Without it the new log begins with a line that says that the former log is missing, and does not verify.
    """
    place_of(store_uri, settings).head.unlink(missing_ok=True)
