"""What holds of every count, whatever the town."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import Result, hotspots, pairs, shared_contacts, shared_places
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, TIES, nodes, ties
from towns import Node, Tie, town

Analysis = Callable[[Network], Result[Any]]
Counts = dict[tuple[str, ...], tuple[int, ...]]
COUNTED: dict[str, tuple[Analysis, tuple[str, ...], tuple[str, ...]]] = {
    "shared places": (shared_places, ("id",), ("people", "reports")),
    "shared contacts": (shared_contacts, ("id",), ("people", "reports")),
    "pairs": (pairs, ("a", "b"), ("shared",)),
    "hotspots": (hotspots, ("id",), ("people", "events", "reports")),
}
"""Each analysis with the fields that say which row it is, and those that count."""


def counts(network: Network, name: str, *, only: tuple[str, ...] = ()) -> Counts:
    analysis, who, what = COUNTED[name]
    return {
        tuple(getattr(row, field) for field in who): tuple(
            getattr(row, field) for field in what if field in (only or what)
        )
        for row in analysis(network).rows
    }


@pytest.mark.parametrize("name", COUNTED)
@ENOUGH_TOWNS
@given(drawn=TIES, described=nodes(), another=ties())
def test_another_report_never_lowers_a_count(name: str, drawn: list[Tie], described: list[Node], another: Tie) -> None:
    before = counts(town(*drawn, nodes=described), name)
    after = counts(town(*drawn, another, nodes=described), name)
    assert all(all(b <= a for b, a in zip(before[row], after[row], strict=True)) for row in before)


@pytest.mark.parametrize("name", COUNTED)
@ENOUGH_TOWNS
@given(drawn=TIES, described=nodes(), data=st.data())
def test_a_second_report_of_the_same_adds_no_people_events_or_shared_contexts(
    name: str, drawn: list[Tie], described: list[Node], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(drawn), max_size=5) if drawn else st.just([]))
    counted = ("people", "shared", "events")
    before = counts(town(*drawn, nodes=described), name, only=counted)
    assert counts(town(*drawn, *again, nodes=described), name, only=counted) == before


@pytest.mark.parametrize("name", COUNTED)
@ENOUGH_TOWNS
@given(drawn=TIES, described=nodes())
def test_other_names_give_the_same_answer(name: str, drawn: list[Tie], described: list[Node]) -> None:
    order = sorted(node.key for node in described)
    renamed = {key: f"x{place:02d}" for place, key in enumerate(reversed(order))}
    other = town(
        *[Tie(renamed[each.source], each.kind, renamed[each.target], each.report) for each in drawn],
        nodes=[Node(renamed[node.key], node.label, node.properties) for node in described],
    )
    expected = {
        tuple(sorted(renamed[key] for key in row)): counted
        for row, counted in counts(town(*drawn, nodes=described), name).items()
    }
    assert {tuple(sorted(row)): counted for row, counted in counts(other, name).items()} == expected
