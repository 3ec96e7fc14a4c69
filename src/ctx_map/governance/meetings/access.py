"""Who may read and write a meeting's record.

It is read by the agencies that were there, by the agency that wrote it first, and by the holder of the store. Those of
them write it whose mandate is a meeting's or the holder's, or says that it may write the records of meetings.
"""

from __future__ import annotations

from collections.abc import Iterable

from ctx_map.errors import Refused
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.meetings.records import Meeting, Record
from ctx_map.governance.policy import agency_key, agency_of

NOT_YOURS = (
    "Your mandate may not write the records of meetings. Use the mandate of the meeting, or ask for may_write_meetings "
    "in the mandate file."
)


def audience_of_meeting(versions: Iterable[Record], meeting: Meeting) -> frozenset[str]:
    """The keys of the agencies that may read a meeting's record: those present, and the one that wrote it first."""
    own = [each.written for each in versions if isinstance(each, Meeting) and each.id == meeting.id]
    first = [written.agency for written in own if written is not None and written.number == 1]
    return frozenset(agency_key(name) for name in (*first, *(person.agency for person in meeting.present))) - {""}


def may_read(mandate: Mandate, audience: frozenset[str]) -> bool:
    """Whether a mandate may read a record with this audience."""
    return mandate.holder or agency_of(mandate.agency) in audience


def may_write_meetings(mandate: Mandate) -> bool:
    """Whether a mandate may write the records of meetings that it may read, and begin new ones."""
    said = mandate.may_write_meetings
    return (mandate.in_meeting or mandate.holder) if said is None else said


def refuse_writing(mandate: Mandate) -> None:
    """Raise Refused if a mandate may not write the records of meetings."""
    if not may_write_meetings(mandate):
        raise Refused(NOT_YOURS)
