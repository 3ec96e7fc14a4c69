"""Adults, things and places that link young people of otherwise unconnected friendship groups."""

from __future__ import annotations

from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import Bridge, bridges
from ctx_map.analysis.measures.articulation import count_parts, parts_without
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.neighbours import from_ends
from random_towns import ENOUGH_TOWNS, GROUPS, PEOPLE, TIES, nodes, random_towns
from towns import Node, Tie, adult, event, person, place, tie, town, young

CHILDREN = [young(who) for who in ("ash", "bo", "cy", "dee")]
FRIENDS = [("ash", "FRIEND_OF", "bo"), ("cy", "FRIEND_OF", "dee")]


def only(network: Network) -> Bridge:
    (row,) = bridges(network).rows
    return row


def test_an_adult_in_contact_with_two_friendship_groups_links_them() -> None:
    row = only(town(*FRIENDS, ("vic", "CONTACTED", "ash"), ("vic", "CONTACTED", "cy"), nodes=[adult("vic"), *CHILDREN]))
    assert (row.id, row.kind, row.groups, row.people_ids) == ("vic", "adult", 2, ("ash", "cy"))


def test_an_adult_in_contact_with_two_of_one_friendship_group_links_nothing() -> None:
    network = town(*FRIENDS, ("vic", "CONTACTED", "ash"), ("vic", "CONTACTED", "bo"), nodes=[adult("vic"), *CHILDREN])
    assert list(bridges(network).rows) == []


def turned_18(when: str) -> Network:
    """Cy turned 18 in June 2026, and was in an event with Ash and Bo, who do not know each other."""
    parts = [tie(who, "INVOLVED_IN", "fair", ref="R1", since=when) for who in ("ash", "bo", "cy")]
    grown = person("cy", born="2008-06-15", kind="young_person")
    return town(*parts, nodes=[event("fair", occurred_from=when), young("ash"), young("bo"), grown])


def test_who_has_turned_18_since_is_no_adult_in_a_report_of_when_they_were_a_child() -> None:
    answer = bridges(turned_18("2026-05-01"))
    assert [row.id for row in answer.rows] == []
    assert answer.considered["turned 18 since, and not listed for earlier reports"] == 1


def test_who_was_18_on_the_day_of_the_report_is_listed_as_an_adult() -> None:
    answer = bridges(turned_18("2026-06-15"))
    assert [(row.id, row.kind) for row in answer.rows] == [("cy", "adult")]
    assert answer.considered["turned 18 since, and not listed for earlier reports"] == 0


def test_friends_of_friends_and_members_of_a_recorded_group_are_one_group() -> None:
    network = town(
        ("ash", "FRIEND_OF", "bo"),
        ("bo", "FRIEND_OF", "cy"),
        ("cy", "MEMBER_OF", "the_band"),
        ("dee", "MEMBER_OF", "the_band"),
        ("vic", "CONTACTED", "ash"),
        ("vic", "CONTACTED", "dee"),
        nodes=[adult("vic"), *CHILDREN],
    )
    assert list(bridges(network).rows) == []


def test_a_young_person_without_recorded_friends_is_a_group_of_one() -> None:
    row = only(town(("ash", "USES", "van"), ("cy", "USES", "van"), nodes=CHILDREN))
    assert (row.id, row.people_by_group) == ("van", ("ash", "cy"))


def test_each_group_is_given_with_its_people() -> None:
    row = only(town(*FRIENDS, *[(who, "USES", "van") for who in ("ash", "bo", "cy")], nodes=CHILDREN))
    assert row.people_by_group == ("ash, bo", "cy")


def test_one_report_that_names_both_groups_is_a_single_source() -> None:
    one = {"ref": "P-1", "agency": "police"}
    row = only(town(tie("ash", "USES", "van", **one), tie("cy", "USES", "van", **one), nodes=CHILDREN))
    assert (row.support, row.sources, row.rests_on) == ("one report only", 1, "one report")


def test_two_groups_by_one_source_each_are_thinly_supported() -> None:
    row = only(town(("ash", "USES", "van"), ("cy", "USES", "van"), nodes=CHILDREN))
    assert (row.support, row.sources, row.rests_on) == ("one report for each group", 2, "separate reports")


def test_two_groups_by_two_sources_each_are_well_supported() -> None:
    row = only(town(*[(who, "USES", "van") for who in ("ash", "cy", "ash", "cy")], nodes=CHILDREN))
    assert (row.support, row.sources) == ("several reports for several groups", 4)


