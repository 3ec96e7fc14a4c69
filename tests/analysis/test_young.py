"""Who counts as a young person, on which day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from ctx_map.analysis import shared_places
from ctx_map.analysis.rows.ages import young_account, young_ties
from ctx_map.network import Network
from random_towns import ENOUGH_TOWNS, is_young, named_links, random_towns
from towns import adult, event, person, tie, town


def at_park(network: Network) -> set[str]:
    return {network.keys[code] for code in young_ties(network, kinds=("SPENDS_TIME_AT",)).get_column("person")}


@pytest.mark.parametrize(
    ("born", "kind", "since", "counted"),
    [
        ("2008-06-15", None, "2026-06-14", True),
        ("2008-06-15", None, "2026-06-15", False),
        ("2008-06-15", None, "2026-06-14T23:59", True),
        ("2008-02-29", None, "2026-02-28", True),
        ("2008-02-29", None, "2026-03-01", False),
        ("2008-06-15", "adult", "2026-06-14", True),
        (None, "adult", "2026-06-14", False),
        (None, "young_person", "2026-06-14", True),
        (None, "unidentified", "2026-06-14", True),
        (None, None, None, True),
        ("2008-06-15", None, None, False),
        ("2010-06-15", None, None, True),
    ],
)
def test_a_young_person_is_under_18_or_of_unknown_age_on_the_day_of_the_report(
    born: str | None, kind: str | None, since: str | None, counted: bool
) -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "park", since=since), nodes=[person("ash", born=born, kind=kind)])
    assert at_park(network) == ({"ash"} if counted else set())


@pytest.mark.parametrize("event_day", ["occurred_from", "occurred_to"])
@pytest.mark.parametrize(("born", "young"), [("2008-06-15", True), ("2008-06-14", False)])
def test_a_part_in_an_event_is_of_the_day_of_the_event_whatever_the_report_says(
    event_day: str, born: str, young: bool
) -> None:
    network = town(
        tie("ash", "INVOLVED_IN", "fight", since="2026-06-20"),
        nodes=[person("ash", born=born), event("fight", **{event_day: "2026-06-14T22:00"})],
    )
    assert young_ties(network).height == young


def test_an_undated_part_in_an_event_is_of_the_day_of_the_event() -> None:
    network = town(
        ("ash", "INVOLVED_IN", "fight"),
        nodes=[person("ash", born="2008-06-15"), event("fight", occurred_from="2026-06-14T22:00")],
    )
    assert young_ties(network, kinds=("INVOLVED_IN",)).height == 1


def test_those_who_have_turned_18_since_are_counted_still_and_said() -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-06-01"),
        tie("bo", "SPENDS_TIME_AT", "park", since="2026-06-01"),
        nodes=[person("ash", born="2008-06-15"), person("bo", born="2012-01-01")],
    )
    answer = shared_places(network)
    assert [row.people_ids for row in answer.rows] == [("ash", "bo")]
    assert answer.considered["turned 18 since"] == 1


@pytest.mark.parametrize(("day", "turned"), [(date(2026, 6, 14), 0), (date(2026, 6, 15), 1)])
def test_who_turns_18_on_the_day_asked_about_has_turned_18(day: date, turned: int) -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-06-01"), nodes=[person("ash", born="2008-06-15")], as_at=day
    )
    assert young_account(network, [0])["turned 18 since"] == turned


def test_unknown_age_is_said() -> None:
    network = town(("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park"), nodes=[adult("bo")])
    assert young_account(network, [0]) == {
        "young people": 1,
        "turned 18 since": 0,
        "age not known, treated as a child": 1,
    }


def test_the_day_asked_about_decides_where_a_report_has_no_date() -> None:
    born = person("ash", born="2008-06-15")
    before = town(("ash", "SPENDS_TIME_AT", "park"), nodes=[born], as_at=date(2026, 6, 14))
    after = town(("ash", "SPENDS_TIME_AT", "park"), nodes=[born], as_at=date(2026, 6, 15))
    assert (at_park(before), at_park(after)) == ({"ash"}, set())


@ENOUGH_TOWNS
@given(random_towns())
def test_every_report_is_judged_as_it_would_be_one_by_one(network: Network) -> None:
    kinds = ("SPENDS_TIME_AT", "INVOLVED_IN", "USES")
    expected = {
        link["key"]
        for link in named_links(network)
        if link["kind"] in kinds and is_young(network, link, link["source"])
    }
    rows = young_ties(network, kinds=kinds).get_column("row")
    assert set(network.links.get_column("key").gather(rows)) == expected
