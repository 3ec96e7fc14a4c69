"""Two people who are reported at one approximate point were near it, and share no place."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from ctx_map.analysis import QUESTIONS, groups, pairs, shared_places, together, what_if
from ctx_map.analysis.answers.account import account_of
from ctx_map.network import Network
from towns import event, place, tie, town, young

WHEN = "2026-05-01T21:30"
ALL = ("shared-places", "together", "pairs", "what-if", "between", "groups", "bridges")
"""The questions that count who shares a place, or rest on it."""


def three_at(kind: str, *points: str) -> Network:
    """Three young people at each of these points of a kind, two directly and one in an event there."""
    at = [
        link
        for point in points
        for link in (
            tie("ash", "SPENDS_TIME_AT", point, since=WHEN, ref=f"1{point}"),
            tie("bo", "SPENDS_TIME_AT", point, since=WHEN, ref=f"2{point}"),
            tie("cy", "INVOLVED_IN", f"fight {point}", ref=f"3{point}"),
            tie(f"fight {point}", "HAPPENED_AT", point, ref=f"3{point}"),
        )
    ]
    events = [event(f"fight {point}", occurred_from=WHEN) for point in points]
    places = [place(point, kind=kind) for point in points]
    return town(*at, nodes=[*map(young, ("ash", "bo", "cy")), *events, *places])


@pytest.mark.parametrize("ask", [shared_places, together, pairs, partial(what_if, everything=True), groups])
def test_no_one_shares_an_approximate_point(ask: Any) -> None:
    assert len(ask(three_at("Approximate_point", "here")).rows) == 0
    # three people are too few for a reliable group, wherever they are
    assert len(ask(three_at("car park", "here")).rows) > 0 or ask is groups


@pytest.mark.parametrize("name", ALL)
def test_an_answer_says_how_many_approximate_points_are_left_out(name: str) -> None:
    said = account_of(QUESTIONS[name].answer(three_at("approximate point", "here", "there"))).sentence
    assert (
        "2 places are approximate points. What was reported there happened somewhere near. "
        "They do not count as shared places."
    ) in said
    assert "approximate" not in account_of(QUESTIONS[name].answer(three_at("car park", "here"))).sentence


def test_an_exact_place_counts_beside_an_approximate_point() -> None:
    network = town(
        *(tie(who, "SPENDS_TIME_AT", "park") for who in ("ash", "bo")),
        *(tie(who, "SPENDS_TIME_AT", "point") for who in ("ash", "cy")),
        nodes=[*map(young, ("ash", "bo", "cy")), place("park"), place("point", kind="approximate point")],
    )
    assert [row.id for row in shared_places(network).rows] == ["park"]
    assert [(row.a, row.b) for row in pairs(network).rows] == [("ash", "bo")]
    assert len(shared_places(network, people=["ash", "cy"]).rows) == 0
    assert shared_places(network).considered["approximate points, left out"] == 1
