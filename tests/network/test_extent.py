"""The part of a network that an answer needs is cut out around what is named, and says what holds of the whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.analysis import QUESTIONS
from ctx_map.analysis.question import Question
from ctx_map.network import Network
from ctx_map.network.extent import Extent, part_of
from random_towns import (
    EVENTS,
    PEOPLE,
    PLACES,
    THINGS,
    nodes,
    random_duties,
    random_families,
    random_reported_towns,
    random_voices,
)
from towns import tie, town

ASH_IN_THE_PARK = tie("ash", "SPENDS_TIME_AT", "park", key="1")
BO_IN_THE_PARK = tie("bo", "SPENDS_TIME_AT", "park", key="2")
BO_AT_HOME = tie("bo", "LIVES_AT", "flat", key="3", handling="C", action_code="A1")
CY_KNOWS_DI = tie("cy", "KNOWS", "di", key="4")
TOWN = town(ASH_IN_THE_PARK, BO_IN_THE_PARK, BO_AT_HOME, CY_KNOWS_DI, since="2026-01-01")


def links_of(extent: Extent) -> list[str]:
    return part_of(TOWN, extent).links["key"].to_list()


def test_one_step_has_the_links_of_those_named() -> None:
    assert links_of(Extent(("ash",), (None,))) == ["1"]
    assert links_of(Extent(("bo", "cy"), (None,))) == ["2", "3", "4"]


def test_each_step_goes_on_from_what_the_one_before_has_reached() -> None:
    assert links_of(Extent(("ash",), (None, None))) == ["1", "2"]
    assert links_of(Extent(("ash",), (None, None, None))) == ["1", "2", "3"]


def test_a_step_follows_its_own_kinds_of_link_only() -> None:
    assert links_of(Extent(("bo",), (("LIVES_AT",), None))) == ["3"]
    assert links_of(Extent(("ash",), (None, ("LIVES_AT",)))) == ["1"]


def test_a_link_is_the_link_between_its_ends() -> None:
    assert links_of(Extent((), (None,), links=("4",))) == ["4"]
    assert links_of(Extent((), (None,), links=("1",))) == ["1", "2"]


def test_between_two_nodes_there_is_every_link_and_no_other() -> None:
    town_of_two = town(ASH_IN_THE_PARK, tie("ash", "LIVES_AT", "park", key="5"), BO_IN_THE_PARK, BO_AT_HOME)
    extent = Extent(("flat",), (), count=lambda _: None, between=lambda _: [("ash", "park"), ("ash", "flat")])
    part = part_of(town_of_two, extent)
    assert part.links["key"].to_list() == ["1", "5"]
    assert part.keys.to_list() == ["ash", "flat", "park"]


def test_who_is_named_is_there_without_a_link_and_who_is_not_there_is_left_out() -> None:
    alone = part_of(town(CY_KNOWS_DI), Extent(("cy", "nobody"), (("LIVES_AT",),)))
    assert alone.keys.to_list() == ["cy"]
    assert part_of(TOWN, Extent(("nobody",), (None,), links=("9",))).nodes.is_empty()


def test_a_part_is_handled_and_dated_as_the_whole_is() -> None:
    part = part_of(TOWN, Extent(("cy",), (None,)))
    assert (part.handling, part.undated) == (TOWN.handling, TOWN.undated)
    assert part.names.to_list() == TOWN.names.gather([2, 3]).to_list()


def test_a_part_of_a_part_is_the_same_part() -> None:
    extent = Extent(("ash",), (None, None))
    once = part_of(TOWN, extent)
    again = part_of(once, extent)
    assert once.nodes.equals(again.nodes)
    assert once.links.equals(again.links)


@st.composite
def random_sightings(draw: st.DrawFn) -> Network:
    """Things seen at places or found in events there, who uses them and who was in the events."""
    ends = {
        "SEEN_AT": (THINGS, PLACES[:2]),
        "FOUND_IN": (THINGS, EVENTS),
        "HAPPENED_AT": (EVENTS, PLACES),
        "INVOLVED_IN": (PEOPLE[:3], EVENTS),
        "USES": (PEOPLE[:3], THINGS),
    }
    seen = st.sampled_from(sorted(ends)).flatmap(
        lambda kind: st.builds(tie, st.sampled_from(ends[kind][0]), st.just(kind), st.sampled_from(ends[kind][1]))
    )
    return town(*draw(st.lists(seen, min_size=4, max_size=16)), nodes=draw(nodes()))


SOME = st.sets(st.sampled_from(PEOPLE), min_size=1)
LEAST = st.integers(1, 3)
WAYS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "why": st.builds(
        lambda a, b: {"link_or_ends": a if a == b else f"{a}|{b}"},
        *[st.sampled_from((*PEOPLE, *PLACES))] * 2,
    ),
    "protective": st.builds(lambda who: {"people": (who,)}, st.sampled_from(PEOPLE)),
    "voice": st.builds(lambda who: {"people": (who,)}, st.sampled_from(PEOPLE)),
    "siblings": st.builds(lambda who: {"people": tuple(sorted(who))}, st.sets(st.sampled_from(PEOPLE), min_size=1)),
    "sightings": st.builds(lambda what: {"things": (what,)}, st.sampled_from(THINGS)),
    "shared-places": st.builds(lambda who, least: {"people": tuple(sorted(who)), "min_people": least}, SOME, LEAST),
    "what-if": st.builds(lambda what: {"without": tuple(sorted(what))}, st.sets(st.sampled_from(PLACES), min_size=1)),
    "together": st.builds(lambda who: {"people": tuple(sorted(who)), "within_minutes": 600}, SOME),
    "shared-contacts": st.builds(lambda who, least: {"people": tuple(sorted(who)), "min_people": least}, SOME, LEAST),
    "connect": st.builds(
        lambda ends, most: {"a": ends[0], "b": ends[1], "max_steps": most},
        st.permutations((*PEOPLE, *PLACES, *EVENTS)),
        st.integers(1, 6),
    ),
    "routes": st.builds(
        lambda ends, most: {"a": ends[0], "b": ends[1], "within_minutes": most},
        st.permutations(PLACES[:2]),
        st.sampled_from([0, 600, 100_000]),
    ),
    "options": st.builds(lambda what: {"targets": (what,)}, st.sampled_from((*PEOPLE, *PLACES, *THINGS))),
}
"""How each question with an extent is asked."""
TOWNS = {
    "options": random_duties(),
    "siblings": random_families(),
    "sightings": random_sightings(),
    "routes": random_sightings(),
}
"""The towns in which a question finds most to say, beside those in which everything is asked."""
WITH_AN_EXTENT = [question for question in QUESTIONS.values() if question.extent is not None]


@pytest.mark.parametrize("question", WITH_AN_EXTENT, ids=lambda question: question.name)
@given(data=st.data())
@settings(max_examples=60)
def test_an_analysis_gives_on_the_part_what_it_gives_on_the_whole(question: Question[Any], data: st.DataObject) -> None:
    own = TOWNS.get(question.name, random_voices())
    network: Network = data.draw(st.one_of(own, own, random_reported_towns()))
    options = data.draw(WAYS[question.name])
    extent = question.needs(question.with_options(**options))
    assert extent is not None
    part = part_of(network, extent)
    assert told(question, part, options) == told(question, network, options)


def told(question: Question[Any], network: Network, options: dict[str, Any]) -> object:
    """All that the analysis says, or what it refuses."""
    try:
        found = question.answer(network, **options)
    except Exception as error:
        return type(error).__name__, str(error)
    rows = found.to_frame().rows()
    counts = dict(found.considered)
    return rows, counts, found.sentences, found.handling, found.undated, found.data_digest, found.method
