"""What changed between two days: happened, learned, corrected or withdrawn are told apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from ctx_map.analysis.questions.changes import changes
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, random_towns
from towns import Tie, event, place, tie, town, young

THEN, NOW = date(2026, 10, 1), date(2026, 11, 24)
NODES = [young("ash"), young("bo"), place("park"), place("shop")]
KEPT = tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01", key="L1")


def found(before: tuple[Tie, ...], now: tuple[Tie, ...]) -> set[tuple[str, str]]:
    answer = changes(town(*before, nodes=NODES, as_at=THEN), town(*now, nodes=NODES, as_at=NOW))
    return {(row.change, row.link) for row in answer.rows}


def test_a_report_of_something_after_the_earlier_day_is_newly_happened() -> None:
    assert found((KEPT,), (KEPT, tie("bo", "SPENDS_TIME_AT", "park", since="2026-10-02", key="L2"))) == {
        ("happened since", "L2")
    }


@pytest.mark.parametrize("since", ["2026-10-01", "2026-03-01T22:00", None])
def test_a_report_of_something_before_it_or_without_a_date_is_newly_known(since: str | None) -> None:
    assert found((KEPT,), (KEPT, tie("bo", "SPENDS_TIME_AT", "park", since=since, key="L2"))) == {
        ("learned since", "L2")
    }


def test_a_report_that_says_something_else_is_corrected_and_keeps_its_past() -> None:
    better = tie("ash", "SPENDS_TIME_AT", "park", since="2026-06-01", grade="1BP", key="L1")
    answer = changes(town(KEPT, nodes=NODES, as_at=THEN), town(better, nodes=NODES, as_at=NOW))
    (row,) = answer.rows
    assert (row.change, set(row.fields)) == ("corrected", {"since", "grade"})
    assert "1 May 2026" in row.before
    assert "1 June 2026" in row.sentence


def test_a_correction_says_what_it_changed() -> None:
    better = tie("ash", "SPENDS_TIME_AT", "park", since="2026-06-01", grade="1BP", note="By the gate.", key="L1")
    answer = changes(town(KEPT, nodes=NODES, as_at=THEN), town(better, nodes=NODES, as_at=NOW))
    (row,) = answer.rows
    assert row.differences == (
        "from: was 1 May 2026, now 1 June 2026",
        "grade: was not recorded, now 1BP",
        "note added",
    )


def test_what_is_disputed_now_is_said_first() -> None:
    disputed = tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01", disputed=True, key="L1")
    answer = changes(town(KEPT, nodes=NODES, as_at=THEN), town(disputed, nodes=NODES, as_at=NOW))
    assert answer.sentences[:2] == (
        "1 link from 1 report is new or changed since 1 October 2026.",
        "1 report is now disputed: Ash spends time at Park.",
    )
    assert [row.differences for row in answer.rows] == [("now disputed",)]


def test_a_report_that_is_known_no_more_is_withdrawn() -> None:
    assert found((KEPT,), ()) == {("withdrawn", "L1")}


def test_what_is_new_is_said_first_and_by_incident() -> None:
    fight = event("fight", kind="incident", occurred_from="2026-10-05", name=None)
    new = (("ash", "INVOLVED_IN", "fight"), ("fight", "HAPPENED_AT", "park"))
    later = town(KEPT, *new, nodes=[*NODES, fight], as_at=NOW)
    answer = changes(town(KEPT, nodes=NODES, as_at=THEN), later)
    assert answer.sentences == (
        "2 links from 2 reports are new or changed since 1 October 2026.",
        "2 links are about what has happened since, including Incident on 5 October 2026 at Park.",
    )
    assert {row.incident for row in answer.rows} == {"fight"}


def test_there_are_four_kinds_of_change() -> None:
    better = tie("ash", "SPENDS_TIME_AT", "park", since="2026-06-01", key="L1")
    gone = tie("bo", "SPENDS_TIME_AT", "shop", key="L2")
    new = tie("bo", "SPENDS_TIME_AT", "park", since="2026-10-02", key="L3")
    learned = tie("bo", "ATTENDS", "shop", key="L4")
    answer = changes(town(KEPT, gone, nodes=NODES, as_at=THEN), town(better, new, learned, nodes=NODES, as_at=NOW))
    assert [(row.change, row.link) for row in answer.rows] == [
        ("happened since", "L3"),
        ("learned since", "L4"),
        ("corrected", "L1"),
        ("withdrawn", "L2"),
    ]


def test_links_about_one_incident_stand_together_oldest_incident_first() -> None:
    events = [event("late", occurred_from="2026-10-09"), event("early", occurred_from="2026-10-03")]
    new = [
        tie("ash", "INVOLVED_IN", "late", since="2026-10-09", key="L2"),
        tie("bo", "INVOLVED_IN", "early", since="2026-10-03", key="L3"),
        tie("bo", "INVOLVED_IN", "late", since="2026-10-04", key="L4"),
        tie("ash", "INVOLVED_IN", "early", since="2026-10-08", key="L5"),
    ]
    answer = changes(town(KEPT, nodes=NODES, as_at=THEN), town(KEPT, *new, nodes=[*NODES, *events], as_at=NOW))
    assert [row.link for row in answer.rows] == ["L3", "L5", "L4", "L2"]


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