def test_a_link_that_rests_on_one_event_says_so() -> None:
    row = only(
        town(
            *[(who, "INVOLVED_IN", "fight") for who in ("ash", "cy")],
            ("fight", "HAPPENED_AT", "park"),
            ("ash", "SPENDS_TIME_AT", "park"),
            nodes=CHILDREN,
        )
    )
    assert (row.id, row.rests_on, row.event_id) == ("park", "one event", "fight")


def test_a_link_through_two_events_does_not_rest_on_either() -> None:
    network = town(
        *[(who, "INVOLVED_IN", fight) for who in ("ash", "cy") for fight in ("fight1", "fight2")],
        ("fight1", "HAPPENED_AT", "park"),
        ("fight2", "HAPPENED_AT", "park"),
        nodes=CHILDREN,
    )
    assert (only(network).rests_on, only(network).event_id) == ("separate reports", None)


def test_an_adult_or_a_van_in_one_event_with_both_groups_is_listed_as_resting_on_it() -> None:
    network = town(
        *[(who, "INVOLVED_IN", "party") for who in ("ash", "cy", "vic")],
        ("van", "FOUND_IN", "party"),
        nodes=[adult("vic"), *CHILDREN],
    )
    assert {(row.id, row.rests_on) for row in bridges(network).rows} == {("van", "one event"), ("vic", "one event")}


def test_a_youth_worker_who_supports_both_groups_is_seen_to_protect() -> None:
    row = only(town(*FRIENDS, ("yi", "SUPPORTS", "ash"), ("yi", "SUPPORTS", "cy"), nodes=[adult("yi"), *CHILDREN]))
    assert row.protective == "recorded as protective"


def test_risk_safety_or_an_artefact_of_one_event_is_answered_as_far_as_the_reports_go() -> None:
    safe = [("yi", "SUPPORTS", "ash"), ("yi", "SUPPORTS", "cy")]
    mixed = [tie(who, "SPENDS_TIME_AT", "park", protective=who == "ash") for who in ("ash", "cy")]
    event_only = [(who, "INVOLVED_IN", "party") for who in ("ash", "cy", "vic")]
    van = [("ash", "USES", "van"), ("cy", "USES", "van")]
    network = town(*safe, *mixed, *event_only, *van, nodes=[adult("yi"), adult("vic"), *CHILDREN])
    assert {row.id: row.finding for row in bridges(network).rows} == {
        "yi": "recorded as protective",
        "park": "recorded as protective in 1 of 2 reports",
        "vic": "depends on one event: Party",
        "van": "no report says it is protective",
    }


def test_a_bridge_says_how_many_of_its_reports_are_graded() -> None:
    network = town(tie("ash", "USES", "van", grade="1BP"), ("cy", "USES", "van"), nodes=CHILDREN)
    assert only(network).graded == "1 of 2 reports have a grade"
    assert only(town(("ash", "USES", "van"), ("cy", "USES", "van"), nodes=CHILDREN)).graded == "no police grades"


def test_a_bridge_that_alone_holds_the_map_together_says_into_how_many_parts_it_would_fall() -> None:
    van = [(who, "USES", "van") for who in ("ash", "cy")]
    park = [(who, "SPENDS_TIME_AT", "park") for who in ("bo", "dee")]
    assert only(town(*FRIENDS, *van, nodes=CHILDREN)).parts == 2
    assert {row.parts for row in bridges(town(*FRIENDS, *van, *park, nodes=CHILDREN)).rows} == {1}


def test_a_young_person_is_never_listed_as_a_bridge() -> None:
    network = town(("eli", "KNOWS", "ash"), ("eli", "KNOWS", "cy"), nodes=[young("eli"), *CHILDREN])
    assert list(bridges(network).rows) == []


def test_an_unidentified_person_is() -> None:
    man = person("man", kind="unidentified")
    network = town(("man", "CONTACTED", "ash"), ("man", "CONTACTED", "cy"), nodes=[man, *CHILDREN])
    assert (only(network).id, only(network).kind) == ("man", "unidentified person")


def test_an_event_is_called_by_its_kind_day_and_place() -> None:
    network = town(
        *[(who, "INVOLVED_IN", "E210") for who in ("ash", "cy")],
        ("E210", "HAPPENED_AT", "park"),
        nodes=[event("E210", kind="incident", occurred_from="2026-07-18", name=None), place("park"), *CHILDREN],
    )
    assert only(network).finding == "depends on one event: Incident on 18 July 2026 at Park"


