"""Links of one kind between the same two become one, and nothing that their reports say is dropped."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ctx_map.export.merged_links import merged_links
from towns import event, place, tie, town, young


def spells(*ties: object) -> list[tuple[str | None, str | None]]:
    (row,) = merged_links(town(*ties)).iter_rows(named=True)  # type: ignore[arg-type]
    return [(each["begins"], each["ends"]) for each in row["spells"]]


def visit(since: str | None, until: str | None = None) -> object:
    return tie("ash", "SPENDS_TIME_AT", "park", since=since, until=until)


def test_two_reports_of_one_visit_are_one_edge_with_both_references_and_agencies() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", ref="R1", agency="police", grade="1BP"),
        tie("ash", "SPENDS_TIME_AT", "park", ref="R2", agency="school"),
        tie("ash", "SPENDS_TIME_AT", "park", ref="R2", agency="school", note="again"),
    )
    (row,) = merged_links(network).iter_rows(named=True)
    assert (row["links"], row["reports"], row["undated"]) == (3, 2, 3)
    assert (row["ref"], row["agency"], row["note"]) == ("R1; R2", "police; school", "again")
    assert row["evidence"] == "police, R1, 1BP; school, R2; school, R2"


def test_kinds_and_directions_that_mean_something_stay_apart() -> None:
    network = town(
        tie("ash", "CONTACTED", "bo"),
        tie("bo", "CONTACTED", "ash"),
        tie("ash", "KNOWS", "bo"),
        tie("bo", "KNOWS", "ash"),
    )
    found = {(row["source"], row["kind"], row["target"]) for row in merged_links(network).iter_rows(named=True)}
    assert found == {("ash", "CONTACTED", "bo"), ("bo", "CONTACTED", "ash"), ("ash", "KNOWS", "bo")}


def test_spells_that_overlap_are_joined_and_others_are_not() -> None:
    assert spells(
        visit("2026-05-01", "2026-05-10"), visit("2026-05-08", "2026-05-20"), visit("2026-07-01", "2026-07-02")
    ) == [("2026-05-01", "2026-05-20"), ("2026-07-01", "2026-07-02")]


def test_a_side_that_is_open_stays_open_and_a_link_without_a_date_has_no_spell() -> None:
    assert spells(visit("2026-05-01T21:30")) == [("2026-05-01", None)]
    assert spells(visit(None, "2026-05-01")) == [(None, "2026-05-01")]
    assert spells(visit(None)) == []


def test_a_part_in_an_event_has_the_time_of_the_event() -> None:
    network = town(
        tie("ash", "INVOLVED_IN", "e1", role="present"),
        nodes=[young("ash"), event("e1", occurred_from="2026-05-01T21:00", occurred_to="2026-05-02T01:00"), place("p")],
    )
    (row,) = merged_links(network).iter_rows(named=True)
    assert row["spells"] == [{"begins": "2026-05-01", "ends": "2026-05-02"}]


days = st.dates().map(lambda day: day.isoformat()) | st.none()


@given(st.lists(st.tuples(days, days), min_size=1, max_size=6))
def test_spells_are_in_order_and_never_overlap(given_days: list[tuple[str | None, str | None]]) -> None:
    found = spells(*(visit(since, until) for since, until in given_days))
    for (_, ends), (begins, _) in pairwise(found):
        assert ends is not None
        assert begins is not None
        assert ends < begins
