"""A meeting's own record: what it wrote and decided, kept beside what agencies reported and never mixed with it.

Read it through a view and write it through an intake:

    with open_view(store, mandate, question="meeting") as view:
        record = read_meeting(view, meeting_id)
    note = save(open_intake(store, mandate), Note(meeting=meeting_id, about=(place,), text="No lights after 9pm."))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.governance.meetings.about_place import PlaceDecisions, decisions_about_place
    from ctx_map.governance.meetings.about_whom import allowed_sorts, outcome_needed_for
    from ctx_map.governance.meetings.access import may_write_meetings
    from ctx_map.governance.meetings.as_seen import LeftOut
    from ctx_map.governance.meetings.canonical import plain
    from ctx_map.governance.meetings.finishing import Missing, answer_seen, finish_meeting, missing
    from ctx_map.governance.meetings.reading import (
        compare_with_meeting,
        list_meetings,
        open_items,
        read_meeting,
        read_snapshot,
        record_versions,
    )
    from ctx_map.governance.meetings.record import MeetingList, MeetingRecord, OpenItems, Seal
    from ctx_map.governance.meetings.records import (
        Action,
        Meeting,
        Note,
        Outcome,
        Present,
        Record,
        SavedView,
        Voice,
        Written,
    )
    from ctx_map.governance.meetings.sealing import SealCheck, check_seals
    from ctx_map.governance.meetings.snapshot import AnswerSeen, RecordSeen, Seen, Snapshot
    from ctx_map.governance.meetings.writing import new_id, remove, save

__all__ = [
    "Action",
    "AnswerSeen",
    "LeftOut",
    "Meeting",
    "MeetingList",
    "MeetingRecord",
    "Missing",
    "Note",
    "OpenItems",
    "Outcome",
    "PlaceDecisions",
    "Present",
    "Record",
    "RecordSeen",
    "SavedView",
    "Seal",
    "SealCheck",
    "Seen",
    "Snapshot",
    "Voice",
    "Written",
    "allowed_sorts",
    "answer_seen",
    "check_seals",
    "compare_with_meeting",
    "decisions_about_place",
    "finish_meeting",
    "list_meetings",
    "may_write_meetings",
    "missing",
    "new_id",
    "open_items",
    "outcome_needed_for",
    "plain",
    "read_meeting",
    "read_snapshot",
    "record_versions",
    "remove",
    "save",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
