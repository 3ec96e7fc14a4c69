"""What every answer carries, and how its rows and reports are found."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import shared_places
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.network import Withheld
from ctx_map.network.digest import network_digest
from towns import Tie, tie, town

PARK: list[Tie | tuple[str, str, str]] = [("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park")]


def test_rows_can_be_counted_picked_sliced_and_walked() -> None:
    rows = shared_places(town(*PARK, ("ash", "ATTENDS", "school"), ("bo", "ATTENDS", "school"))).rows
    assert (len(rows), rows[0].id, rows[-1].id) == (2, "park", "school")
    assert [row.id for row in rows[1:]] == ["school"]
    assert [row.id for row in rows] == ["park", "school"]


def test_the_frame_holds_what_the_rows_hold() -> None:
    answer = shared_places(town(*PARK))
    assert answer.to_frame().row(0, named=True)["people_ids"] == ["ash", "bo"]
    assert answer.rows[0].people_ids == ("ash", "bo")


def test_evidence_is_found_by_link_key_and_nothing_else() -> None:
    evidence = shared_places(town(*PARK)).evidence
    assert (len(evidence), list(evidence)) == (2, ["link0000", "link0001"])
    assert evidence["link0001"].source == "bo"
    with pytest.raises(KeyError):
        evidence["nothing"]


def test_reports_come_in_the_order_asked_for() -> None:
    evidence = shared_places(town(*PARK)).evidence
    assert [report.source for report in evidence.reports(["link0001", "gone", "link0000"])] == ["bo", "ash"]


def test_two_answers_from_the_same_data_have_the_same_digest_and_others_do_not() -> None:
    here = shared_places(town(*PARK)).data_digest
    assert here == shared_places(town(*PARK)).data_digest == network_digest(town(*reversed(PARK[:0]), *PARK))
    assert here != shared_places(town(PARK[0], tie("bo", "SPENDS_TIME_AT", "park", grade="1AP"))).data_digest
    assert here != shared_places(town(*PARK, until="2026-01-01")).data_digest


def test_what_is_withheld_is_said_with_every_answer() -> None:
    withheld = Withheld(links="fewer than 5", nodes="none")
    answer = shared_places(town(*PARK, withheld=withheld))
    assert (answer.withheld, answer.explain()[-1]) == (withheld, withheld.words)


@given(st.lists(st.text("abc ", min_size=1, max_size=120).map(str.strip).filter(bool), min_size=1, max_size=5))
def test_the_finding_is_the_first_sentence_and_the_second_where_both_fit_into_two_lines(said: list[str]) -> None:
    answer = replace(shared_places(town(*PARK)), sentences=tuple(said))
    assert (*answer.finding, *answer.notes) == tuple(said)
    assert answer.finding[0] == said[0]
    assert len(answer.finding) == 1 or len(textwrap.wrap(" ".join(said[:2]), 100)) <= 2
    assert len(answer.finding) == min(len(said), 2) or len(textwrap.wrap(" ".join(said[:2]), 100)) > 2


def test_numbers_are_read_with_their_nouns_and_lists_aloud() -> None:
    assert [count_of(1, "person"), count_of(2, "person"), count_of(1200, "place")] == [
        "1 person",
        "2 people",
        "1,200 places",
    ]
    assert [read_list(each) for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert read_list(["a", "b", "c"], most=2) == "a, b and 1 more"
