"""No sentence of an answer counts what is not there: it says "no one" or leaves the count out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.analysis import Result, groups, voice
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.network import Network
from first_rows import POPULATION, the_day_before
from random_towns import random_families, random_parts, random_reported_towns, random_voices
from towns import Node, peer_group, person, tie, town

NONE = re.compile(r"(?<![\w.,:/-])0 [a-z]")
"""Nought with its noun or its verb."""
SPARSE = {
    "nothing": town(),
    "one person": town(nodes=[person("ash")]),
    "two who know each other": town(tie("ash", "KNOWS", "bo")),
    "one place": town(tie("ash", "SPENDS_TIME_AT", "park")),
    "one event": town(tie("ash", "INVOLVED_IN", "e1")),
}


def asked(name: str, people: list[str]) -> dict[str, Any] | None:
    """What a question is asked with in a town with these people; None where it can't be asked."""
    options: dict[str, dict[str, Any] | None] = {
        "areas": {"smallest": 1},
        "connect": {"a": people[0], "b": people[-1]} if len(people) > 1 else None,
        "disproportionality": {"against": POPULATION},
        "options": {"targets": people[:1]} if people else None,
        "routes": None,
        "siblings": {"people": people[:1]} if people else None,
        "stability": {"runs": 1},
        "why": None,
    }
    return options.get(name, {})


def counted_though_absent(network: Network) -> list[str]:
    """The sentences of all answers that count nought."""
    people = network.keys.filter(network.nodes["label"] == "Person").to_list()
    found = []
    for name, question in QUESTIONS.items():
        options = asked(name, people)
        if options is not None:
            networks = (the_day_before(network), network) if question.compares else (network,)
            sentences = question.answer(*networks, **options).sentences
            found += [f"{name}: {each}" for each in sentences if NONE.search(each)]
    return found


@pytest.mark.parametrize("sort", SPARSE)
def test_no_question_counts_what_a_sparse_map_does_not_have(sort: str) -> None:
    assert counted_though_absent(SPARSE[sort]) == []


@settings(max_examples=8)
@given(st.one_of(random_voices(), random_parts(), random_families(), random_reported_towns()))
def test_no_question_counts_what_a_town_does_not_have(network: Network) -> None:
    assert counted_though_absent(network) == []


def sentences(result: Result[Any]) -> str:
    return " ".join(result.sentences)


def six_at_two_parks(*more: Node) -> Network:
    """Two groups of three, each often recorded at a place of its own."""
    visits = [
        tie(f"p{who}{at}", "SPENDS_TIME_AT", f"park{who}{place}", ref=f"R{who}{at}{place}")
        for who in (1, 2)
        for at in range(4)
        for place in range(3)
    ]
    return town(*visits, nodes=more)


def test_groups_that_the_computer_finds_are_more_only_where_one_is_recorded() -> None:
    assert "The computer found 2 groups, because" in sentences(groups(six_at_two_parks()))
    assert "The computer found 2 more groups, because" in sentences(groups(six_at_two_parks(peer_group("g1"))))


def test_those_who_say_something_are_counted_and_those_who_do_not_are_not_counted_as_none() -> None:
    quoted = Node("ash", person("ash").label, {"child_voice": "Ask me."})
    account = tie("bo", "SPENDS_TIME_AT", "park", statement="child_account")
    silent = tie("cy", "SPENDS_TIME_AT", "park")
    assert sentences(voice(town(silent))) == (
        "Nothing that they said is recorded for the young person listed. "
        "It is not recorded whether 1 young person knows about this map."
    )
    assert "for any of the 2 young people." in sentences(voice(town(silent, tie("di", "KNOWS", "cy"))))
    assert sentences(voice(town(silent, account))).endswith("1 young person has a report in their own account.")
    assert sentences(voice(town(silent, nodes=[quoted]))).endswith("1 young person is quoted.")
    both = sentences(voice(town(silent, account, nodes=[quoted])))
    assert both.endswith("1 young person is quoted, and 1 has a report in their own account.")
