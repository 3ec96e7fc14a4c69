"""No action is a measure against a young person, a friendship group or someone who protects."""

from __future__ import annotations

from datetime import date

import pytest

from ctx_map.errors import CtxMapError, Refused, WrongUse
from ctx_map.governance.meetings import allowed_sorts, outcome_needed_for, read_meeting, save
from ctx_map.vocabulary.meetings import FOR_PROTECTIVE_PEOPLE, FOR_YOUNG_PEOPLE, ActionSort
from governance.meetings.rooms import (
    ASH,
    BO,
    CAR_PARK,
    CY,
    GROUP,
    JAY,
    LOADED,
    MO,
    VAN,
    Room,
    action,
    no_action,
    outcome,
    police,
    voice,
)

SORTS = frozenset(ActionSort) - {ActionSort.NO_ACTION}


def allowed(at: Room, *about: str) -> set[ActionSort]:
    """The sorts of action that can be recorded about these, with an outcome agreed for the place and the group."""
    begun = at.begin()
    intake = at.intake(police())
    for setting in (CAR_PARK, GROUP):
        save(intake, outcome(begun, setting))
    found = set()
    for sort in SORTS:
        try:
            save(intake, action(begun, *about, sort=sort))
        except Refused:
            continue
        found.add(sort)
    recorded = read_meeting(at.view(police()), begun.id).actions
    assert {each.sort for each in recorded} == found
    # the same sorts are offered before anything is written
    network = at.view(police()).network()
    assert set(allowed_sorts(network, about, begun.day)) == found | {ActionSort.NO_ACTION}
    return found


def link_between(at: Room, source: str, target: str) -> str:
    """The key of the link between two."""
    network = at.view(police()).network()
    keys = network.keys.to_list()
    rows = network.links.select("key", "source", "target").iter_rows()
    found: str = next(key for key, a, b in rows if {keys[a], keys[b]} == {source, target})
    return found


@pytest.mark.parametrize("who", [ASH, BO, JAY])
def test_about_a_young_person_or_someone_of_unknown_age_only_support_and_protection(at: Room, who: str) -> None:
    assert allowed(at, who) == SORTS & FOR_YOUNG_PEOPLE
    assert allowed(at, CAR_PARK, who) == SORTS & FOR_YOUNG_PEOPLE


@pytest.mark.parametrize("who", [MO, GROUP])
def test_no_measure_against_a_friendship_group_or_someone_who_protects(at: Room, who: str) -> None:
    assert allowed(at, who) == SORTS & FOR_PROTECTIVE_PEOPLE


@pytest.mark.parametrize("what", [CY, CAR_PARK, VAN])
def test_about_an_adult_who_causes_concern_a_place_or_a_thing_every_sort(at: Room, what: str) -> None:
    assert allowed(at, what) == SORTS


def test_a_link_is_what_the_people_at_its_ends_are(at: Room) -> None:
    assert allowed(at, link_between(at, ASH, BO)) == SORTS & FOR_YOUNG_PEOPLE
    assert allowed(at, link_between(at, ASH, CAR_PARK)) == SORTS & FOR_YOUNG_PEOPLE
    assert allowed(at, link_between(at, CY, ASH)) == SORTS
    assert allowed(at, link_between(at, MO, ASH)) == SORTS & FOR_PROTECTIVE_PEOPLE


def test_an_action_about_the_meeting_itself_can_be_of_any_sort(at: Room) -> None:
    assert allowed(at) == SORTS


def test_who_turns_18_before_the_meeting_is_an_adult_on_its_day(at: Room) -> None:
    on_birthday = at.begin(day=date(2029, 3, 4))
    before = at.begin(day=date(2029, 3, 3))
    intake = at.intake(police())
    assert save(intake, action(on_birthday, ASH, sort=ActionSort.FIND_OUT))
    with pytest.raises(Refused, match="can only support or protect"):
        save(intake, action(before, ASH, sort=ActionSort.FIND_OUT))


@pytest.mark.parametrize("setting", [CAR_PARK, GROUP])
def test_an_outcome_is_agreed_before_a_place_or_a_group_is_changed(at: Room, setting: str) -> None:
    begun = at.begin()
    intake = at.intake(police())
    with pytest.raises(WrongUse, match="Agree first what should be different"):
        save(intake, action(begun, setting, sort=ActionSort.PLACE))
    assert save(intake, action(begun, setting, sort=ActionSort.FIND_OUT))
    assert save(intake, no_action(begun, setting))
    save(intake, outcome(begun, setting))
    assert save(intake, action(begun, setting, sort=ActionSort.PLACE))


def test_an_outcome_of_an_earlier_meeting_will_do(at: Room) -> None:
    save(at.intake(police()), outcome(at.begin()))
    assert save(at.intake(police()), action(at.begin(), CAR_PARK, sort=ActionSort.PLACE))


@pytest.mark.parametrize("who", [ASH, CY, VAN])
def test_no_outcome_is_rated_for_a_person_or_a_thing(at: Room, who: str) -> None:
    with pytest.raises(WrongUse, match="for a place or a friendship group"):
        save(at.intake(police()), outcome(at.begin(), who))


def test_an_outcome_is_rated_on_its_own_scale(at: Room) -> None:
    begun = at.begin()
    with pytest.raises(WrongUse, match="not on the scale"):
        outcome(begun, now="safe")
    with pytest.raises(WrongUse, match="its step and its day"):
        outcome(begun, rated="fully")
    assert outcome(begun, rated="fully", rated_on=LOADED)


def test_wishes_are_a_persons(at: Room) -> None:
    with pytest.raises(WrongUse, match="Choose a person"):
        save(at.intake(police()), voice(at.begin(), CAR_PARK))


@pytest.mark.parametrize("changes", [{"wishes": ""}, {"wishes": "", "knows": "yes"}])
def test_wishes_that_are_not_asked_for_need_a_reason(at: Room, changes: dict[str, str]) -> None:
    with pytest.raises(CtxMapError, match="or give a reason"):
        voice(at.begin(), ASH, **changes)


def test_an_outcome_is_agreed_for_a_place_and_a_group_before_they_are_changed(at: Room) -> None:
    network = at.view(police()).network()
    assert outcome_needed_for(network, (CAR_PARK, GROUP, CY), ActionSort.PLACE) == (CAR_PARK, GROUP)
    assert outcome_needed_for(network, (CAR_PARK, CY), ActionSort.FIND_OUT) == ()
