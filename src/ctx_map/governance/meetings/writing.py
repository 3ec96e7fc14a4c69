"""Writing meetings' own records through an intake: a new version each time, with its author and its day.

The audit line is written first. A version that someone else has written meanwhile is never overwritten: the writer is
told to read again. What a finished meeting wrote stays as it is, except how far its actions are.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from ctx_map.errors import Refused, StoreError, WrongUse
from ctx_map.governance.audit import Action as AuditAction
from ctx_map.governance.intake import Intake
from ctx_map.governance.meetings.about_whom import check_whom
from ctx_map.governance.meetings.access import audience_of_meeting, may_read, refuse_writing
from ctx_map.governance.meetings.as_seen import ids_of
from ctx_map.governance.meetings.read_as_one import as_it_was_kept
from ctx_map.governance.meetings.records import Action, Meeting, Outcome, Record, Written
from ctx_map.governance.meetings.rows import latest, new_records, versions_of, versions_of_kind
from ctx_map.governance.meetings.shown import Shown
from ctx_map.governance.meetings.snapshot import Snapshot
from ctx_map.network import Network
from ctx_map.vocabulary.meetings import MeetingStatus

RecordT = TypeVar("RecordT", bound=Record)
_ID = re.compile(r"[0-9a-f]{32}")
_ATTEMPTS = 5
"""How often a record is written again when another one of the same meeting came between."""
_PROGRESS = ("status", "outcome", "ended_on", "by_when", "who", "agency")
"""What of an action can change after its meeting was finished."""
_REVIEWED = ("rated", "rated_on", "review")
"""What of an outcome can change after its meeting was finished."""
NOT_IN_VIEW = "Some ids are not in this view. Check the ids, which look like namespace:id, and the dates."
NO_MEETING = "There is no meeting with this id that you may write to. Choose one from `ctx-map meeting list`."
CHANGED_MEANWHILE = "Someone has changed this since you opened it, so nothing was saved. Open it again, then change it."
IS_FROZEN = (
    "This meeting is finished, so what it wrote can't be changed. Write it in the next meeting. You can still record "
    "how far an action is, and rate an outcome."
)
PART_RESTRICTED = "You may not see all of this, so you can't change it. Ask someone who may."


def new_id() -> str:
    """A new random id for a meeting or a record: 32 hexadecimal figures."""
    return secrets.token_hex(16)


def save(intake: Intake, record: RecordT) -> RecordT:
    """Save a new record, or a new version of one that was read, and return it as it was saved.

    A new record may have an id of its own, of 32 hexadecimal figures. A version must be made from the version that was
    read (`dataclasses.replace` keeps `written`), so that nobody's change is lost. One audit line is written first.
    Raises WrongUse, Refused, AuditUnwritable or StoreError. Then nothing was saved.
    """
    if isinstance(record, Snapshot) or (isinstance(record, Meeting) and record.finished):
        raise WrongUse("A meeting is finished with finish_meeting(...). Call that.")
    if record.id and not _ID.fullmatch(record.id):
        raise WrongUse("The id of the record is not one. Leave it out, and a new one is made.")
    named = record if record.id else replace(record, id=new_id())
    _record_attempt(intake, named)
    for _ in range(_ATTEMPTS):
        versions = versions_of(intake.store, [named.meeting_id])
        told = _as_it_was_kept(intake, versions, named)
        _check(intake, versions, told)
        saved = stamped(intake, versions, told)
        if intake.store.keep(new_records(named.meeting_id, len(versions), [saved])):
            return saved
    raise StoreError("The record could not be saved, because others are writing to this meeting. Try again.")


def remove(intake: Intake, record: RecordT) -> RecordT:
    """Take a record that was read off the list. Its versions stay. Raises as `save` does."""
    if isinstance(record, Meeting):
        raise WrongUse("A meeting can't be removed, because its record must be kept. Finish it.")
    return save(intake, replace(record, removed=True))


def stamped(intake: Intake, versions: Sequence[Record], record: RecordT) -> RecordT:
    """The record with its author, its day and the number of its version."""
    number = record.written.number if record.written else 0
    mandate = intake.mandate
    at = _moment(intake, versions)
    written = Written(number + 1, mandate.name, mandate.agency, intake.today, at)
    return replace(record, written=written, restricted=False)


def meeting_to_write(intake: Intake, versions: Sequence[Record], meeting_id: str) -> Meeting:
    """The meeting as it is now. Raises WrongUse if it is missing or is not the writer's."""
    meeting = latest(versions, intake.today).get((meeting_id, meeting_id))
    if not isinstance(meeting, Meeting) or meeting.removed:
        raise WrongUse(NO_MEETING)
    if not may_read(intake.mandate, audience_of_meeting(versions, meeting)):
        raise WrongUse(NO_MEETING)
    return meeting


