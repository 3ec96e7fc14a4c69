"""A record is read under the reader's own mandate and with today's handling. What is restricted is left out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ctx_map.errors import WrongUse
from ctx_map.governance.meetings import (
    check_seals,
    compare_with_meeting,
    finish_meeting,
    list_meetings,
    open_items,
    read_meeting,
    record_versions,
    save,
)
from ctx_map.vocabulary.meetings import ActionStatus
from governance.doors import admit
from governance.meetings.rooms import (
    ASH,
    BO,
    CAR_PARK,
    CY,
    DAY,
    FLAT,
    LATER,
    LOADED,
    MORE,
    TOWN,
    Room,
    action,
    housing,
    meeting,
    note,
    outcome,
    police,
    ready,
    saved_view,
    social_care,
)
from governance.reports import bundle_of, link


def test_meetings_are_listed_for_those_who_were_there(at: Room) -> None:
    begun = at.begin()
    later = save(at.intake(social_care(), on=LATER), meeting(day=LATER, title="Second"))
    for who in (police(), social_care(), None):
        assert [each.id for each in list_meetings(at.view(who, on=LATER)).meetings] == [later.id, begun.id]
    assert list_meetings(at.view(housing(), on=LATER)).meetings == ()
    assert list_meetings(at.view(police(), on=LOADED)).meetings == ()
    assert [each.id for each in list_meetings(at.view(police())).meetings] == [begun.id]


def test_a_missing_meeting_and_one_of_others_read_alike(at: Room) -> None:
    begun = at.begin()
    told = set()
    for key in (begun.id, "0" * 32):
        with pytest.raises(WrongUse) as refused:
            read_meeting(at.view(housing()), key)
        told.add(str(refused.value))
    assert len(told) == 1


def test_what_is_only_about_someone_restricted_is_left_out(at: Room) -> None:
    begun = at.begin()
    save(at.intake(police()), note(begun, FLAT))
    save(at.intake(police()), action(begun, FLAT))
    save(at.intake(police()), outcome(begun, FLAT))
    mine = save(at.intake(police()), note(begun, CAR_PARK))
    read = read_meeting(at.view(social_care()), begun.id)
    assert (read.notes, read.actions, read.outcomes) == ((mine,), (), ())
    assert FLAT not in read.names
    assert read.left_out.words == ("Some of this record is restricted and not shown: fewer than 5 whole entries.")
    assert len(read_meeting(at.view(police()), begun.id).notes) == 2


def test_a_text_about_someone_restricted_among_others_is_left_out(at: Room) -> None:
    begun = at.begin(change_first="The flat", change_first_about=(FLAT, CAR_PARK))
    save(at.intake(police()), note(begun, CAR_PARK, FLAT, text="They go on to the flat."))
    read = read_meeting(at.view(social_care()), begun.id)
    (seen,) = read.notes
    assert (seen.about, seen.text, seen.restricted) == ((CAR_PARK,), "", True)
    assert (read.meeting.change_first, read.meeting.change_first_about) == ("", (CAR_PARK,))
    assert "2 entries" not in read.left_out.words
    assert "fewer than 5 entries in part" in read.left_out.words


def test_a_text_with_the_name_of_someone_restricted_is_left_out(at: Room) -> None:
    begun = at.begin()
    save(at.intake(police()), note(begun, FLAT))
    save(at.intake(police()), note(begun, CAR_PARK, text="From here to FLAT 9."))
    (seen,) = read_meeting(at.view(social_care()), begun.id).notes
    assert (seen.text, seen.restricted) == ("", True)


def test_who_may_not_know_what_is_restricted_is_not_told_how_much(at: Room) -> None:
    begun = at.begin()
    save(at.intake(police()), note(begun, FLAT))
    read = read_meeting(at.view(social_care(may_know_withheld=False)), begun.id)
    assert read.left_out.words == "You can't be told whether a part of this record is restricted."


def test_a_view_opens_without_the_ids_that_are_restricted(at: Room) -> None:
    begun = at.begin()
    scene = {
        "people": [ASH],
        "hidden": [FLAT],
        "positions": [[CAR_PARK, 1.0, 2.0], [FLAT, 3.0, 4.0]],
        "expanded": [{"node": FLAT, "kinds": []}, {"node": ASH, "kinds": []}],
        "options": [["without", FLAT], ["person", [ASH, FLAT]]],
        "since": "2026-05-01T21:30",
    }
    save(at.intake(police()), saved_view(begun, json.dumps(scene)))
    (whole,) = read_meeting(at.view(police()), begun.id).views
    assert json.loads(whole.scene) == scene
    (seen,) = read_meeting(at.view(social_care()), begun.id).views
    assert json.loads(seen.scene) == {
        "people": [ASH],
        "hidden": [],
        "positions": [[CAR_PARK, 1.0, 2.0]],
        "expanded": [{"node": ASH, "kinds": []}],
        "options": [["person", [ASH]]],
        "since": "2026-05-01T21:30",
    }


def test_what_was_restricted_since_is_left_out_of_what_was_written_before(at: Room) -> None:
    begun = at.begin()
    save(at.intake(social_care()), note(begun, CY))
    assert len(read_meeting(at.view(social_care()), begun.id).notes) == 1
    now_restricted = bundle_of(
        link("P4", "CONTACTED", "P1", "R4", since="2026-09-18", handling="C", conditions="by hand"),
        link("P4", "USES", "T1", "R8", since="2026-09-18", handling="C", conditions="by hand"),
    )
    admit(at.store, at.folder, now_restricted, today=LATER)
    for day in (DAY, LATER):
        assert read_meeting(at.view(social_care(), on=day), begun.id).notes == ()
    assert len(read_meeting(at.view(police(), on=LATER), begun.id).notes) == 1


def test_a_link_is_named_by_its_key_and_reads_as_a_sentence(at: Room) -> None:
    begun = at.begin()
    links = at.view(police()).network().links
    (key,) = links.filter(links["kind"] == "CONTACTED").get_column("key")
    save(at.intake(police()), note(begun, key))
    read = read_meeting(at.view(social_care()), begun.id)
    assert read.name(key) == "Cy Mere contacted Ash Field"


def test_the_next_meeting_lists_what_is_open_about_the_same_people_and_places(at: Room) -> None:
    first = ready(at)
    save(at.intake(police()), action(first, ASH, what="Ask at school", status=ActionStatus.DONE, ended_on=DAY))
    finish_meeting(at.intake(police()), first.id)
    later = save(at.intake(police(), on=LATER), meeting(day=LATER, people=(), places=(CAR_PARK,)))
    other = save(at.intake(police(), on=LATER), meeting(day=LATER, people=(CY,), places=()))
    read = read_meeting(at.view(police(), on=LATER), later.id)
    assert [each.what for each in read.earlier_actions] == ["Mend the lights"]
    assert [each.what for each in read.overdue] == ["Mend the lights"]
    assert [each.what for each in read.earlier_outcomes] == ["The car park is lit"]
    assert read_meeting(at.view(police(), on=LATER), other.id).earlier_actions == ()
    again = save(at.intake(police(), on=LATER), meeting(day=LATER, people=(CY,), places=(), continues=first.id))
    assert len(read_meeting(at.view(police(), on=LATER), again.id).earlier_actions) == 1
    assert len(open_items(at.view(police(), on=LATER)).actions) == 1
    assert open_items(at.view(police(), on=LATER), about=(BO,)).overdue == read.overdue
    assert open_items(at.view(housing(), on=LATER)).actions == ()


def test_a_meeting_is_compared_with_an_earlier_one_in_three_kinds(at: Room) -> None:
    first = at.begin()
    admit(at.store, at.folder, MORE, today=LATER)
    late = bundle_of(link("police:P1", "SPENDS_TIME_AT", "police:L1", "R21", since="2026-10-01"))
    admit(at.store, at.folder, late, today=LATER)
    found = compare_with_meeting(at.view(police(), on=LATER), first.id)
    assert sorted((row.change, row.since) for row in found.rows) == [
        ("happened since", "2026-11-06"),
        ("learned since", "2026-10-01"),
    ]
    with pytest.raises(WrongUse, match="too late"):
        compare_with_meeting(at.view(police()), first.id)


def test_taking_a_load_back_takes_nothing_that_a_meeting_wrote(at: Room) -> None:
    admit(at.store, at.folder, MORE, today=DAY)
    begun = ready(at)
    pier = "police:L3"
    save(at.intake(police()), note(begun, pier))
    both = save(at.intake(police()), note(begun, pier, CAR_PARK))
    finish_meeting(at.intake(police()), begun.id)
    at.intake(on=LATER).unload("police-2")
    read = read_meeting(at.view(police(), on=LATER), begun.id)
    assert [each.about for each in read.notes if each.restricted] == [(CAR_PARK,)]
    assert pier not in read.names
    assert read.left_out.words
    assert record_versions(at.view(police(), on=LATER), begun.id, both.id)
    assert check_seals(at.view(on=LATER)).ok


def test_a_record_is_released_with_its_marking_and_an_audit_line(at: Room) -> None:
    begun = at.begin()
    with at.view(social_care()) as view:
        release = view.release(read_meeting(view, begun.id), to="json")
    assert release.marking == "OFFICIAL-SENSITIVE"
    assert at.lines[-1].action == "disclosed"
    assert at.lines[-1].subject == "meeting as json"
    with pytest.raises(WrongUse, match="This view is closed"):
        read_meeting(view, begun.id)


def test_a_record_of_another_day_can_not_be_released(at: Room) -> None:
    begun = at.begin()
    record = read_meeting(at.view(police()), begun.id)
    with pytest.raises(WrongUse, match="different day"):
        at.view(police(), on=LATER).release(replace(record), to="json")


def test_the_town_of_these_tests_loads_again_unchanged(at: Room) -> None:
    assert admit(at.store, at.folder, TOWN, today=LATER).already_loaded
