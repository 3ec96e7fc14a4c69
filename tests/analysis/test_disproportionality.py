"""Whether a group is on the map more often than its share of a population: about groups, never a person."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from ctx_map.analysis import GroupShare, Result, disproportionality
from ctx_map.analysis.measures.small_numbers import hidden_counts
from ctx_map.analysis.questions.disproportionality.group_shares import age_groups
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.denominators import Denominators
from towns import adult, person, tie, town

AGES = Denominators("a census of 2021", {"10-12": 600, "13-15": 300, "16-17": 100})
BORN = {"10-12": "2015-05-05", "13-15": "2012-05-05", "16-17": "2009-05-05", "9": "2017-05-05", None: None}


def of_ages(counts: dict[str | None, int]) -> Network:
    people = [(f"p{n}{group}", BORN[group]) for group, count in counts.items() for n in range(count)]
    return town(
        *(tie(key, "SPENDS_TIME_AT", "park") for key, _ in people),
        nodes=[person(key, born=born) for key, born in people],
    )


def shares(answer: Result[GroupShare]) -> dict[str, str]:
    return {row.group: f"{row.on_the_map}: {row.finding}" for row in answer.rows}


def test_a_group_that_is_on_the_map_more_often_than_its_share_is_told_with_its_interval() -> None:
    answer = disproportionality(of_ages({"10-12": 20, "13-15": 20, "16-17": 10}), AGES)
    assert shares(answer) == {
        "10-12": "20: fewer than expected",
        "13-15": "20: chance not ruled out",
        "16-17": "10: more than expected",
        "not recorded": "fewer than 5: not compared",
        "in no group of the file": "fewer than 5: not compared",
    }
    assert answer.rows[2].ratio == pytest.approx(2.0)
    assert "The group 16-17 is on the map 2.0 times as often as expected (likely range 1.0 to 3.4)." in answer.sentences
    assert answer.method.parameters["population"] == "a census of 2021"


def test_ages_are_those_of_the_day_asked_about_and_whose_age_is_not_known_is_counted_apart() -> None:
    network = of_ages({"13-15": 6, "16-17": 6, "10-12": 6, "9": 7, None: 8})
    answer = disproportionality(network, AGES)
    assert (answer.rows[3].people, answer.rows[4].people) == (8, 7)
    assert answer.considered["young people in a group of the file"] == 18
    assert answer.considered["young people with a report"] == 33
    assert "The group of 8 young people is not recorded." in answer.sentences


def test_adults_and_people_without_a_report_are_not_counted() -> None:
    network = town(
        ("vic", "SPENDS_TIME_AT", "park"), nodes=[adult("vic"), person("ash", born="2012-05-05"), adult("bo")]
    )
    answer = disproportionality(network, AGES, smallest=1)
    assert [row.on_the_map for row in answer.rows] == ["not shown", "not shown", "not shown", "0", "0"]


def test_groups_may_come_from_a_file_that_is_never_loaded() -> None:
    network = of_ages({None: 12})
    groups = {key: "red" if n < 6 else "blue" for n, key in enumerate(network.keys) if key != "park"}
    answer = disproportionality(network, Denominators("a school roll", {"red": 1, "blue": 9}), groups=groups)
    assert answer.rows[0].finding == "more than expected"
    assert answer.method.parameters["groups"] == "from a file of groups by id"


def test_a_small_group_is_not_shown_nor_the_one_that_would_give_it_away() -> None:
    answer = disproportionality(of_ages({"10-12": 3, "13-15": 30, "16-17": 20}), AGES)
    assert [row.on_the_map for row in answer.rows[:3]] == ["not shown", "30", "not shown"]
    assert [row.ratio is None for row in answer.rows[:3]] == [True, False, True]
    assert answer.considered["groups that are not shown"] == 2


def test_where_no_group_is_shown_the_answer_says_that_and_does_not_compare() -> None:
    answer = disproportionality(of_ages({"10-12": 1}), AGES)
    assert answer.sentences[0] == "No group is shown, because the numbers are too small."


def test_a_group_that_nobody_of_the_population_is_in_has_no_ratio() -> None:
    against = Denominators("a roll", {"10-12": 10, "13-15": 10, "16-17": 0})
    answer = disproportionality(of_ages({"10-12": 6, "13-15": 6, "16-17": 6}), against)
    assert (answer.rows[2].finding, answer.rows[2].ratio) == ("no one in the population", None)


COUNTS = st.lists(st.integers(0, 9), min_size=3, max_size=3)


@given(COUNTS)
def test_shares_and_intervals_are_those_of_an_exact_binomial_test(counts: list[int]) -> None:
    answer = disproportionality(of_ages(dict(zip(AGES.counts, counts, strict=True))), AGES, smallest=1)
    for row, count, of in zip(answer.rows, counts, AGES.counts.values(), strict=False):
        if not sum(counts):
            assert row.finding == "not shown"
            continue
        exact = binomtest(count, sum(counts)).proportion_ci(0.95, method="exact")
        assert row.ratio == pytest.approx(count / sum(counts) * 1000 / of)
        assert (row.ratio_low, row.ratio_high) == pytest.approx((exact.low * 1000 / of, exact.high * 1000 / of))


@given(COUNTS, st.data())
def test_two_towns_that_differ_only_in_what_is_not_shown_give_out_the_same(
    counts: list[int], data: st.DataObject
) -> None:
    """Nothing beside the counts gives them away: everything that leaves is compared."""
    order = sorted(range(3), key=lambda cell: list(AGES.counts.values())[cell])
    hidden = hidden_counts(counts, smallest=5, order=order)
    other = [data.draw(st.integers(0, 9)) if cell in hidden.cells else count for cell, count in enumerate(counts)]
    if hidden_counts(other, smallest=5, order=order) != hidden or (sum(other) != sum(counts) and not hidden.total):
        return
    assert leaves(counts) == leaves(other)


def leaves(counts: list[int]) -> str:
    answer = disproportionality(of_ages(dict(zip(AGES.counts, counts, strict=True))), AGES)
    return json.dumps([answer.to_frame().to_dicts(), dict(answer.considered), answer.explain()])


def test_no_reports_stand_behind_a_group_because_they_would_name_its_people() -> None:
    answer = disproportionality(of_ages({"10-12": 6, "13-15": 6, "16-17": 6}), AGES)
    assert [answer.reports(row) for row in answer.rows] == [()] * 5


def test_groups_of_ages_are_read_as_they_are_written() -> None:
    ages = age_groups(Denominators("x", {"under 3": 1, "3": 1, "4-5": 1, "6 to 7": 1, "8–9": 1}))
    assert ages == {0: "under 3", 1: "under 3", 2: "under 3", 3: "3", 4: "4-5", 5: "4-5", 6: "6 to 7", 7: "6 to 7",
                    8: "8–9", 9: "8–9"}  # fmt: skip


@pytest.mark.parametrize("groups", [{"teenagers": 1}, {"10-12": 1, "12-13": 1}], ids=["no ages", "an age twice"])
def test_groups_of_ages_in_another_form_are_refused(groups: dict[str, int]) -> None:
    with pytest.raises(WrongUse):
        disproportionality(town(), Denominators("x", groups))


def test_a_birthday_on_the_day_asked_about_counts() -> None:
    network = town(
        ("ash", "SPENDS_TIME_AT", "park"), nodes=[person("ash", born="2010-11-24")], as_at=date(2026, 11, 24)
    )
    answer = disproportionality(network, AGES, smallest=1)
    assert [row.people for row in answer.rows] == [0, 0, 1, 0, 0]
