"""What the map is unsure of, tie by tie, and what is left without it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis.questions.doubt import doubt, without_doubtful
from ctx_map.analysis.questions.shared_contacts import shared_contacts
from ctx_map.analysis.questions.shared_places import shared_places
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, named_links, random_towns
from towns import event, tie, town, young

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


def test_a_tie_is_past_review_when_its_newest_report_is_older_than_the_days_asked_for() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", recorded_at="2025-11-23", since="2026-11-01"),
        tie("ash", "USES", "phone", recorded_at="2025-11-24"),
        tie("ash", "SPENDS_TIME_AT", "shop", recorded_at="2020-01-01"),
        tie("ash", "SPENDS_TIME_AT", "shop", since="2026-10-01T21:30"),
        ("bo", "SPENDS_TIME_AT", "mall"),
        nodes=NODES,
    )
    answer = doubt(network, review_after=365)
    assert {row.target for row in answer.rows if "past review: no newer report" in row.doubts} == {"park"}
    assert answer.considered["reports older than the review"] == 2
    assert answer.considered["reports whose age is not known"] == 1
    assert "1 tie past review: to be kept with a reason, or deleted." in answer.sentences
    assert "no field of a report holds a review date" in answer.method.parameters["review"]


def test_nothing_is_past_review_unless_a_number_of_days_is_asked_for() -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "park", recorded_at="1999-01-01"), nodes=NODES)
    assert "past review: no newer report" not in doubts(network)["park"]
    with pytest.raises(WrongUse):
        doubt(network, review_after=0)


@ENOUGH_TOWNS
@given(network=random_towns(), days=st.integers(1, 400))
def test_past_review_is_what_a_plain_look_at_each_tie_finds(network: Network, days: int) -> None:
    newest: dict[tuple[str, ...], list[str]] = {}
    for link in named_links(network):
        ends = [link["source"], link["target"]]
        ends = sorted(ends) if link["kind"] == "KNOWS" else ends
        newest.setdefault((*ends, link["kind"]), []).extend([link["since"][:10]] if link["since"] else [])
    oldest = (network.as_at - timedelta(days=days)).isoformat()
    past = {tie for tie, said in newest.items() if said and max(said) < oldest}
    rows = doubt(network, review_after=days).rows
    assert {(row.source, row.target, row.kind) for row in rows if "past review: no newer report" in row.doubts} == past


def test_which_agency_that_should_be_heard_has_contributed_nothing_is_said() -> None:
    answer = doubt(town(("ash", "SPENDS_TIME_AT", "park"), nodes=NODES), expected=["School", "Health", "Housing"])
    assert "Nothing on this map is from Health and Housing: what they know is not here." in answer.sentences
    assert answer.considered["of them with no report here"] == 2


def test_what_is_not_recorded_is_counted() -> None:
    network = town(
        ("fight", "HAPPENED_AT", "park"),
        nodes=[*NODES, event("fight"), event("theft", harms="county_lines", occurred_from="2026-01-01")],
    )
    considered = doubt(network).considered
    assert considered["events without a recorded harm"] == considered["events without a day"] == 1
    assert considered["places without a recorded role"] == 1
    assert considered["people of whom it is not recorded whether they know"] == 2


@ENOUGH_TOWNS
@given(network=random_towns())
def test_dropping_doubtful_ties_never_adds_a_shared_place(network: Network) -> None:
    left = {row.id: row.people for row in shared_places(without_doubtful(network)).rows}
    everything = {row.id: row.people for row in shared_places(network).rows}
    assert all(people <= everything[key] for key, people in left.items())


def test_what_is_left_without_ties_of_one_source_is_counted_and_named() -> None:
    sure = [tie(who, "SPENDS_TIME_AT", "park", agency=by) for who in ("ash", "bo") for by in ("police", "school")]
    unsure = [tie(who, "SPENDS_TIME_AT", "shop") for who in ("ash", "bo")]
    answer = doubt(town(*sure, *unsure, nodes=NODES))
    assert (answer.considered["shared places"], answer.considered["of these shared places left"]) == (2, 1)
    assert answer.sentences[-1] == (
        "Without ties of one source and those suspected to be false: 1 of 2 shared places left (Park); 0 of 0 shared "
        "contacts left."
    )


@ENOUGH_TOWNS
@given(random_towns(), st.randoms(use_true_random=False))
def test_what_is_left_is_what_is_shared_in_the_network_without_these_ties(network: Network, chance: Random) -> None:
    said_again = network.links.filter([chance.random() < 0.7 for _ in range(network.links.height)])
    again = said_again.with_columns(key=pl.format("{} again", "key"), agency=pl.lit("police"))
    network = replace(network, links=pl.concat([network.links, again]).sort("key"))
    considered = doubt(network).considered
    left = without_doubtful(network)
    assert considered["shared places"] == len(shared_places(network).rows)
    assert considered["of these shared places left"] == len(shared_places(left).rows)
    offline = ["people", "things", "events"]
    assert considered["shared contacts"] == len(shared_contacts(network, only=offline).rows)
    assert considered["of these shared contacts left"] == len(shared_contacts(left, only=offline).rows)
