"""The record of the meeting that is open, as it is on the day of the screen."""

from __future__ import annotations

from datetime import date

from ctx_map.errors import WrongUse
from ctx_map.governance.meetings import MeetingRecord
from ctx_map_app.session.meeting_records import may_write, meeting_record, meetings
from ctx_map_app.session.state import session
from ctx_map_app.workspace.meeting.wording import meeting_title
from ctx_map_app.workspace.room import Room

NOT_YET = "This meeting"
"""Its title on a day on which it was not written yet."""


def record_now(now: Room) -> MeetingRecord | None:
    """The record. None while no meeting is open, and on a day on which it was not written yet."""
    if not now.meeting:
        return None
    try:
        return meeting_record(now.meeting).content
    except WrongUse:
        return None


def title_now(now: Room) -> str:
    """What the top bar calls the meeting; empty while none is open."""
    if not now.meeting:
        return ""
    record = record_now(now)
    if record is None:
        return NOT_YET
    title = meeting_title(record.meeting, initials=session().initials)
    return f"{title} (finished)" if record.meeting.finished else title


def day_before(now: Room) -> date | None:
    """The day of the meeting that the open one follows on from; None where it follows on from none that is seen."""
    record = record_now(now)
    if record is None or not record.meeting.continues:
        return None
    days = {each.id: each.day for each in meetings().listed.content.meetings}
    day = days.get(record.meeting.continues)
    return day if day and day < session().as_at else None


def can_write(record: MeetingRecord) -> bool:
    """Whether the meeting's notes and actions can be written now."""
    return may_write() and session().as_at == date.today() and not record.meeting.finished


def can_say_progress() -> bool:
    """Whether it can be written how far an action is. A finished meeting does not stop that."""
    return may_write() and session().as_at == date.today()
