"""A meeting's record is written in versions, by those who may, after a line in the audit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance.meetings import new_id, read_meeting, record_versions, remove, save
from ctx_map.vocabulary.meetings import ActionStatus
from governance.doors import mandate_of
from governance.meetings.rooms import (
    ASH,
    CAR_PARK,
    DAY,
    FLAT,
    LATER,
    Room,
    action,
    housing,
    meeting,
    note,
    police,
    saved_view,
    social_care,
)


def test_what_is_saved_is_read_with_its_author_and_its_day(at: Room) -> None:
    begun = at.begin()
    saved = save(at.intake(social_care()), note(begun, CAR_PARK))
    read = read_meeting(at.view(police()), begun.id)
    assert read.meeting == begun
    assert read.notes == (saved,)
    assert saved.written is not None
    assert (saved.written.number, saved.written.author, saved.written.agency, saved.written.on) == (
        1,
        "A Chair",
        "children's services",
        DAY,
    )
    assert read.name(CAR_PARK) == "Car park"


def test_a_change_is_a_new_version_and_the_earlier_one_stays(at: Room) -> None:
    begun = at.begin()
    first = save(at.intake(police()), note(begun, CAR_PARK))
    second = save(at.intake(social_care(), on=LATER), replace(first, text="Two lamps were mended."))
    assert record_versions(at.view(police(), on=LATER), begun.id, first.id) == (first, second)
    assert read_meeting(at.view(police(), on=LATER), begun.id).notes == (second,)
    assert read_meeting(at.view(police()), begun.id).notes == (first,)


def test_a_version_made_from_an_older_one_is_refused(at: Room) -> None:
    begun = at.begin()
    first = save(at.intake(police()), note(begun, CAR_PARK))
    second = save(at.intake(police()), replace(first, text="Two lamps were mended."))
    with pytest.raises(WrongUse, match="Someone has changed this"):
        save(at.intake(social_care()), replace(first, text="Three lamps."))
    with pytest.raises(WrongUse, match="Someone has changed this"):
        save(at.intake(social_care()), replace(first, written=None))
    assert read_meeting(at.view(police()), begun.id).notes == (second,)


def test_what_is_removed_is_off_the_list_and_its_versions_stay(at: Room) -> None:
    begun = at.begin()
    first = save(at.intake(police()), note(begun, CAR_PARK))
    gone = remove(at.intake(police()), first)
    assert read_meeting(at.view(police()), begun.id).notes == ()
    assert record_versions(at.view(police()), begun.id, first.id) == (first, gone)
    with pytest.raises(WrongUse, match="can't be removed"):
        remove(at.intake(police()), begun)


def test_a_line_is_in_the_audit_before_a_record_is_written_or_shown(at: Room) -> None:
    begun = at.begin()
    before = len(at.lines)
    save(at.intake(police()), note(begun, CAR_PARK))
    written = at.lines[before:]
    assert [(line.action, line.subject, line.decision) for line in written] == [
        ("record written", "Note of a meeting", "allowed")
    ]
    assert at.audit.mark(CAR_PARK) in written[0].about
    read_meeting(at.view(police()), begun.id)
    assert [line.subject for line in at.lines[before + 1 :]] == ["meeting", "meeting record"]


def test_a_mandate_that_is_no_meetings_and_not_the_holders_may_not_write(at: Room) -> None:
    begun = at.begin()
    for who in (mandate_of("police"), police(may_write_meetings=False)):
        with pytest.raises(Refused, match="may not write the records"):
            save(at.intake(who), note(begun, CAR_PARK))
    assert at.lines[-1].decision == "refused by policy"
    saved = save(at.intake(replace(mandate_of("police"), may_write_meetings=True)), note(begun, CAR_PARK))
    assert read_meeting(at.view(), begun.id).notes == (saved,)


def test_an_agency_that_was_not_there_finds_no_such_meeting(at: Room) -> None:
    begun = at.begin()
    with pytest.raises(WrongUse, match="no meeting with this id") as restricted:
        save(at.intake(housing()), note(begun, CAR_PARK))
    with pytest.raises(WrongUse, match="no meeting with this id") as missing:
        save(at.intake(housing()), note(replace(begun, id=new_id()), CAR_PARK))
    assert str(restricted.value) == str(missing.value)


def test_a_restricted_id_and_a_missing_one_are_refused_alike(at: Room) -> None:
    begun = at.begin()
    told = set()
    for key in (FLAT, "police:nothing"):
        for record in (note(begun, key), saved_view(begun, f'{{"hidden":["{key}"]}}'), action(begun, key)):
            with pytest.raises(WrongUse) as refused:
                save(at.intake(social_care()), record)
            told.add(str(refused.value))
    assert len(told) == 1
    assert save(at.intake(police()), note(begun, FLAT)).about == (FLAT,)


def test_who_may_not_see_all_of_a_record_can_not_change_it(at: Room) -> None:
    begun = at.begin()
    whole = save(at.intake(police()), note(begun, CAR_PARK, FLAT))
    (seen,) = read_meeting(at.view(social_care()), begun.id).notes
    for changed in (replace(seen, text="Changed."), replace(whole, about=(CAR_PARK,), text="Changed.")):
        with pytest.raises(WrongUse, match="may not see all of this"):
            save(at.intake(social_care()), changed)


def test_an_id_of_another_sort_of_record_is_refused(at: Room) -> None:
    begun = at.begin()
    saved = save(at.intake(police()), note(begun, CAR_PARK))
    with pytest.raises(WrongUse, match="belongs to another record"):
        save(at.intake(police()), action(begun, ASH, id=saved.id, written=saved.written))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " "}, "The title is missing"),
        ({"sort": "party"}, "sort of meeting is not known"),
        ({"since": date(2026, 11, 2), "until": date(2026, 11, 1)}, "ends before it begins"),
        ({"people": (ASH, ASH)}, "given twice"),
        ({"purpose": "x" * 301}, "too long"),
        ({"id": "7"}, "The id of the record is not one"),
    ],
)
def test_a_meeting_that_says_too_little_is_refused(at: Room, changes: dict[str, object], words: str) -> None:
    with pytest.raises(WrongUse, match=words):
        save(at.intake(police()), meeting(**changes))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"who": ""}, "by whom"),
        ({"by_when": None}, "by when"),
        ({"because": "x"}, "Only the decision to take no action"),
        ({"status": ActionStatus.DONE}, "has the day on which it ended"),
        ({"status": ActionStatus.DROPPED, "ended_on": DAY}, "why the action was dropped"),
    ],
)
def test_an_action_that_says_too_little_is_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(WrongUse, match=words):
        action(replace(meeting(), id=new_id()), ASH, **changes)


def test_an_open_action_is_overdue_after_the_day_it_was_due() -> None:
    due = action(replace(meeting(), id=new_id()), ASH)
    assert not due.is_overdue(date(2026, 11, 13))
    assert due.is_overdue(date(2026, 11, 14))
    assert not replace(due, status=ActionStatus.DONE, ended_on=date(2026, 11, 20)).is_overdue(date(2026, 11, 21))
