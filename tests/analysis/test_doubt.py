"""What the map is unsure of, tie by tie, and what is left without it."""

from __future__ import annotations

from hypothesis import given

from ctx_map.analysis.doubt import doubt, without_doubtful
from ctx_map.analysis.shared_places import shared_places
from ctx_map.network import Network
from random_towns import random_towns
from towns import tie, town, young

NODES = [young("ash"), young("bo")]


def doubts(network: Network) -> dict[str, set[str]]:
    return {row.target: set(row.doubts) for row in doubt(network).rows}


def test_a_tie_that_one_report_says_is_marked() -> None:
    assert doubts(town(tie("ash", "SPENDS_TIME_AT", "park", grade="1BP", since="2026-05-01"), nodes=NODES)) == {
        "park": {"rests on one report"}
    }


def test_two_reports_of_one_agency_are_one_source() -> None:
    reports = [tie("ash", "SPENDS_TIME_AT", "park", grade="1BP", since="2026-05-01") for _ in range(2)]
    assert doubts(town(*reports, nodes=NODES)) == {"park": {"all reports are from one agency"}}


def test_two_agencies_with_a_grade_and_a_date_leave_no_doubt() -> None:
    reports = [tie("ash", "USES", "phone", agency=who, grade="1BP", since="2026-05-01") for who in ("police", "school")]
    assert doubts(town(*reports, nodes=NODES)) == {}


def test_not_graded_disputed_undated_and_suspected_false_are_told_apart() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", disputed=True), tie("ash", "USES", "phone", grade="3EP"), nodes=NODES
    )
    assert doubts(network) == {
        "park": {"rests on one report", "no report is graded", "disputed", "no report says when"},
        "phone": {"rests on one report", "suspected to be false", "no report says when"},
    }


def test_friendship_reported_from_either_side_is_one_tie() -> None:
    network = town(tie("ash", "FRIEND_OF", "bo", agency="school"), tie("bo", "FRIEND_OF", "ash"), nodes=NODES)
    assert [(row.source, row.target, len(row.links)) for row in doubt(network).rows] == [("ash", "bo", 2)]


def test_a_map_of_one_agency_says_so() -> None:
    answer = doubt(town(("ash", "SPENDS_TIME_AT", "park"), nodes=NODES))
    assert "This is a single-agency picture: only school has contributed." in answer.explain()


def test_what_is_left_without_single_sources_can_be_asked_anything() -> None:
    network = town(
        *[
            tie(who, "SPENDS_TIME_AT", "park", agency=agency)
            for who in ("ash", "bo")
            for agency in ("police", "school")
        ],
        ("ash", "SPENDS_TIME_AT", "shop"),
        ("bo", "SPENDS_TIME_AT", "shop"),
        nodes=NODES,
    )
    assert {row.id for row in shared_places(without_doubtful(network)).rows} == {"park"}


@given(network=random_towns())
def test_dropping_doubtful_ties_never_adds_a_shared_place(network: Network) -> None:
    left = {row.id: row.people for row in shared_places(without_doubtful(network)).rows}
    everything = {row.id: row.people for row in shared_places(network).rows}
    assert all(people <= everything[key] for key, people in left.items())
