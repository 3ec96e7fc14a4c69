"""What changed between two days: happened, learned, corrected or withdrawn are told apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from ctx_map.analysis.questions.changes import changes
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, random_towns
from towns import Tie, place, tie, town, young

THEN, NOW = date(2026, 10, 1), date(2026, 11, 24)
NODES = [young("ash"), young("bo"), place("park"), place("shop")]
KEPT = tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01", key="L1")


def found(before: tuple[Tie, ...], now: tuple[Tie, ...]) -> set[tuple[str, str]]:
    answer = changes(town(*before, nodes=NODES, as_at=THEN), town(*now, nodes=NODES, as_at=NOW))
    return {(row.heap, row.link) for row in answer.rows}


def test_a_report_of_something_after_the_earlier_day_is_newly_happened() -> None:
    assert found((KEPT,), (KEPT, tie("bo", "SPENDS_TIME_AT", "park", since="2026-10-02", key="L2"))) == {
        ("newly happened", "L2")
    }


@pytest.mark.parametrize("since", ["2026-10-01", "2026-03-01T22:00", None])
def test_a_report_of_something_before_it_or_without_a_date_is_newly_known(since: str | None) -> None:
    assert found((KEPT,), (KEPT, tie("bo", "SPENDS_TIME_AT", "park", since=since, key="L2"))) == {("newly known", "L2")}


def test_a_report_that_says_something_else_is_corrected_and_keeps_its_past() -> None:
    better = tie("ash", "SPENDS_TIME_AT", "park", since="2026-06-01", grade="1BP", key="L1")
    answer = changes(town(KEPT, nodes=NODES, as_at=THEN), town(better, nodes=NODES, as_at=NOW))
    (row,) = answer.rows
    assert (row.heap, set(row.fields)) == ("corrected", {"since", "grade"})
    assert "2026-05-01" in row.before
    assert "2026-06-01" in row.sentence


def test_a_report_that_is_known_no_more_is_withdrawn() -> None:
    assert found((KEPT,), ()) == {("withdrawn", "L1")}


def test_heaps_are_counted_and_said_first() -> None:
    answer = changes(town(KEPT, nodes=NODES, as_at=THEN), town(nodes=NODES, as_at=NOW))
    assert answer.explain()[0].startswith(
        "Since 2026-10-01: 1 link from 1 report changed (0 newly happened, 0 newly known"
    )


def test_the_earlier_day_must_be_earlier() -> None:
    network = town(KEPT, nodes=NODES, as_at=NOW)
    with pytest.raises(WrongUse):
        changes(network, network)


@ENOUGH_TOWNS
@given(network=random_towns())
def test_nothing_changed_where_both_days_know_the_same(network: Network) -> None:
    earlier = Network(network.nodes, network.links, THEN)
    later = Network(network.nodes, network.links, NOW)
    assert len(changes(earlier, later).rows) == 0
