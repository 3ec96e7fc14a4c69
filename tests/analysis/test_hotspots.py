"""Places where many young people are exposed, and when."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from ctx_map.analysis import Hotspot, hotspots
from ctx_map.analysis.measures.rates import change_words, ratio_interval
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.severity import SeverityWeights
from towns import Node, Tie, adult, event, person, place, tie, town

TODAY = "2026-11-24"


def incident(name: str, day: str, at: str = "arcade", **properties: str) -> tuple[Tie, Node]:
    return tie(name, "HAPPENED_AT", at), event(name, occurred_from=day, **properties)


def of_incidents(*incidents: tuple[Tie, Node], period_days: int = 90) -> Hotspot:
    network = town(*[each for each, _ in incidents], nodes=[node for _, node in incidents])
    return hotspots(network, period_days=period_days).rows[0]


def test_a_place_counts_distinct_young_people_seen_there_in_the_period() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-11-20"),
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-11-21"),
        tie("bo", "SPENDS_TIME_AT", "park", since="2026-08-27"),
        tie("cy", "SPENDS_TIME_AT", "park", since="2026-08-26"),
    )
    (row,) = hotspots(network).rows
    assert (row.id, row.people_ids, row.reports) == ("park", ("ash", "bo"), 3)


def test_a_young_person_involved_in_an_event_there_is_counted_there() -> None:
    there, happened = incident("fight", "2026-11-20")
    network = town(
        there, ("ash", "INVOLVED_IN", "fight"), ("vic", "INVOLVED_IN", "fight"), nodes=[happened, adult("vic")]
    )
    (row,) = hotspots(network).rows
    assert (row.people_ids, row.events) == (("ash",), 1)


def test_a_stay_counts_while_it_lasts_and_a_school_until_it_ends() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-01-01", until="2026-10-01"),
        tie("bo", "ATTENDS", "park", since="2024-09-01"),
        tie("cy", "ATTENDS", "park", since="2024-09-01", until="2026-07-20"),
        tie("dee", "SPENDS_TIME_AT", "park", since="2024-09-01"),
    )
    assert hotspots(network).rows[0].people_ids == ("ash", "bo")


def test_links_without_a_date_are_in_no_period_and_are_counted_apart() -> None:
    network = town(
        ("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park"), ("fight", "HAPPENED_AT", "park")
    )
    answer = hotspots(network)
    assert (list(answer.rows), answer.considered["links without a date, in no period"]) == ([], 3)


def test_the_home_of_one_young_person_without_events_is_not_a_hotspot() -> None:
    assert list(hotspots(town(tie("ash", "LIVES_AT", "home", since="2020-01-01"))).rows) == []


def test_events_are_compared_with_the_period_before() -> None:
    now = [incident(f"now{n}", f"2026-11-{n + 1:02d}") for n in range(9)]
    before = [incident("before", "2026-10-20")]
    row = of_incidents(*now, *before, period_days=30)
    assert (row.events, row.before) == (9, 1)
    assert row.change == "Increase: 9 events, up from 1"
    assert row.change_low == pytest.approx(1.2, abs=0.1)


def test_a_small_change_is_not_told_from_chance() -> None:
    row = of_incidents(incident("now", "2026-11-20"), incident("now2", "2026-11-21"), incident("old", "2026-08-01"))
    assert row.change == "2 events, up from 1. Too few to be sure it has increased."


def test_harms_recorded_on_events_add_up() -> None:
    row = of_incidents(
        incident("one", "2026-11-20", harms="a;b"), incident("two", "2026-11-21", harms="a"), incident("three", TODAY)
    )
    assert (row.harm, row.events) == (3.0, 3)


def test_without_a_file_of_weights_each_harm_counts_1_and_the_answer_says_so() -> None:
    answer = hotspots(town())
    assert answer.method.parameters["weights of harm"] == "all types of harm are counted equally"
    assert "All types of harm are counted equally." in hotspots(busy_school_and_car_park()).explain()


def test_with_a_file_each_harm_weighs_what_the_file_says_and_the_answer_names_it() -> None:
    weights = SeverityWeights("2026", "an office", {"county_lines": 12.0, "hovering": 3.0}, 0.5, date(2027, 1, 1))
    network = town(
        *(tie(each, "HAPPENED_AT", "arcade") for each in ("one", "two")),
        nodes=[
            event("one", occurred_from=TODAY, harms="county_lines;online_harm"),
            event("two", occurred_from=TODAY, harms="county_lines"),
        ],
    )
    answer = hotspots(network, severity=weights)
    assert (answer.rows[0].harm, answer.rows[0].events) == (24.5, 2)
    assert answer.method.parameters["weights of harm"] == (
        "version 2026, an office. Types of harm not listed weigh 0.5. In force from 1 January 2027"
    )
    assert answer.considered["types of harm that the weights do not list"] == 1
    said = " ".join(answer.sentences)
    assert "These weights are not in force on the day in question." in said
    assert "The file of weights lists 1 type of harm that ctx-map does not know" in said


def test_the_harms_of_an_event_that_only_ungraded_intelligence_knows_are_not_weighed() -> None:
    weights = SeverityWeights("2026", "an office", {}, 10.0)
    rumour = {"statement": "intelligence", "agency": "police"}
    network = town(
        tie("rumoured", "HAPPENED_AT", "arcade", **rumour),
        tie("graded", "HAPPENED_AT", "arcade", grade="1BP", **rumour),
        tie("told", "HAPPENED_AT", "arcade", **rumour),
        tie("ash", "INVOLVED_IN", "told", statement="child_account"),
        nodes=[event(each, occurred_from=TODAY, harms="county_lines") for each in ("rumoured", "graded", "told")],
    )
    answer = hotspots(network, severity=weights)
    assert (answer.rows[0].harm, answer.rows[0].events) == (20.0, 3)
    assert answer.considered["events known only from ungraded intelligence, not weighed"] == 1
    assert hotspots(network).rows[0].harm == 3


HARMS = st.lists(st.sampled_from(["county_lines", "online_harm", "serious_violence"]), max_size=4)


@given(
    st.lists(st.tuples(st.sampled_from(["l0", "l1"]), HARMS), max_size=10),
    st.dictionaries(st.sampled_from(["county_lines", "online_harm"]), st.integers(0, 9)),
    st.integers(0, 9),
)
def test_harm_is_the_weights_added_one_by_one(
    drawn: list[tuple[str, list[str]]], weights: dict[str, int], otherwise: int
) -> None:
    happened = [incident(f"e{n}", TODAY, at, harms=";".join(harms)) for n, (at, harms) in enumerate(drawn)]
    network = town(*[each for each, _ in happened], nodes=[node for _, node in happened])
    severity = SeverityWeights("1", "a test", {harm: float(weight) for harm, weight in weights.items()}, otherwise)
    for row in hotspots(network, severity=severity).rows:
        assert row.harm == sum(weights.get(harm, otherwise) for at, harms in drawn if at == row.id for harm in harms)


def test_an_event_within_28_days_of_another_there_is_a_repeat() -> None:
    row = of_incidents(
        incident("first", "2026-08-01"), incident("second", "2026-08-29"), incident("third", "2026-09-27"),
        incident("elsewhere", "2026-09-28", "park"),
    )  # fmt: skip
    assert (row.id, row.events, row.repeats) == ("arcade", 2, 1)


def test_hours_come_from_moments_with_a_time_only() -> None:
    timed = [
        incident(f"e{n}", day) for n, day in enumerate(("2026-11-20T21:30", "2026-11-13T22:10", "2026-11-16T08:00"))
    ]
    row = of_incidents(*timed, incident("undated", "2026-11-22"))
    assert (row.timed, row.hours, row.busiest) == (
        3,
        (8, 4 * 24 + 21, 4 * 24 + 22),
        "Friday, 9pm to midnight (2 of the 3 recorded times)",
    )


def test_too_few_times_say_nothing_about_when() -> None:
    assert of_incidents(incident("one", "2026-11-20T21:30")).busiest == "Times not recorded often enough"


def test_the_agencies_that_contributed_are_named() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", since=TODAY, agency="police"),
        tie("bo", "SPENDS_TIME_AT", "park", since=TODAY),
    )
    answer = hotspots(network)
    assert answer.rows[0].agencies == ("police", "school")
    assert answer.considered["reports from police"] == 1


def test_the_period_ends_with_the_window_of_the_view() -> None:
    seen = [tie(who, "SPENDS_TIME_AT", "park", since="2026-06-30") for who in ("ash", "bo")]
    assert [row.id for row in hotspots(town(*seen, until="2026-06-30")).rows] == ["park"]
    assert list(hotspots(town(*seen, until="2026-06-29")).rows) == []


def test_a_window_that_cuts_the_period_before_is_said() -> None:
    said = hotspots(town(since="2026-08-01")).sentences
    assert "The dates you chose cut off part of the period before, so the change is not reliable." in said


def test_somebody_who_has_turned_18_since_is_counted_on_the_day_he_was_seen() -> None:
    network = town(
        *[tie(who, "SPENDS_TIME_AT", "park", since="2026-11-01") for who in ("ash", "bo")],
        nodes=[person("ash", born="2008-11-10"), place("park", place_role="convergent_setting")],
    )
    (row,) = hotspots(network).rows
    assert (row.people_ids, row.place_role) == (("ash", "bo"), "convergent_setting")


def test_most_harm_comes_first_then_most_events_and_a_place_without_an_event_last() -> None:
    seen = [tie(who, "SPENDS_TIME_AT", "park", since=TODAY) for who in ("ash", "bo")]
    happened = [incident("a", TODAY, "cafe"), incident("b", TODAY, "cafe"), incident("c", TODAY, "mall", harms="x")]
    network = town(*seen, *[each for each, _ in happened], nodes=[node for _, node in happened])
    assert [row.id for row in hotspots(network).rows] == ["mall", "cafe", "park"]
    assert hotspots(network).sentences[0].startswith("1 event at Mall in the 90 days to 24 November 2026")
    assert "1 place had no event but several young people: Park." in hotspots(network).sentences


def test_a_period_has_at_least_one_day() -> None:
    with pytest.raises(WrongUse):
        hotspots(town(), period_days=0)


@given(st.integers(0, 30), st.integers(0, 30))
def test_the_interval_of_a_change_is_exact(now: int, before: int) -> None:
    low, high = (float(bound[0]) for bound in ratio_interval(np.array([now]), np.array([before])))
    if now + before == 0:
        assert np.isnan(low)
        assert change_words(np.array([0]), np.array([0])) == ["No events in either period"]
        return
    exact = binomtest(now, now + before).proportion_ci(0.95, method="exact")
    assert low == pytest.approx(exact.low / (1 - exact.low))
    assert high == (np.inf if before == 0 else pytest.approx(exact.high / (1 - exact.high)))
    assert low <= (now / before if before else np.inf) <= high


def days(network: Network, row: Hotspot) -> list[date]:
    began = {
        each["key"]: each["occurred_from"] for each in network.nodes.iter_rows(named=True) if each["occurred_from"]
    }
    keys = network.keys
    at = [keys[link["source"]] for link in network.links.iter_rows(named=True) if keys[link["target"]] == row.id]
    return sorted(date.fromisoformat(began[key]) for key in at)


@given(st.lists(st.tuples(st.sampled_from(["l0", "l1"]), st.integers(0, 200)), max_size=25))
def test_events_and_repeats_are_those_counted_one_by_one(drawn: list[tuple[str, int]]) -> None:
    today = date(2026, 11, 24)
    happened = [
        incident(f"e{n:02d}", date.fromordinal(today.toordinal() - ago).isoformat(), at)
        for n, (at, ago) in enumerate(drawn)
    ]
    happened.append(incident("today", TODAY, "l2"))
    network = town(*[each for each, _ in happened], nodes=[node for _, node in happened])
    for row in hotspots(network).rows:
        ages = [(today - day).days for day in days(network, row)]
        assert row.events == sum(age < 90 for age in ages)
        assert row.before == sum(90 <= age < 180 for age in ages)
        gaps = [(earlier - later, later) for earlier, later in pairwise(ages)]
        assert row.repeats == sum(gap <= 28 and later < 90 for gap, later in gaps)


def busy_school_and_car_park() -> Network:
    """A school with three young people and nothing that happened, a car park with one, two events and one harm."""
    children = [tie(who, "ATTENDS", "school", since="2025-09-01") for who in ("ash", "bo", "cy")]
    happened = [incident(f"e{n}", "2026-11-20", "car_park", harms="county_lines" * (n == 0)) for n in range(2)]
    return town(*children, *[each for each, _ in happened], nodes=[each for _, each in happened])


@pytest.mark.parametrize(
    ("by", "words"), [("people", "young people"), ("events", "events"), ("harm", "harm"), ("change", "increase")]
)
def test_a_busy_school_without_an_event_is_no_hotspot_in_any_order(by: str, words: str) -> None:
    answer = hotspots(busy_school_and_car_park(), by=by)
    assert [row.id for row in answer.rows] == ["car_park", "school"]
    assert answer.sentences[0].startswith("2 events at Car park")
    assert answer.method.parameters["order"] == f"places with events first, then by {words}"


def test_among_places_with_events_the_order_is_the_one_asked_for() -> None:
    crowd = [(who, "INVOLVED_IN", "fight") for who in ("ash", "bo", "cy")]
    happened = [incident("fight", TODAY, "green"), incident("a", TODAY, "cafe"), incident("b", TODAY, "cafe")]
    network = town(*crowd, *[each for each, _ in happened], nodes=[node for _, node in happened])
    assert [row.id for row in hotspots(network, by="people").rows] == ["green", "cafe"]
    assert [row.id for row in hotspots(network, by="events").rows] == ["cafe", "green"]


def test_another_order_leaves_the_rows_as_they_are() -> None:
    network = busy_school_and_car_park()
    rows = [sorted(hotspots(network, by=by).rows, key=lambda row: row.id) for by in ("people", "events", "change")]
    assert rows[0] == rows[1] == rows[2]


def test_what_surely_became_more_comes_before_what_may_be_chance() -> None:
    surely = [incident(f"s{n}", "2026-11-20", "surely") for n in range(12)]
    perhaps = [incident(f"p{n}", f"2026-{month}-20", "perhaps") for n, month in enumerate(["11"] * 20 + ["07"] * 14)]
    network = town(*[each for each, _ in surely + perhaps], nodes=[each for _, each in surely + perhaps])
    assert [row.id for row in hotspots(network, by="events").rows] == ["perhaps", "surely"]
    assert [row.id for row in hotspots(network, by="change").rows] == ["surely", "perhaps"]


def test_an_order_that_there_is_not_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="harm, events, people, change"):
        hotspots(town(), by="name")


def test_where_the_data_end_earlier_the_period_is_the_last_days_of_the_data_and_that_is_said() -> None:
    there, happened = incident("fight", "2017-08-20")
    answer = hotspots(town(there, nodes=[happened]), period_days=30)
    assert [(row.id, row.events) for row in answer.rows] == [("arcade", 1)]
    assert answer.method.parameters["period"] == "30 days, 22 July 2017 to 20 August 2017"
    assert (
        "The data end on 20 August 2017, so the period ends on that day and not on 24 November 2026."
        in answer.sentences
    )


def test_a_period_in_which_something_is_dated_stays_as_it_is() -> None:
    there, happened = incident("fight", "2026-10-26")
    answer = hotspots(town(there, nodes=[happened]), period_days=30)
    assert answer.method.parameters["period"] == "30 days, 26 October 2026 to 24 November 2026"


def test_an_answer_without_rows_says_what_there_is() -> None:
    network = town(tie("ash", "USES", "phone", since="2017-08-01"))
    assert hotspots(network).sentences[:2] == (
        "No place had an event or several young people in the 90 days to 24 November 2026.",
        "The dated reports on this map run from 1 August 2017 to 1 August 2017.",
    )


def test_there_is_no_comparison_with_a_time_in_which_an_agency_reported_nothing() -> None:
    now = [incident(f"now{n}", f"2026-11-{n + 1:02d}") for n in range(9)]
    network = town(*[each for each, _ in now], nodes=[node for _, node in now])
    answer = hotspots(network, period_days=30)
    (row,) = answer.rows
    assert (row.change, row.change_low) == ("9 events. School reported nothing in the period before.", None)
    assert answer.sentences[0] == "9 events at Arcade in the 30 days to 24 November 2026."
    assert any(each.startswith("School reported nothing from 26 September 2026") for each in answer.sentences)


def test_an_agency_that_reported_anything_before_is_compared() -> None:
    now = [incident(f"now{n}", f"2026-11-{n + 1:02d}") for n in range(9)]
    network = town(
        *[each for each, _ in now],
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-10-20"),
        nodes=[node for _, node in now],
    )
    (row,) = hotspots(network, period_days=30).rows
    assert row.change == "Increase: 9 events, none before"


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (9, 3, "9 events, up from 3. Too few to be sure it has increased."),
        (1, 2, "1 event, down from 2. Too few to be sure it has decreased."),
        (2, 2, "2 events, the same as before"),
        (0, 12, "Decrease: no events, down from 12"),
        (40, 34, "40 events, up from 34. Chance is not ruled out."),
    ],
)
def test_a_change_is_told_in_words_for_the_room(now: int, before: int, words: str) -> None:
    assert change_words(np.array([now]), np.array([before])) == [words]


def test_times_spread_over_the_week_have_no_busiest() -> None:
    days = ("2026-11-16T08:00", "2026-11-18T14:00", "2026-11-20T21:30")
    assert of_incidents(*[incident(f"e{n}", day) for n, day in enumerate(days)]).busiest == "No busiest time"


def test_places_at_one_point_more_than_a_building_explains_are_said() -> None:
    spots = [place(f"stop{n}", latitude=54.4, longitude=2.2) for n in range(25)]
    happened = [incident(f"e{n}", TODAY, f"stop{n}") for n in range(25)]
    network = town(*[each for each, _ in happened], nodes=[*spots, *[node for _, node in happened]])
    said = hotspots(network).sentences
    assert "25 places listed share a point with more others than a building explains." in said


def test_a_listed_place_is_said_to_share_its_point_also_where_the_others_there_are_not_listed() -> None:
    spots = [place(f"stop{n}", latitude=54.4, longitude=2.2) for n in range(25)]
    happened, node = incident("e1", TODAY, "stop1")
    said = hotspots(town(happened, nodes=[*spots, node])).sentences
    assert "1 place listed shares a point with more others than a building explains." in said
