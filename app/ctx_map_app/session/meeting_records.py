"""Meetings and their records: read through a view and held in the session, written through an intake.

What was read stays on the screen until something is written, so that a click leaves no line in the audit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from ctx_map import Release, View, open_view
from ctx_map.analysis import Result
from ctx_map.errors import WrongUse
from ctx_map.export import minutes_text
from ctx_map.governance import Disclosure, Intake, open_intake
from ctx_map.governance.disclosures import ALL_NEEDED
from ctx_map.governance.meetings import (
    AnswerSeen,
    MeetingList,
    MeetingRecord,
    Missing,
    Record,
    compare_with_meeting,
    finish_meeting,
    list_meetings,
    may_write_meetings,
    missing,
    open_items,
    read_meeting,
    remove,
    save,
)
from ctx_map.governance.whole_store import as_it_is
from ctx_map.meeting_pack import PACK, pack_bytes, read_pack
from ctx_map_app.session.held_answers import Answer, Asked, held_or_asked, initials_only
from ctx_map_app.session.state import Held, session
from ctx_map_app.session.store import given_mandate, mandate_of_session, the_audit, the_store

LIST, RECORD, COMPARED, MISSING = "meetings", "meeting", "changes since a meeting", "missing of a meeting"
"""The audit's words for what is read."""


@dataclass(frozen=True, slots=True)
class MeetingsRead:
    """The meetings that the mandate may read, and how many actions of each are overdue."""

    listed: Release[MeetingList]
    overdue: Mapping[str, int]


def meetings() -> MeetingsRead:
    """The meetings that the mandate may read."""

    def listed(view: View) -> MeetingsRead:
        found = view.release(list_meetings(view))
        return MeetingsRead(found, Counter(each.meeting for each in open_items(view).overdue))

    return held_or_asked(Asked(LIST), listed)


def meeting_record(meeting: str) -> Release[MeetingRecord]:
    """The record of a meeting. Raises WrongUse if there is none on the day that the mandate may read."""
    return held_or_asked(Asked(RECORD, (meeting,)), lambda view: view.release(read_meeting(view, meeting)))


def minutes_of(meeting: str, *, purpose: str, disclosure: Disclosure) -> str:
    """The minutes of a meeting as the text of a page to print. See `pack_of`."""
    to = "html"
    with _leaving(RECORD, meeting, to=to, purpose=purpose, disclosure=disclosure) as view:
        return minutes_text(view.release(read_meeting(view, meeting), to=to))


def pack_of(meeting: str, *, to: str, purpose: str, disclosure: Disclosure, ground: Path | None) -> bytes:
    """The pack of a meeting as a file of this format. The audit says first for whom it is, why and until when.

    Raises WrongUse, before anything is written, unless all of that is said.
    """
    with _leaving(PACK, meeting, to=to, purpose=purpose, disclosure=disclosure) as view:
        return pack_bytes(read_pack(view, meeting, to=to), ground=ground)


def _leaving(question: str, meeting: str, *, to: str, purpose: str, disclosure: Disclosure) -> View:
    """The view that a copy of a meeting leaves through."""
    if not (purpose and disclosure.recipient and disclosure.keep_until):
        raise WrongUse(f"{ALL_NEEDED} Fill in the three fields.")
    return open_view(
        the_store(),
        mandate_of_session().for_purpose(purpose),
        audit=the_audit(),
        question=question,
        about=(meeting,),
        disclose_as=to,
        disclosure=disclosure,
    )


def compared_with(meeting: str) -> Answer[Any]:
    """What is new since an earlier meeting. Raises WrongUse if it was not before the day of the session."""

    def compared(view: View) -> Answer[Any]:
        shown = initials_only if session().initials else as_it_is
        result: Result[Any] = compare_with_meeting(view, meeting, as_shown=shown)
        return Answer(view.release(result.evidence.network), view.release(result))

    return held_or_asked(Asked(COMPARED, (meeting,)), compared)


def may_write() -> bool:
    """Whether the mandate of this computer may write the records of meetings."""
    return may_write_meetings(given_mandate())


def write(*records: Record) -> None:
    """Saves these records one after the other, and has what is on the screen read again, also if one is refused."""
    try:
        for record in records:
            save(intake_now(), record)
    finally:
        read_again()


def take_back(record: Record) -> None:
    """Takes a record off the list. Its versions stay."""
    try:
        remove(intake_now(), record)
    finally:
        read_again()


def what_is_missing(meeting: str) -> Missing:
    """What a meeting has to record before it can be finished; held until something is written."""
    held = session().held.get(MISSING)
    fingerprint = (meeting, mandate_of_session())
    if held is None or held.fingerprint != fingerprint:
        held = session().held[MISSING] = Held(fingerprint, missing(intake_now(), meeting))
    return cast("Missing", held.answer)


def finish(meeting: str, answers: Sequence[AnswerSeen]) -> None:
    """Finishes a meeting with the answers that it saw."""
    try:
        finish_meeting(intake_now(), meeting, answers=answers)
    finally:
        read_again()


def read_again() -> None:
    """Has everything about meetings read again at the next drawing."""
    for name in (LIST, RECORD, COMPARED, MISSING):
        session().held.pop(name, None)


def intake_now() -> Intake:
    """The intake of today, for the purpose that this session states."""
    today = date.today()
    return open_intake(the_store(), mandate_of_session().on(today), audit=the_audit(), today=today)
