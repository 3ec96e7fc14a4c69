"""Adults, unidentified people, things, events and online spaces that several young people share."""

from __future__ import annotations

from hypothesis import given

from ctx_map.analysis import shared_contacts
from ctx_map.analysis.questions.shared_contacts import TURNED_18_AS_CONTACT
from ctx_map.network import Network
from ctx_map.vocabulary.people import PersonKind
from random_towns import ENOUGH_TOWNS, is_of_age, node, random_towns
from towns import adult, person, place, tie, town, young

CHILDREN = [young("ash"), young("bo")]


def found(network: Network) -> set[tuple[str, str | None, tuple[str, ...]]]:
    return {(row.id, row.kind, row.people_ids) for row in shared_contacts(network).rows}


def test_an_adult_in_contact_with_two_young_people_is_listed_whichever_way_the_report_runs() -> None:
    network = town(("vic", "CONTACTED", "ash"), ("bo", "KNOWS", "vic"), nodes=[adult("vic"), *CHILDREN])
    assert found(network) == {("vic", "adult", ("ash", "bo"))}


def test_an_unidentified_person_who_recurs_is_listed() -> None:
    man = person("man", kind="unidentified")
    network = town(("man", "CONTACTED", "ash"), ("man", "CONTACTED", "bo"), nodes=[man, *CHILDREN])
    assert found(network) == {("man", "unidentified person", ("ash", "bo"))}


def test_a_young_person_is_never_listed_as_a_contact() -> None:
    network = town(("cy", "KNOWS", "ash"), ("cy", "KNOWS", "bo"), nodes=[young("cy"), *CHILDREN])
    assert found(network) == set()


def test_somebody_who_turned_18_since_is_no_adult_in_a_report_of_when_they_were_a_child() -> None:
    def friends(*days: str) -> Network:
        ties = [tie("dee", "FRIEND_OF", who, since=day) for who, day in zip(("ash", "bo"), days, strict=True)]
        return town(*ties, nodes=[person("dee", born="2008-06-15"), *CHILDREN])

    assert found(friends("2026-06-01", "2026-06-02")) == set()
    assert shared_contacts(friends("2026-06-01", "2026-06-02")).considered[TURNED_18_AS_CONTACT] == 1
    # the report of when she was an adult counts, the one before does not
    one = shared_contacts(friends("2026-06-01", "2026-07-01"), min_people=1)
    assert [(row.id, row.kind, row.people_ids) for row in one.rows] == [("dee", "adult", ("bo",))]
    assert found(friends("2026-06-15", "2026-07-01")) == {("dee", "adult", ("ash", "bo"))}


def test_a_child_today_is_no_adult_whatever_day_a_report_gives() -> None:
    later = [tie("dee", "FRIEND_OF", who, since="2027-07-01") for who in ("ash", "bo")]
    assert found(town(*later, nodes=[person("dee", born="2009-06-15"), *CHILDREN])) == set()


def test_things_events_and_online_spaces_are_listed_and_a_park_is_not() -> None:
    shared = [("USES", "phone"), ("INVOLVED_IN", "fight"), ("SPENDS_TIME_AT", "chat"), ("SPENDS_TIME_AT", "park")]
    network = town(
        *[(who, kind, what) for who in ("ash", "bo") for kind, what in shared],
        nodes=[place("chat", platform="a platform")],
    )
    assert {row.id for row in shared_contacts(network).rows} == {"phone", "fight", "chat"}


def test_a_carer_is_seen_to_protect() -> None:
    network = town(("mum", "CARES_FOR", "ash"), ("mum", "CARES_FOR", "bo"), nodes=[adult("mum"), *CHILDREN])
    assert shared_contacts(network).rows[0].protective == "recorded as protective"


def test_a_friend_recorded_as_protective_is_seen_to_protect() -> None:
    network = town(tie("ann", "KNOWS", "ash", protective=True), ("ann", "KNOWS", "bo"), nodes=[adult("ann"), *CHILDREN])
    assert shared_contacts(network).rows[0].protective == "recorded as protective in 1 of 2 reports"


def test_with_named_people_only_they_are_counted() -> None:
    network = town(
        *[("vic", "CONTACTED", who) for who in ("ash", "bo", "cy")], nodes=[adult("vic"), young("cy"), *CHILDREN]
    )
    (row,) = shared_contacts(network, people=("ash", "cy")).rows
    assert (row.people_ids, row.weight) == (("ash", "cy"), 0.5)


@ENOUGH_TOWNS
@given(random_towns())
def test_every_listed_person_is_an_adult_today_or_unidentified(network: Network) -> None:
    for row in shared_contacts(network, min_people=1).rows:
        if row.label == "Person":
            them = node(network, row.id)
            born = them["date_of_birth"]
            of_age = is_of_age(network, born) if born else them["kind"] == PersonKind.ADULT
            assert of_age or (born is None and them["kind"] == PersonKind.UNIDENTIFIED)
            assert row.id not in row.people_ids