def _as_it_was_kept(intake: Intake, versions: Sequence[Record], record: RecordT) -> RecordT:
    """The record with the ids of its version before, where the writer read others for them."""
    before = latest(versions, intake.today).get((record.meeting_id, record.id))
    return as_it_was_kept(record, before, Shown(intake.store, intake.mandate).sight.joined) if before else record


def _record_attempt(intake: Intake, record: Record) -> None:
    """Write the audit line that comes before anything else, and refuse a mandate that may not write."""
    about = (record.meeting_id, record.id, *ids_of(record))
    line = {"subject": f"{record.kind} of a meeting", "about": about}
    try:
        refuse_writing(intake.mandate)
    except Refused:
        intake.audit.append(AuditAction.RECORD_WRITTEN, intake.mandate, **line, decision="refused by policy")  # type: ignore[arg-type]
        raise
    intake.audit.append(AuditAction.RECORD_WRITTEN, intake.mandate, **line)  # type: ignore[arg-type]


def _check(intake: Intake, versions: Sequence[Record], record: Record) -> None:
    """Raise WrongUse or Refused if this version may not be written."""
    # the version that it follows must be the last one, and be of the same sort
    current = latest(versions, intake.today)
    before = current.get((record.meeting_id, record.id))
    number = record.written.number if record.written else 0
    if number != (before.written.number if before and before.written else 0):
        raise WrongUse(CHANGED_MEANWHILE)
    if any(each.id == record.id and each.kind != record.kind for each in versions):
        raise WrongUse("This id belongs to another record. Leave it out, and a new one is made.")
    if record.restricted:
        raise WrongUse(PART_RESTRICTED)
    # its meeting must be open, unless it says how far something is
    meeting = record if isinstance(record, Meeting) else meeting_to_write(intake, versions, record.meeting_id)
    if isinstance(record, Meeting) and before is not None:
        meeting = meeting_to_write(intake, versions, record.id)
    if meeting.finished and not _is_progress(before, record):
        raise WrongUse(IS_FROZEN)
    # the writer must see what it is about, now and in the version before
    _check_ids(intake, record, before)
    _check_about(intake, meeting, record, current.values())


def _check_ids(intake: Intake, record: Record, before: Record | None) -> None:
    ids, former = ids_of(record), ids_of(before) if before else ()
    shown = Shown(intake.store, intake.mandate).among((*ids, *former))
    if set(former) - shown:
        raise WrongUse(PART_RESTRICTED)
    if set(ids) - shown:
        raise WrongUse(NOT_IN_VIEW)


def _check_about(intake: Intake, meeting: Meeting, record: Record, current: Iterable[Record]) -> None:
    """What an action, an outcome or wishes are about must be of the right sort."""
    ids = record.ids
    if not ids or record.kind not in {"Action", "Outcome", "Voice"} or record.removed:
        return
    outcomes = _agreed(intake, current) if isinstance(record, Action) else frozenset()
    check_whom(record, network_of(intake, ids), meeting.day, outcomes)


def _agreed(intake: Intake, current: Iterable[Record]) -> frozenset[str]:
    """The places and groups for which an outcome is agreed, in this meeting or in another."""
    others = latest(versions_of_kind(intake.store, Outcome), intake.today).values()
    found = (each for each in (*current, *others) if isinstance(each, Outcome) and not each.removed)
    return frozenset(each.about for each in found)


def network_of(intake: Intake, ids: Iterable[str]) -> Network:
    """The part of the network that some ids are in, as the writer's mandate sees it: one step around each.

    A link counts as its two ends.
    """
    shown = Shown(intake.store, intake.mandate)
    return shown.network(ids)


def _is_progress(before: Record | None, record: Record) -> bool:
    """Whether a version of a finished meeting's record only says how far something is."""
    if isinstance(before, Action) and isinstance(record, Action):
        fields: tuple[str, ...] = _PROGRESS
    elif isinstance(before, Outcome) and isinstance(record, Outcome):
        fields = _REVIEWED
    else:
        return False
    same = {name: getattr(before, name) for name in fields}
    return replace(record, **same, written=before.written) == before


def _moment(intake: Intake, versions: Sequence[Record]) -> str:
    """The moment of writing, later than that of every version that is there."""
    now = intake.clock().astimezone(UTC)
    if now.date() != intake.today:
        now = datetime.combine(intake.today, now.timetz())
    last = max((each.written.at for each in versions if each.written), default="")
    if last and now <= (before := datetime.fromisoformat(last)):
        now = before + timedelta(microseconds=1)
    return now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def finished(meeting: Meeting) -> Meeting:
    """The meeting with the status of one that is finished."""
    return replace(meeting, status=MeetingStatus.FINISHED)