def test_adults_alone_are_listed_when_they_are_asked_for() -> None:
    links = [(who, "USES", "van") for who in ("ash", "cy")] + [("vic", "CONTACTED", who) for who in ("ash", "cy")]
    network = town(*links, nodes=[adult("vic"), *CHILDREN])
    assert {row.id for row in bridges(network).rows} == {"van", "vic"}
    answer = bridges(network, adults=True)
    assert [row.id for row in answer.rows] == ["vic"]
    assert answer.sentences[0] == "1 adult links separate friendship groups: Vic."


def test_a_map_of_people_alone_says_in_one_sentence_why_there_is_no_answer() -> None:
    (sentence,) = bridges(town(*FRIENDS, ("bo", "KNOWS", "cy"), nodes=CHILDREN)).sentences
    assert sentence.startswith("There is no answer: no place, adult or thing")


def test_busy_contexts_are_left_out_and_counted() -> None:
    answer = bridges(town(*[(who, "ATTENDS", "school") for who in ("ash", "bo", "cy")], nodes=CHILDREN), max_people=2)
    assert list(answer.rows) == []
    assert answer.considered["left out, linked to more than 2 young people"] == 1


def test_the_best_supported_come_first_then_those_that_reach_most_groups() -> None:
    network = town(
        *[(who, "USES", "phone") for who in ("ash", "cy", "ash", "cy")],
        *[(who, "USES", "van") for who in ("ash", "bo", "cy")],
        *[(who, "USES", "car") for who in ("ash", "bo")],
        nodes=CHILDREN,
    )
    assert [row.id for row in bridges(network).rows] == ["phone", "van", "car"]


def test_a_link_of_groups_needs_two() -> None:
    with pytest.raises(WrongUse):
        bridges(town(), min_groups=1)


def reached_groups(network: Network) -> dict[str, int]:
    return {row.id: row.groups for row in bridges(network).rows}


@ENOUGH_TOWNS
@given(TIES, nodes())
def test_a_link_rests_on_one_event_exactly_where_without_that_event_it_reaches_fewer_than_two_groups(
    drawn: list[Tie], described: list[Node]
) -> None:
    for row in bridges(town(*drawn, nodes=described)).rows:
        without = {
            gone: reached_groups(
                town(*[each for each in drawn if gone not in (each.source, each.target)], nodes=described)
            )
            for gone in {each.key for each in described if each.label == "Event"}
        }
        needed = {gone for gone, left in without.items() if left.get(row.id, 0) < 2}
        assert (row.event_id in needed) if needed else (row.event_id is None)
        assert (row.rests_on == "one event") == bool(needed)


@ENOUGH_TOWNS
@given(random_towns())
def test_no_person_who_may_be_a_child_is_listed(network: Network) -> None:
    listed = {row.id for row in bridges(network).rows}
    children = {row["key"] for row in network.nodes.iter_rows(named=True) if row["date_of_birth"] == "2012-05-05"}
    assert not listed & (children | set(GROUPS))
    assert all(set(row.people_ids) <= set(PEOPLE) for row in bridges(network).rows)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25))
def test_parts_are_the_blocks_of_networkx_compiled_or_not(edges: list[tuple[int, int]]) -> None:
    graph = nx.Graph([edge for edge in edges if edge[0] != edge[1]])
    blocks: Counter[object] = Counter(node for block in nx.biconnected_components(graph) for node in block)
    near = from_ends(*(np.array([edge[end] for edge in edges], np.int64) for end in (0, 1)), nodes=10)
    expected = [blocks[node] for node in range(10)]
    assert count_parts(near.start, near.nodes).tolist() == expected
    assert parts_without(near).tolist() == expected


def test_an_undated_event_counts_as_an_event() -> None:
    network = town(
        *[(who, "INVOLVED_IN", "fight") for who in ("ash", "cy")],
        ("fight", "HAPPENED_AT", "park"),
        nodes=[event("fight"), *CHILDREN],
    )
    assert only(network).event_id == "fight"


def test_a_map_of_events_alone_is_not_said_to_have_relationships() -> None:
    network = town(
        ("ash", "INVOLVED_IN", "gathering"), ("bo", "INVOLVED_IN", "gathering"), nodes=[young("ash"), young("bo")]
    )
    assert bridges(network).sentences[0] == (
        "There is no answer: no place, adult or thing on this map is linked to a young person."
    )
