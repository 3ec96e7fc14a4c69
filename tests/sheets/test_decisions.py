"""What meetings decided about a place, on its sheet: without their words, and without anyone else that it is about."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from ctx_map.governance.meetings import decisions_about_place, save
from ctx_map.sheets import Version, place_sheet
from ctx_map.store import Store
from ctx_map.vocabulary.meetings import ActionSort, ActionStatus, Scale
from governance.meetings.rooms import CAR_PARK, CY, LATER, Room, action, housing, note, outcome, police, room

DONE = {"status": ActionStatus.DONE, "ended_on": date(2026, 11, 5)}


def with_decisions(store: Store, folder: Path) -> Room:
    """A meeting with an action that is done, one that is open, a measure, and one that also names an adult."""
    at = room(store, folder)
    begun = at.begin()
    safer = outcome(begun, scale=Scale.SAFETY, now="not safe", wanted="mostly safe")
    save(at.intake(police()), replace(safer, rated="safe at some times", rated_on=date(2026, 11, 9)))
    for each in (
        action(begun, CAR_PARK, sort=ActionSort.PLACE, what="Mend the lamps for Ash Field", **DONE),
        action(begun, CAR_PARK, sort=ActionSort.PLACE, what="Cut the hedge"),
        action(begun, CAR_PARK, sort=ActionSort.MEASURE, what="Close it at night"),
        action(begun, CAR_PARK, CY, sort=ActionSort.MEASURE, what="Keep him away"),
        action(begun, CAR_PARK, sort=ActionSort.FIND_OUT, what="Ask who has the key"),
    ):
        save(at.intake(police()), each)
    save(at.intake(police()), note(begun, CAR_PARK))
    return at


def sheet_words(at: Room, version: Version, *, who: object = None) -> str:
    with at.view(who or police(), on=LATER) as view:  # type: ignore[arg-type]
        return json.dumps([each.sentences for each in place_sheet(view, CAR_PARK, version=version).sections])


def test_a_sheet_says_what_was_decided_in_words_of_its_own(store: Store, tmp_path: Path) -> None:
    at = with_decisions(store, tmp_path)
    said = sheet_words(at, Version.PROFESSIONAL)
    assert "A change to the place was made in November 2026." in said
    assert "A change to the place has been agreed and is due in November 2026." in said
    assert said.count("A measure under a legal power has been agreed") == 1
    assert 'rated this place as \\"not safe\\". A review in November 2026 rated it as \\"safe at some times\\".' in said
    for words in ("lamps", "Ash", "hedge", "night", "key", "Danny", "youth service", "lights", "13 November"):
        assert words not in said


def test_agencies_that_were_not_there_are_told_nothing_of_a_meeting(embedded_store: Store, tmp_path: Path) -> None:
    at = with_decisions(embedded_store, tmp_path)
    assert "No meeting has recorded an action for this place." in sheet_words(at, Version.PROFESSIONAL, who=housing())


def test_no_text_name_or_agency_is_read_for_a_sheet(embedded_store: Store, tmp_path: Path) -> None:
    at = with_decisions(embedded_store, tmp_path)
    with at.view(police(), on=LATER) as view:
        found = decisions_about_place(view, CAR_PARK)
    assert len(found.actions) == 3
    assert {each.what + each.who + each.agency + each.outcome for each in found.actions} == {""}
    assert [each.what + each.review for each in found.outcomes] == [""]
    assert "decisions about a place" in {line.subject for line in at.lines}
