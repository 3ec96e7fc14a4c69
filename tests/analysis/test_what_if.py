"""What would change without a place or an adult: dependence, not a forecast, and never asked about a child."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from ctx_map.analysis import pairs
from ctx_map.analysis.questions.what_if import what_if
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.participation import in_places
from ctx_map.errors import Refused, WrongUse
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, random_towns
from towns import adult, event, person, place, tie, town, young

CHILDREN = [young(key) for key in ("ash", "bo", "cy")]
TOWN = (
    ("ash", "SPENDS_TIME_AT", "park"),
    ("bo", "SPENDS_TIME_AT", "park"),
    ("cy", "SPENDS_TIME_AT", "park"),
    ("ash", "SPENDS_TIME_AT", "shop"),
    ("bo", "SPENDS_TIME_AT", "shop"),
)


def test_pairs_that_share_nothing_else_are_lost_with_a_place() -> None:
    (row,) = what_if(town(*TOWN, nodes=CHILDREN), without=["park"]).rows
    assert (row.people, row.pairs, row.pairs_lost, row.still_sharing_ids) == (3, 3, 2, ("ash", "bo"))


def test_two_places_together_lose_the_pairs_that_shared_only_these_two() -> None:
    (row,) = what_if(town(*TOWN, nodes=CHILDREN), without=["park", "shop"]).rows
    assert (row.pairs, row.pairs_lost, row.still_sharing) == (3, 3, 0)


def test_an_adult_in_contact_is_a_context_of_its_own() -> None:
    network = town(*TOWN, ("vic", "CONTACTED", "ash"), ("vic", "CONTACTED", "cy"), nodes=[*CHILDREN, adult("vic")])
    (park,) = what_if(network, without=["park"]).rows
    (vic,) = what_if(network, without=["vic"]).rows
    assert (park.pairs_lost, vic.pairs, vic.pairs_lost) == (1, 1, 0)


def test_an_adult_whom_both_know_is_no_place_that_they_still_share() -> None:
    known = (("vic", "CONTACTED", "ash"), ("vic", "CONTACTED", "bo"))
    network = town(*TOWN[:3], *known, nodes=[*CHILDREN, adult("vic")])
    (named,) = what_if(network, without=["park"]).rows
    (park,) = [row for row in what_if(network, everything=True).rows if row.ids == ("park",)]
    best = next(row for row in what_if(network, best=1, everything=True).rows if row.ids == ("park",))
    assert [(row.pairs, row.pairs_lost, row.only_place_lost) for row in (named, park, best)] == [(3, 2, 3)] * 3


def test_when_everything_is_asked_for_places_are_ordered_by_the_pairs_who_share_nothing_else() -> None:
    found = [(row.ids, row.pairs_lost) for row in what_if(town(*TOWN, nodes=CHILDREN), everything=True).rows]
    assert found == [(("park",), 2), (("shop",), 0)]


def ids(network: Network, **options: bool) -> set[str]:
    return {each for row in what_if(network, **options).rows for each in row.ids}  # type: ignore[arg-type]


def test_only_places_where_harm_is_reported_are_looked_at_unless_everything_is_asked_for() -> None:
    harmed = [("fight", "HAPPENED_AT", "park"), ("chat", "HAPPENED_AT", "shop")]
    nodes = [*CHILDREN, event("fight", harms="serious_violence"), event("chat")]
    network = town(*TOWN, *harmed, nodes=nodes)
    assert ids(network) == {"park"}
    assert ids(network, everything=True) == {"park", "shop"}
    assert what_if(network).sentences[-1] == (
        "1 other shared place or adult is not included: no reported harm, or a school, transport or a service."
    )


def test_a_place_recorded_as_a_harm_site_is_looked_at() -> None:
    assert ids(town(*TOWN, nodes=[*CHILDREN, place("shop", place_role="crime_site")])) == {"shop"}


@pytest.mark.parametrize("kind", ["school", "bus_route", "transport hub", "Youth club", "library", "railway station"])
def test_schools_transport_and_services_are_not_made_safe_unless_named_or_asked_for(kind: str) -> None:
    network = town(*TOWN, ("fight", "HAPPENED_AT", "park"), nodes=[
        *CHILDREN, event("fight", harms="serious_violence"), place("park", kind=kind)])  # fmt: skip
    assert ids(network) == set()
    assert list(what_if(network, best=1).rows) == []
    assert [row.ids for row in what_if(network, without=["park"]).rows] == [("park",)]


def test_adults_who_contacted_children_or_are_suspects_are_looked_at_and_carers_are_not() -> None:
    links = [(who, "CONTACTED", child) for who in ("vic",) for child in ("ash", "bo")]
    links += [(who, kind, child) for who, kind in (("mum", "SUPPORTS"), ("sam", "KNOWS")) for child in ("ash", "bo")]
    suspect = tie("sam", "INVOLVED_IN", "fight", role="suspect")
    network = town(*links, suspect, nodes=[*CHILDREN, *map(adult, ("vic", "mum", "sam"))])
    assert ids(network) == {"vic", "sam"}


def test_ties_that_protect_are_counted_as_lost_and_shown_as_evidence() -> None:
    network = town(*TOWN, tie("ash", "SPENDS_TIME_AT", "shop", protective=True, ref="R9"), nodes=CHILDREN)
    answer = what_if(network, without=["shop"])
    assert answer.rows[0].protective_lost == 1
    assert "R9" in {report.ref for report in answer.reports(answer.rows[0])}


def test_a_protective_link_of_an_adult_to_themselves_is_one_report_however_it_is_asked() -> None:
    contacts = [("vic", "CONTACTED", child) for child in ("ash", "bo")]
    network = town(*contacts, ("vic", "CARES_FOR", "vic"), nodes=[*CHILDREN, adult("vic")])
    rows = [*what_if(network, everything=True).rows, *what_if(network, without=["vic"]).rows]
    assert [row.protective_lost for row in rows] == [1, 1]


def test_other_places_near_by_are_named_nearest_first() -> None:
    places = [
        place("park", latitude=53.0, longitude=-2.0),
        place("near", latitude=53.001, longitude=-2.0),
        place("nearest", latitude=53.0005, longitude=-2.0),
        place("far", latitude=53.1, longitude=-2.0),
    ]
    (row,) = what_if(town(*TOWN, nodes=[*CHILDREN, *places]), without=["park"], within_metres=400).rows
    assert row.alternatives == ("nearest", "near")


@pytest.mark.parametrize("child", [young("kid"), person("kid", born="2010-01-01"), person("kid")])
def test_what_if_is_refused_for_a_child_and_for_an_age_that_is_not_known(child: object) -> None:
    with pytest.raises(Refused):
        what_if(town(*TOWN, nodes=[*CHILDREN, child]), without=["kid"])  # type: ignore[list-item]


def test_more_than_three_at_once_is_wrong_use() -> None:
    network = town(nodes=[place(key) for key in "abcd"])
    with pytest.raises(WrongUse):
        what_if(network, without=list("abcd"))


def test_the_finding_reads_as_a_chair_would_say_it() -> None:
    club = [tie(who, "SPENDS_TIME_AT", "club", protective=True) for who in ("ash", "bo")]
    network = town(*TOWN, *club, nodes=CHILDREN)
    assert what_if(network, without=["park"]).sentences[0] == (
        "If Park were made safe, 2 of the 3 pairs there would share no other place or adult. "
        "2 of the 3 young people would share somewhere else, and no protective link would be lost. "
        "2 pairs would no longer be linked by any route."
    )
    assert "and protective links in 2 reports would be lost." in what_if(network, without=["club"]).sentences[0]


def test_it_says_that_it_is_no_forecast() -> None:
    assert "not a forecast" in " ".join(what_if(town(*TOWN, nodes=CHILDREN)).explain())


def shared_pairs(network: Network, without: set[int]) -> set[tuple[int, int]]:
    """By brute force: the pairs that share a place or an adult that is not taken away."""
    members: dict[int, set[int]] = {}
    for rows in (in_places(network), with_grown_ups(network)):
        for person_code, context in rows.select("person", "context").iter_rows():
            members.setdefault(context, set()).add(person_code)
    kept = (sorted(people) for context, people in members.items() if context not in without)
    return {pair for people in kept for pair in combinations(people, 2)}


@ENOUGH_TOWNS
@given(network=random_towns())
def test_every_place_loses_the_pairs_that_plain_counting_finds(network: Network) -> None:
    everything = shared_pairs(network, set())
    for row in what_if(network, everything=True).rows:
        lost = everything - shared_pairs(network, set(network.codes(row.ids)))
        assert row.pairs_lost == len(lost)
        (alone,) = what_if(network, without=row.ids).rows
        assert alone == row


@ENOUGH_TOWNS
@given(network=random_towns())
def test_what_falls_away_is_never_more_than_what_is_shared(network: Network) -> None:
    assert pairs(network).rows is not None
    assert all(0 <= row.pairs_lost <= row.pairs for row in what_if(network, everything=True).rows)
