"""Checks the seals of finished meetings: their digests, what they froze, and the digests in the audit.

What a mandate may not read is neither checked nor counted for it, so that a check tells nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ctx_map.governance.audit import Action as AuditAction
from ctx_map.governance.audit import Audit
from ctx_map.governance.meetings.access import audience_of_meeting, may_read
from ctx_map.governance.meetings.finishing import RECORDED
from ctx_map.governance.meetings.records import Meeting, Record
from ctx_map.governance.meetings.rows import versions_of, versions_of_kind
from ctx_map.governance.meetings.snapshot import Snapshot, record_seen
from ctx_map.governance.view import View

_SEALED = re.compile(r"([0-9a-f]{32}) sealed as ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What the check of all frozen records found. It holds numbers alone."""

    finished: int
    """How many meetings are finished."""
    broken: int
    """How many of their frozen records are missing or have changed."""
    not_in_audit: int
    """How many digests are not in this audit, as if the meeting was finished on another machine."""

    @property
    def ok(self) -> bool:
        """Whether no frozen record has changed."""
        return not self.broken

    @property
    def words(self) -> str:
        """What was found, in sentences."""
        if not self.finished:
            return "No meeting is finished."
        one = self.finished == 1
        said = "1 meeting is finished." if one else f"{self.finished:,} meetings are finished."
        if self.broken:
            what = "1 frozen record has" if self.broken == 1 else f"{self.broken:,} frozen records have"
            return f"{said} {what} been changed or removed."
        said += " Its frozen record is unchanged." if one else " Their frozen records are unchanged."
        if self.not_in_audit:
            what = "1 digest is" if self.not_in_audit == 1 else f"{self.not_in_audit:,} digests are"
            said += f" {what} not in this audit, so it can't vouch for them."
        return said


def check_seals(view: View) -> SealCheck:
    """Recompute the digests of the frozen records, and compare them with the audit and with what was frozen.

    It checks the meetings that the mandate may read, and returns numbers alone. The audit line of the view stands for
    it.
    """
    view._must_be_open()
    begun, recorded = _sealed_in(view.audit, begun=True), _sealed_in(view.audit, begun=False)
    # every finished meeting that may be read; by the audit too for the holder, because what is gone has no readers
    every = versions_of_kind(view.store, Meeting)
    meetings = {each.id for each in every if _is_finished(each) and _is_readable(view, every, each)}
    meetings |= set(recorded) if view.mandate.holder else set()
    versions = versions_of(view.store, meetings) if meetings else []
    # each against its own digest and the one in the audit
    broken = not_told = 0
    for meeting in meetings:
        own = [each for each in versions if each.meeting_id == meeting]
        digests = recorded.get(meeting) or begun.get(meeting, set())
        broken += not _is_whole(own, digests)
        not_told += not digests
    return SealCheck(len(meetings), broken, not_told)


def _is_finished(record: Record) -> bool:
    return isinstance(record, Meeting) and record.finished


def _is_readable(view: View, versions: Sequence[Record], record: Record) -> bool:
    return isinstance(record, Meeting) and may_read(view.mandate, audience_of_meeting(versions, record))


def _is_whole(own: Sequence[Record], digests: set[str]) -> bool:
    """Whether there is one frozen record with the digest in the audit, and each version in it is as it was."""
    snapshots = [each for each in own if isinstance(each, Snapshot)]
    if len(snapshots) != 1 or not snapshots[0].intact:
        return False
    if digests and snapshots[0].digest not in digests:
        return False
    there = {record_seen(each) for each in own}
    return set(snapshots[0].records) <= there


def _sealed_in(audit: Audit, *, begun: bool) -> dict[str, set[str]]:
    """The digests in the audit by meeting: of those that were begun, or of those whose record reached the store."""
    found: dict[str, set[str]] = {}
    for line in audit.lines():
        match = _SEALED.fullmatch(line.subject) if line.action == AuditAction.MEETING_FINISHED else None
        if match and (line.decision != RECORDED) == begun:
            found.setdefault(match[1], set()).add(match[2])
    return found
