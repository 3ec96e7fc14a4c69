"""The account of an answer: how many reports and young people it is based on, in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ctx_map.analysis import shared_places
from ctx_map.analysis.answers.account import account_of
from ctx_map.analysis.answers.selection import NAMED, NOT_FOUND
from ctx_map.analysis.rows.ages import AGE_UNKNOWN, TURNED_18, YOUNG, young_on_the_map
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, PEOPLE, is_young, named_links, random_towns
from towns import adult, person, tie, town, young

ASH_AND_BO = town(
    ("ash", "SPENDS_TIME_AT", "park"),
    ("bo", "SPENDS_TIME_AT", "park"),
    ("cy", "FRIEND_OF", "ash"),
    nodes=[young("ash"), young("bo"), young("cy"), adult("dee")],
)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"reports": 2, YOUNG: 3}, "Based on 2 reports about all 3 young people on the map."),
        (
            {"reports": 1, YOUNG: 2},
            "Based on 1 report about 2 of the 3 young people on the map. "
            "The other one is not in any report that this question uses.",
        ),
        (
            {YOUNG: 1},
            "Based on 1 of the 3 young people on the map. The other 2 are not in any report that this question uses.",
        ),
        ({"reports": 1_234}, "Based on 1,234 reports."),
        ({"places": 4}, ""),
        (
            {YOUNG: 3, TURNED_18: 1, AGE_UNKNOWN: 1},
            "Based on all 3 young people on the map. One has since turned 18. "
            "One person's age is not known, so they are treated as a child.",
        ),
        (
            {YOUNG: 3, TURNED_18: 2, AGE_UNKNOWN: 3},
            "Based on all 3 young people on the map. 2 have since turned 18. "
            "The age of 3 people is not known, so they are treated as children.",
        ),
        ({NAMED: 2, NOT_FOUND: 0}, "You named 2 people."),
        ({YOUNG: 2, NAMED: 2, NOT_FOUND: 0}, "Based on the 2 young people that you named."),
        ({YOUNG: 1, NAMED: 1}, "Based on the young person that you named."),
        (
            {"reports": 4, YOUNG: 1, NAMED: 2, NOT_FOUND: 1},
            "Based on 4 reports about 1 young person. You named 2 people, and 1 is not in any report that this "
            "question uses.",
        ),
        ({NAMED: 1, NOT_FOUND: 1}, "You named 1 person, and 1 is not in any report that this question uses."),
    ],
)
def test_counts_of_reports_and_young_people_are_sentences(counts: dict[str, int], sentence: str) -> None:
    assert account_of(replace(shared_places(ASH_AND_BO), considered=counts)).sentence == sentence


def test_other_counts_are_a_list() -> None:
    answer = replace(shared_places(ASH_AND_BO), considered={YOUNG: 3, "places": 1_200, "places with an event": 0})
    assert account_of(answer).counts == ("Places: 1,200", "Places with an event: 0")


def test_an_answer_from_a_server_does_not_say_how_many_young_people_are_on_the_map() -> None:
    answer = replace(shared_places(ASH_AND_BO), considered={YOUNG: 2}, counted_in_server=True)
    assert account_of(answer).sentence == "Based on 2 young people."


def test_a_person_who_was_young_in_one_report_is_a_young_person_on_the_map() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-06-01"),
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-07-01"),
        nodes=[person("ash", born="2008-06-15"), adult("bo")],
    )
    assert young_on_the_map(network) == 1


@ENOUGH_TOWNS
@given(random_towns())
def test_everyone_who_is_young_in_a_report_or_on_the_day_is_on_the_map(network: Network) -> None:
    in_reports = {
        link[end]
        for link in named_links(network)
        for end in ("source", "target")
        if link[end] in PEOPLE and is_young(network, link, link[end])
    }
    assert len(in_reports) <= young_on_the_map(network)
    assert shared_places(network).considered[YOUNG] <= young_on_the_map(network)
