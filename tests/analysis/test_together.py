"""Pairs of young people at the same place at the same time."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import together
from ctx_map.analysis.measures.compiled import compiled
from ctx_map.analysis.measures.occasions import Visits, occasions, sweep_visits
from ctx_map.analysis.rows.co_presence import CERTAINTY, in_order, meetings, occasions_at_places
from ctx_map.analysis.rows.stays import stays
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from towns import Tie, adult, event, tie, town

Seen = tuple[str, str, str]


def seen(who: str, since: str, until: str | None = None, at: str = "park", **report: str) -> Tie:
    return tie(who, "SPENDS_TIME_AT", at, since=since, until=until, **report)


def found(*ties: Tie, within: int = 180) -> set[tuple[str, str, str, int, str]]:
    rows = together(town(*ties), within_minutes=within).rows
    return {(row.a, row.b, row.place, row.times, row.certainty) for row in rows}


def test_two_at_one_place_within_the_minutes_are_probably_together() -> None:
    both = seen("ash", "2026-05-01T21:30"), seen("bo", "2026-05-01T22:30")
    assert found(*both, within=60) == {("ash", "bo", "park", 1, "probable")}
    assert found(*both, within=59) == set()


def test_two_places_at_one_time_are_not_together() -> None:
    assert found(seen("ash", "2026-05-01T21:30"), seen("bo", "2026-05-01T21:30", at="mall")) == set()


def test_a_day_without_a_time_is_any_time_of_that_day_and_only_possible() -> None:
    assert found(seen("ash", "2026-05-01"), seen("bo", "2026-05-01T22:30")) == {("ash", "bo", "park", 1, "possible")}
    assert found(seen("ash", "2026-05-01"), seen("bo", "2026-05-02T00:30")) == set()


def test_a_stay_of_several_days_meets_every_visit_in_it() -> None:
    stay = seen("ash", "2026-05-01", "2026-05-10")
    assert found(stay, seen("bo", "2026-05-03T20:00"), seen("bo", "2026-05-10T20:00"), seen("bo", "2026-05-11")) == {
        ("ash", "bo", "park", 2, "possible")
    }


def test_a_stay_with_times_is_met_until_it_ends() -> None:
    stay = seen("ash", "2026-05-01T20:00", "2026-05-01T22:00")
    assert found(stay, seen("bo", "2026-05-01T22:30"), within=30) == {("ash", "bo", "park", 1, "probable")}
    assert found(stay, seen("bo", "2026-05-01T22:30"), within=29) == set()


def test_one_report_that_has_both_there_records_them_together() -> None:
    report = {"ref": "YS-7", "agency": "youth service"}
    assert found(seen("ash", "2026-05-01", **report), seen("bo", "2026-05-01", **report)) == {
        ("ash", "bo", "park", 1, "recorded")
    }


def test_one_event_that_has_both_records_them_together_with_all_its_reports() -> None:
    network = town(
        ("ash", "INVOLVED_IN", "fight"),
        ("bo", "INVOLVED_IN", "fight"),
        ("fight", "HAPPENED_AT", "park"),
        nodes=[event("fight", occurred_from="2026-05-01T21:00", occurred_to="2026-05-01T21:10")],
    )
    answer = together(network)
    (row,) = answer.rows
    assert (row.certainty, row.recorded, row.first) == ("recorded", 1, "2026-05-01T21:00")
    assert {report.link for report in answer.reports(row)} == {"link0000", "link0001", "link0002"}


def test_two_reports_of_one_evening_are_one_occasion_as_sure_as_the_surer() -> None:
    twice = seen("ash", "2026-05-01T21:30"), seen("ash", "2026-05-01", agency="police")
    assert found(*twice, seen("bo", "2026-05-01T22:00")) == {("ash", "bo", "park", 1, "probable")}


def test_another_evening_is_another_occasion() -> None:
    (row,) = together(
        town(*[seen(who, f"2026-05-0{day}T21:30") for who in ("ash", "bo") for day in (1, 4)], seen("cy", "2026-01-01"))
    ).rows
    assert (row.times, row.first, row.last, row.people) == (2, "2026-05-01T21:30", "2026-05-04T21:30", 3)


@pytest.mark.parametrize(("within", "times"), [(60, 1), (59, 2)])
def test_two_meetings_exactly_the_minutes_apart_are_one_occasion(within: int, times: int) -> None:
    again = [seen(who, f"2026-05-01T{hour}:00") for who in ("ash", "bo") for hour in (20, 21)]
    assert found(*again, within=within) == {("ash", "bo", "park", times, "probable")}


@pytest.mark.parametrize(("most", "pairs", "left_out"), [(3, 3, 0), (2, 0, 3)])
def test_a_place_with_exactly_as_many_as_may_be_is_not_crowded(most: int, pairs: int, left_out: int) -> None:
    answer = together(town(*[seen(who, "2026-05-01") for who in ("ash", "bo", "cy")]), max_people=most)
    assert len(answer.rows) == pairs
    assert answer.considered[f"visits known only to the day, at places of over {most} young people"] == left_out


def test_homes_schools_and_adults_are_left_out() -> None:
    network = town(
        tie("ash", "LIVES_AT", "home", since="2026-05-01"),
        tie("bo", "LIVES_AT", "home", since="2026-05-01"),
        seen("ash", "2026-05-01"),
        seen("vic", "2026-05-01"),
        nodes=[adult("vic")],
    )
    assert list(together(network).rows) == []


def test_a_stay_without_a_date_is_left_out_and_counted() -> None:
    answer = together(town(("ash", "SPENDS_TIME_AT", "park"), seen("bo", "2026-05-01")))
    assert (list(answer.rows), answer.considered["visits without a date, left out"]) == ([], 1)


def test_at_a_crowded_place_a_day_without_a_time_is_left_out_and_counted() -> None:
    network = town(*[seen(who, "2026-05-01") for who in ("ash", "bo", "cy")], seen("dee", "2026-05-01T20:00"))
    answer = together(network, max_people=3)
    assert list(answer.rows) == []
    assert answer.considered["visits known only to the day, at places of over 3 young people"] == 3


def test_with_named_people_only_pairs_among_them_are_given() -> None:
    network = town(*[seen(who, "2026-05-01T20:00") for who in ("ash", "bo", "cy")])
    assert [(row.a, row.b) for row in together(network, people=("ash", "cy")).rows] == [("ash", "cy")]


def test_the_surest_pairs_come_first() -> None:
    network = town(
        *[seen(who, "2026-05-01", at="mall") for who in ("ash", "bo")],
        *[seen(who, "2026-05-01T20:00") for who in ("cy", "dee")],
        *[seen(who, "2026-05-01", at="cafe", ref="one") for who in ("eli", "fay")],
    )
    assert [row.certainty for row in together(network).rows] == ["recorded", "probable", "possible"]


def test_minutes_are_not_negative() -> None:
    with pytest.raises(WrongUse):
        together(town(), within_minutes=-1)


def test_an_answer_says_how_sure_it_is_of_what() -> None:
    said = together(town(seen("ash", "2026-05-01T21:30"), seen("bo", "2026-05-01T22:30"))).sentences
    assert said == (
        "Ash and Bo were both at Park on 1 probable occasion.",
        "1 pair was at the same place at the same time, at 1 place.",
        "1 occasion is probable: both times are known and close together.",
    )


VISITS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["l0", "l1"]), st.integers(0, 4000), st.booleans()),
    max_size=12,
)
BEGIN = datetime(2026, 5, 1)


def as_network(visits: list[tuple[str, str, int, bool]]) -> Network:
    ties = []
    for who, at, minute, timed in visits:
        moment = (BEGIN + timedelta(minutes=minute)).isoformat(timespec="minutes")
        ties.append(seen(who, moment if timed else moment[:10], at=at))
    return town(*ties)


def met(one: tuple[str, str, int, bool], other: tuple[str, str, int, bool], within: int) -> bool:
    """Whether two visits meet, looked at by themselves."""
    if one[3] and other[3]:
        return abs(one[2] - other[2]) <= within
    return one[2] // 1440 == other[2] // 1440


@given(VISITS, st.integers(0, 400))
def test_the_pairs_are_those_found_by_looking_at_every_two_visits(
    visits: list[tuple[str, str, int, bool]], within: int
) -> None:
    expected = {
        (min(one[0], other[0]), max(one[0], other[0]), one[1])
        for one in visits
        for other in visits
        if one[0] != other[0] and one[1] == other[1] and met(one, other, within)
    }
    rows = together(as_network(visits), within_minutes=within).rows
    assert {(row.a, row.b, row.place) for row in rows} == expected
    assert all(row.times == row.recorded + row.probable + row.possible > 0 for row in rows)


@given(VISITS, st.integers(0, 200), st.integers(0, 200))
def test_more_minutes_never_lose_a_pair(visits: list[tuple[str, str, int, bool]], within: int, more: int) -> None:
    network = as_network(visits)
    pairs = [
        {(row.a, row.b, row.place) for row in together(network, within_minutes=w).rows} for w in (within, within + more)
    ]
    assert pairs[0] <= pairs[1]


def test_each_certainty_has_its_own_number() -> None:
    together_once = {"ref": "YS-7", "agency": "youth service"}
    answer = together(
        town(
            *[seen(who, "2026-05-01", **together_once) for who in ("ash", "bo")],
            *[seen(who, "2026-05-09T20:00") for who in ("ash", "bo")],
        )
    )
    (row,) = answer.rows
    assert (row.recorded, row.probable, row.possible) == (1, 1, 0)
    assert answer.sentences[0] == "Ash and Bo were both at Park on 1 recorded occasion and 1 probable occasion."


def test_an_answer_without_rows_says_why() -> None:
    undated = together(town(("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park")))
    assert undated.sentences[0] == "No visit of a young person to a place has a date."
    apart = together(town(seen("ash", "2026-05-01T08:00"), seen("bo", "2026-05-01T20:00")))
    assert apart.sentences == (
        "No two young people are reported at the same place within 180 minutes of each other.",
        "The dated reports on this map run from 1 May 2026 to 1 May 2026.",
    )


def joined_and_sorted(visits: pl.DataFrame, within: int) -> set[tuple[object, ...]]:
    """The second computation: every two visits are joined, sorted, and cut into occasions at the longer breaks."""
    who = ["a", "b", "context"]
    met = meetings(visits, within=within).sort(*who, "start", "timed", "end", descending=[False] * 4 + [True, False])
    until = pl.col("end").cum_max().over(who).shift(1)
    same = pl.all_horizontal(pl.col(column) == pl.col(column).shift(1) for column in who)
    pause = pl.when(pl.col("timed")).then(within).otherwise(0)
    goes_on = (same & (pl.col("start") <= until + pause)).fill_null(value=False)
    cut = met.with_columns(occasion=(~goes_on).cum_sum()).group_by("occasion", maintain_order=True)
    told = cut.agg(pl.col(*who, "start", "timed").first(), certainty=pl.col("certainty").min())
    counted = told.group_by(who, maintain_order=True).agg(
        first=pl.col("start").first(),
        first_timed=pl.col("timed").first(),
        last=pl.col("start").last(),
        last_timed=pl.col("timed").last(),
        **{word: (pl.col("certainty") == number).sum() for number, word in enumerate(CERTAINTY)},
    )
    return set(counted.rows())


LONG_VISITS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["l0", "l1"]),
        st.integers(0, 60).map(lambda number: number * 60),
        st.integers(0, 30).map(lambda number: number * 60),
        st.booleans(),
        st.sampled_from(["one", "two", "three", "four", "five"]),
    ),
    max_size=14,
)


@given(LONG_VISITS, st.sampled_from([0, 60, 180]))
def test_the_sweep_counts_the_occasions_of_every_two_visits_joined(
    drawn: list[tuple[str, str, int, int, bool, str]], within: int
) -> None:
    ties = []
    for who, at, minute, length, timed, ref in drawn:
        times = [BEGIN + timedelta(minutes=each) for each in (minute, minute + length)]
        since, until = [each.isoformat(timespec="minutes")[: None if timed else 10] for each in times]
        ties.append(seen(who, since, until, at, ref=ref))
    visits = stays(town(*ties))
    found = occasions_at_places(visits, within=within)
    order = ["a", "b", "context", "first", "first_timed", "last", "last_timed", *CERTAINTY]
    assert set(found.select(order).rows()) == joined_and_sorted(visits, within)


def test_ten_thousand_visits_to_one_place_are_counted_without_joining_every_two() -> None:
    rng = np.random.default_rng(7)
    visits, people = 30_000, 240
    start = np.sort(rng.integers(0, 40_000, visits))
    ones = np.ones(visits, np.int64)
    crowd = Visits(rng.integers(0, people, visits), start, start, ones, ones, -ones)
    # every two visits joined would be some eight million rows
    joined = int((np.searchsorted(start, start + 180, side="right") - np.arange(1, visits + 1)).sum())
    assert joined > 4_000_000
    found = occasions(crowd, people=people, within=180)
    assert found.height <= people * (people - 1) // 2
    assert found.select(pl.sum_horizontal(CERTAINTY).min()).item() >= 1


def test_the_compiled_sweep_and_the_plain_one_count_the_same() -> None:
    rng = np.random.default_rng(3)
    visits, people = 3_000, 12
    start = np.sort(rng.integers(0, 20_000, visits))
    exact, timed = rng.integers(0, 2, visits), rng.integers(0, 2, visits)
    person, end = rng.integers(0, people, visits), start + rng.integers(0, 300, visits)
    nothing = -np.ones(visits, np.int64)
    plain = sweep_visits(person, start, end, exact, timed, nothing, people, 60)
    swept = compiled(sweep_visits)(person, start, end, exact, timed, nothing, people, 60)
    assert all((one == other).all() for one, other in zip(plain, swept, strict=True))


def test_places_with_more_young_people_than_the_bound_are_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctx_map.analysis.rows.co_presence.MOST_PEOPLE", 2)
    answer = together(town(*[seen(who, "2026-05-01T20:00") for who in ("ash", "bo", "cy")]))
    assert list(answer.rows) == []
    assert answer.sentences[-1].endswith("so they are left out: Park.")


@given(st.lists(st.integers(0, 2**62), min_size=1, max_size=40), st.booleans())
def test_numbers_are_put_in_order_however_large_and_equal_ones_stay_in_theirs(
    numbers: list[int], repeated: bool
) -> None:
    told = np.array(numbers * 2 if repeated else numbers, np.int64)
    line, order = in_order(told)
    assert order.tolist() == np.argsort(told, kind="stable").tolist()
    assert line.tolist() == sorted(told.tolist())
