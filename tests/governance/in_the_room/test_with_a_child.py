"""A map made with a young person is theirs: what they say in it is on no other map until somebody shares it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance import Mandate
from ctx_map.governance.in_the_room import (
    Entry,
    Matters,
    OwnWords,
    PlaceRating,
    Reporter,
    Said,
    Share,
    TheirPerson,
    TheirPlace,
    entries_of,
    read_child_map,
    share_entry,
    take_back_entry,
    who_will_see,
    write_in_room,
)
from ctx_map.governance.mandate import with_a_child
from ctx_map.network import Network
from ctx_map.vocabulary.statements import Rating
from governance.doors import holder_mandate
from governance.meetings.rooms import ASH, BO, CAR_PARK, DAY, MO, Room, housing, police, social_care

WORKER = Reporter("children's services", "Danny, youth worker")
OURS = replace(social_care(), in_meeting=False)
"""The worker who is with the young person."""
MINE: dict[str, Any] = {"meeting": "", "reporter": WORKER, "day": DAY, "person": ASH}
SHOP = TheirPlace(**MINE, name="Chip shop", feels=Rating.UNSAFE, words="They wait outside.")
FRIEND = TheirPerson(**MINE, initials="K. B.", who=Matters.FRIEND)
WORDS = OwnWords(**MINE, words="Nobody asks me.", about=(CAR_PARK,), with_child=True)
NAMED = PlaceRating(**MINE, place=CAR_PARK, rating=Rating.UNSAFE, words="Dark.", with_child=True)


def whole(at: Room, mandate: Mandate) -> Network:
    with at.view(mandate) as view:
        return view.network()


def childs_map(at: Room, person: str = ASH, mandate: Mandate = OURS) -> Network:
    with at.view(with_a_child(mandate)) as view:
        return read_child_map(view, person)


def only_entry(at: Room) -> Entry:
    (entry,) = entries_of(childs_map(at), ASH)
    return entry


def share(at: Room, how: Share, *, present: tuple[str, ...] = ()) -> None:
    share_entry(at.intake(with_a_child(OURS)), only_entry(at).links, how, present=present)


@pytest.mark.parametrize("said", [SHOP, FRIEND, WORDS, NAMED])
def test_what_was_said_in_a_map_made_with_a_child_never_goes_into_a_shared_map_by_itself(at: Room, said: Said) -> None:
    new = set(write_in_room(at.intake(OURS), replace(said, present=("police",))).nodes)
    shared = [police(), housing(), social_care(), OURS, replace(police(), in_meeting=False), holder_mandate()]
    assert [mandate.agency for mandate in shared if new & set(whole(at, mandate).keys)] == []
    assert new <= set(childs_map(at).keys)


def test_the_map_begins_with_the_young_person_alone(at: Room) -> None:
    network = childs_map(at)
    assert (list(network.keys), network.links.height) == ([ASH], 0)


def test_the_map_has_no_report_of_an_agency_and_nobody_elses_words(at: Room) -> None:
    write_in_room(at.intake(OURS), WORDS)
    write_in_room(at.intake(OURS), replace(WORDS, person=BO, words="Not with me."))
    network = childs_map(at)
    assert set(network.links.get_column("statement")) == {"child_account"}
    assert [entry.words for entry in entries_of(network, ASH)] == ["Nobody asks me."]
    assert BO not in set(network.keys)


def test_a_place_is_on_it_with_how_it_feels_and_their_words(at: Room) -> None:
    write_in_room(at.intake(OURS), SHOP)
    entry, network = only_entry(at), childs_map(at)
    assert [network.names_by_key[key] for key in entry.about] == ["Chip shop"]
    assert (entry.feels, entry.words, entry.shared) == (Rating.UNSAFE, "They wait outside.", False)
    assert set(network.links.get_column("grade")) == {None}


@pytest.mark.parametrize("who", Matters)
def test_somebody_who_matters_is_there_by_initials(at: Room, who: Matters) -> None:
    write_in_room(at.intake(OURS), replace(FRIEND, who=who))
    assert [childs_map(at).names_by_key[key] for key in only_entry(at).about] == ["KB"]


@pytest.mark.parametrize("name", ["", "Keisha", "K1", "Bo Null"])
def test_the_name_of_someone_else_is_not_kept(name: str) -> None:
    with pytest.raises(WrongUse, match="only the initials"):
        replace(FRIEND, initials=name)


def test_only_a_young_person_has_such_a_map(at: Room) -> None:
    with pytest.raises(WrongUse, match="Choose a young person"):
        write_in_room(at.intake(OURS), replace(SHOP, person=MO))


def test_a_meeting_has_no_such_map() -> None:
    with pytest.raises(Refused, match="not made in a meeting"):
        with_a_child(social_care())


def test_another_agency_does_not_see_it(at: Room) -> None:
    write_in_room(at.intake(OURS), SHOP)
    assert entries_of(childs_map(at, mandate=replace(police(), in_meeting=False)), ASH) == []


def test_it_is_not_saved_as_a_file(at: Room) -> None:
    with at.view(with_a_child(OURS)) as view, pytest.raises(Refused, match="not saved as a file"):
        view.release(read_child_map(view, ASH), to="graphml")


def test_a_worker_shares_it_with_their_agency(at: Room) -> None:
    new = set(write_in_room(at.intake(OURS), SHOP).nodes)
    share(at, Share.AGENCY)
    assert new <= set(whole(at, OURS).keys)
    assert not new & set(whole(at, police()).keys)
    assert only_entry(at).shared


def test_a_worker_shares_it_outside_meetings(at: Room) -> None:
    new = set(write_in_room(at.intake(OURS), FRIEND).nodes)
    share(at, Share.NOT_IN_MEETINGS)
    assert new <= set(whole(at, OURS).keys)
    assert not new & set(whole(at, social_care()).keys)


def test_a_worker_shares_it_with_the_agencies_of_a_meeting(at: Room) -> None:
    new = set(write_in_room(at.intake(OURS), WORDS).nodes)
    share(at, Share.MEETING, present=("police",))
    assert new <= set(whole(at, police()).keys)
    assert not new & set(whole(at, housing()).keys)
    assert only_entry(at).words == "Nobody asks me."


def test_who_will_see_it_is_a_sentence() -> None:
    said = [who_will_see(how, agency="childrens-services", present=("police",)) for how in Share if _can_be_chosen(how)]
    assert said == [
        "Everyone who uses ctx-map at these agencies will see it, also in meetings: children's services, police.",
        "Everyone at children's services who uses ctx-map will see it, and everyone in a meeting where they show their "
        "map.",
        "Everyone at children's services who uses ctx-map will see it. Maps that are shown to a meeting leave it out.",
    ]


def _can_be_chosen(how: Share) -> bool:
    return how not in (Share.EVERYONE, Share.WITH_CHILD)


def test_it_is_not_shared_under_another_mandate(at: Room) -> None:
    write_in_room(at.intake(OURS), SHOP)
    entry = only_entry(at)
    for mandate in (OURS, with_a_child(replace(police(), in_meeting=False))):
        with pytest.raises(WrongUse, match="not on the map"):
            share_entry(at.intake(mandate), entry.links, Share.AGENCY)


@pytest.mark.parametrize("said", [SHOP, FRIEND, WORDS, NAMED])
@pytest.mark.parametrize("shared", [False, True])
def test_what_is_taken_back_is_on_no_map_any_more(at: Room, said: Said, *, shared: bool) -> None:
    new = set(write_in_room(at.intake(OURS), said).nodes)
    if shared:
        share(at, Share.AGENCY)
    take_back_entry(at.intake(with_a_child(OURS)), only_entry(at).links)
    assert entries_of(childs_map(at), ASH) == []
    everyone = [with_a_child(OURS), OURS, social_care(), police(), holder_mandate()]
    texts = ["Chip shop", "KB", "They wait outside.", "Nobody asks me.", "Dark."]
    for mandate in everyone:
        network = whole(at, mandate)
        told = [*network.names, *network.nodes.get_column("summary"), *network.links.get_column("note")]
        assert [text for text in texts if text in told] == []
        assert not new & set(network.keys)


def test_one_thing_is_taken_back_and_the_others_stay(at: Room) -> None:
    write_in_room(at.intake(OURS), SHOP)
    first = only_entry(at)
    write_in_room(at.intake(OURS), WORDS)
    take_back_entry(at.intake(with_a_child(OURS)), first.links)
    assert only_entry(at).words == "Nobody asks me."
    # what is gone can't be taken back again
    with pytest.raises(WrongUse, match="not on the map"):
        take_back_entry(at.intake(with_a_child(OURS)), first.links)


def test_it_is_not_taken_back_under_another_mandate(at: Room) -> None:
    write_in_room(at.intake(OURS), SHOP)
    entry = only_entry(at)
    for mandate in (OURS, with_a_child(replace(police(), in_meeting=False))):
        with pytest.raises(WrongUse, match="not on the map"):
            take_back_entry(at.intake(mandate), entry.links)
