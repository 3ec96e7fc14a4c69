"""How far a finding holds when something is left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.answers.shared_contexts import SharedContext
from ctx_map.analysis.questions.shared_contacts import contacts_listed, shared_contacts
from ctx_map.analysis.questions.shared_places import places_listed, shared_places
from ctx_map.analysis.questions.stability import stability, stability_of_shared
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, random_reported_towns, random_towns
from towns import tie, town, young

NODES = [young("ash"), young("bo")]


def two_agencies() -> Network:
    park = [
        tie(who, "SPENDS_TIME_AT", "park", agency=agency) for who in ("ash", "bo") for agency in ("police", "school")
    ]
    shop = [tie(who, "SPENDS_TIME_AT", "shop", agency="police") for who in ("ash", "bo")]
    return town(*park, *shop, nodes=NODES)


def test_a_place_that_one_agency_alone_reports_falls_without_it() -> None:
    found = {row.id: row.falls_without_agency for row in stability(two_agencies(), shared_places, runs=2).rows}
    assert found == {"park": (), "shop": ("police",)}


def test_a_place_that_one_event_alone_makes_is_called_an_artefact() -> None:
    network = town(
        ("ash", "INVOLVED_IN", "fight"), ("bo", "INVOLVED_IN", "fight"), ("fight", "HAPPENED_AT", "park"), nodes=NODES
    )
    (row,) = stability(network, shared_places, runs=2).rows
    assert row.falls_without_event == ("fight",)
    assert row.finding == ("not on the list without reports from school, and not on the list without this event: Fight")


def test_the_share_of_runs_falls_with_the_loss_and_repeats_with_the_seed() -> None:
    first, second = (stability(two_agencies(), shared_places, runs=20, seed=3) for _ in range(2))
    assert first.to_frame().equals(second.to_frame())
    assert all(row.stays_at_5 >= row.stays_at_30 for row in first.rows)


def test_the_order_is_that_of_the_answer_asked_about() -> None:
    network = two_agencies()
    assert [row.id for row in stability(network, shared_places, runs=1).rows] == [
        row.id for row in shared_places(network).rows
    ]


def test_where_nothing_is_shared_nothing_is_unsure() -> None:
    assert len(stability(town(nodes=NODES), shared_places, runs=1).rows) == 0


@ENOUGH_TOWNS
@given(random_towns())
def test_the_question_lists_the_places_in_the_order_of_the_question_that_it_tests(network: Network) -> None:
    tested = stability_of_shared(network, runs=1)
    assert [row.id for row in tested.rows] == [row.id for row in shared_places(network).rows]


@ENOUGH_TOWNS
@given(
    network=random_reported_towns(),
    people=st.sampled_from([(), ("p0",), ("p0", "p1", "p2")]),
    least=st.sampled_from([1, 2, 3]),
)
def test_what_is_listed_without_the_rest_of_an_answer_is_what_the_question_lists(
    network: Network, people: tuple[str, ...], least: int
) -> None:
    for listed, question in ((places_listed, shared_places), (contacts_listed, shared_contacts)):
        answered = question(network, people=people, min_people=least, chance=False)
        assert listed(network, people=people, min_people=least) == {row.id for row in answered.rows}


@pytest.mark.parametrize("question", [shared_places, shared_contacts])
def test_a_question_as_it_is_and_the_same_with_its_options_bound_hold_as_far(
    question: Callable[..., Result[SharedContext]],
) -> None:
    bound = stability(two_agencies(), partial(question, min_people=2), runs=4)
    assert stability(two_agencies(), question, runs=4).to_frame().equals(bound.to_frame())
