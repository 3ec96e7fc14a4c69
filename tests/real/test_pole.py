"""The POLE example: invented people, real addresses and incidents of one month."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl
import pytest

from ctx_map.analysis import hotspots, pairs, shared_places
from ctx_map.analysis.measures.distances import EARTH_RADIUS_M, metres_between
from ctx_map.network import Network
from real.loading import bare, data_of, expected, only

MONTH = 31
"""Days of August 2017, to which every incident belongs."""
NEO4J_RADIUS_M = 6_378_140
"""Metres. The known distances were worked out with it."""


@pytest.fixture(scope="module")
def told() -> Any:
    return expected("pole")


@pytest.fixture
def postcodes(pole: Network) -> dict[str, str]:
    """Postcode by key of the place."""
    return dict(pole.nodes.filter(pl.col("address").is_not_null()).select("key", "address").iter_rows())


def test_every_person_place_and_incident_arrives(pole: Network, told: Any) -> None:
    labels = dict(pole.nodes.get_column("label").value_counts().iter_rows())
    counts = told["counts"]["nodes_by_label"]
    assert labels == {"Person": counts["Person"], "Place": counts["Location"], "Event": counts["Crime"]}


def test_every_tie_arrives_as_a_report_of_its_own(pole: Network, told: Any) -> None:
    kinds = Counter(pole.links.select("kind", "ref").iter_rows())
    counts = told["counts"]["rels_by_type"]
    assert kinds["HAPPENED_AT", "incident"] == counts["OCCURRED_AT"]
    assert kinds["LIVES_AT", "address"] == counts["CURRENT_ADDRESS"]
    assert kinds["INVOLVED_IN", "incident"] == counts["PARTY_TO"]
    assert kinds["FAMILY_OF", "FAMILY_REL"] == counts["FAMILY_REL"]
    for tie in ("KNOWS", "KNOWS_LW", "KNOWS_SN", "KNOWS_PHONE"):
        assert kinds["KNOWS", tie] == counts[tie]


def test_incidents_of_each_kind_are_as_many_as_known(pole: Network, told: Any) -> None:
    kinds = pole.nodes.filter(pl.col("label") == "Event").get_column("kind").fill_null("").value_counts()
    assert dict(kinds.iter_rows()) == dict(told["crime_types"])


def test_two_pairs_of_people_share_a_name_and_stay_apart(pole: Network) -> None:
    people = pole.nodes.filter(pl.col("label") == "Person").get_column("name").value_counts()
    assert people.filter(pl.col("count") > 1).height == 2


def test_places_with_the_same_name_stay_apart(pole: Network) -> None:
    assert pole.nodes.filter(pl.col("name") == "Parking Area").height == 266


@pytest.fixture
def month_of_hotspots(pole_in_august: Network) -> Any:
    """Hotspots of the month in which everything happened."""
    return hotspots(pole_in_august, period_days=MONTH)


def test_the_places_with_most_incidents_are_the_known_ones(
    pole: Network, month_of_hotspots: Any, postcodes: dict[str, str], told: Any
) -> None:
    known = [tuple(row) for row in told["hotspots_top20_locations"]]
    least = known[-1][2]
    name = dict(pole.nodes.select("key", "name").iter_rows())
    busiest = [row for row in month_of_hotspots.rows if row.events >= least]
    found = [(name[row.id], postcodes[row.id], row.events) for row in busiest]
    assert {row for row in found if row[2] > least} == {row for row in known if row[2] > least}
    assert {row for row in known if row[2] == least} <= set(found)
    # what tells places of one name apart stands behind the name
    assert all(row.name.startswith(name[row.id]) for row in busiest)
    assert len({row.name for row in busiest}) == len(busiest)


def test_every_incident_of_the_month_is_in_some_hotspot(month_of_hotspots: Any, told: Any) -> None:
    assert sum(row.events for row in month_of_hotspots.rows) == told["counts"]["rels_by_type"]["OCCURRED_AT"]
    assert month_of_hotspots.considered["events in the period"] == told["counts"]["nodes_by_label"]["Crime"]


def test_dates_without_a_time_say_nothing_of_hours(month_of_hotspots: Any) -> None:
    assert {row.timed for row in month_of_hotspots.rows} == {0}
    assert {row.busiest for row in month_of_hotspots.rows} == {"Times not recorded often enough"}


def test_incidents_by_postcode_area_are_the_known_ones(
    month_of_hotspots: Any, postcodes: dict[str, str], told: Any
) -> None:
    areas: Counter[str] = Counter()
    for row in month_of_hotspots.rows:
        areas[postcodes[row.id].split()[0]] += row.events
    assert {area: areas[area] for area, _ in told["hotspots_top15_areas"]} == dict(told["hotspots_top15_areas"])


def test_incidents_within_500_metres_of_a_house_are_the_known_ones(
    pole: Network, month_of_hotspots: Any, postcodes: dict[str, str], told: Any
) -> None:
    known = told["crimes_within_500m_of_1_Coronation_Street"]
    places = pole.nodes.filter(pl.col("latitude").is_not_null())
    house = places.filter(pl.col("name") == "1 Coronation Street")
    there = house.item(0, "latitude"), house.item(0, "longitude")
    metres = metres_between(*there, places["latitude"].to_numpy(), places["longitude"].to_numpy())
    near = places.with_columns(metres=metres * NEO4J_RADIUS_M / EARTH_RADIUS_M).filter(pl.col("metres") <= 500)
    events = {row.id: row.events for row in month_of_hotspots.rows}
    with_events = near.filter(pl.col("key").is_in(list(events))).sort("metres")
    assert with_events.height == known["locations"]
    assert sum(events[key] for key in with_events["key"]) == known["crimes"]
    found = [
        (name, postcodes[key], events[key], round(metres, 1))
        for key, name, metres in with_events.head(10).select("key", "name", "metres").iter_rows()
    ]
    assert found == [(name, postcode, count, metres) for name, postcode, count, _, metres in known["nearest10"]]


def test_homes_that_several_people_share_are_the_known_ones(
    pole: Network, postcodes: dict[str, str], told: Any
) -> None:
    known = told["shared_home"]
    found = shared_places(only(pole, "LIVES_AT"), min_people=1)
    assert len(found.rows) == known["contexts"]
    top = [(row.name, postcodes[row.id], row.people) for row in found.rows[:10]]
    assert [people for *_, people in top] == [people for *_, people in known["top10_contexts_by_people"]]
    told_top = {tuple(row) for row in known["top10_contexts_by_people"]}
    assert {row for row in top if row[2] > 3} == {row for row in told_top if row[2] > 3}
    assert len(pairs(only(pole, "LIVES_AT")).rows) == known["pairs_sharing_ge1"]


def test_unknown_age_is_treated_as_a_child_and_said(pole: Network, told: Any) -> None:
    considered = shared_places(only(pole, "LIVES_AT"), min_people=1).considered
    assert considered["young people"] == told["shared_home"]["links"]
    recorded = told["young_people"]["under18"]
    assert considered["age not known, treated as a child"] == told["shared_home"]["links"] - recorded


def test_pairs_of_people_who_called_each_other_are_the_known_ones(pole: Network, told: Any) -> None:
    names = dict(pole.nodes.select("key", "name").iter_rows())
    calls = only(pole, "CONTACTED").links
    assert calls.height == told["calls"]["rows"]
    ends = Counter(frozenset(pole.keys[code] for code in pair) for pair in calls.select("source", "target").iter_rows())
    assert len(ends) == told["calls"]["distinct_pairs"]
    busiest = {(*sorted(names[end] for end in pair), count) for pair, count in ends.items()}
    assert {tuple(row) for row in told["calls"]["top5_pairs"]} <= busiest
    assert sorted(ends.values(), reverse=True)[:5] == [count for *_, count in told["calls"]["top5_pairs"]]


def test_who_is_charged_with_what_in_one_officers_drug_cases_can_be_read(pole: Network, told: Any) -> None:
    known = told["guide"]["larive"]
    names, charges = (dict(pole.nodes.select("key", column).iter_rows()) for column in ("name", "summary"))
    kinds = dict(pole.nodes.select("key", "kind").iter_rows())
    parts = ((pole.keys[who], pole.keys[what]) for who, what in _parts(pole))
    cases = [(who, what) for who, what in parts if bare(what) in _cases_of("Larive") and kinds[what] == "Drugs"]
    assert len(cases) == known["drugs"]
    assert {names[who] for who, _ in cases} == set(known["people"])
    assert sorted(charges[what] for _, what in cases) == known["charges"]


def _parts(network: Network) -> Any:
    return only(network, "INVOLVED_IN").links.select("source", "target").iter_rows()


def _cases_of(surname: str) -> set[str]:
    """The incidents that an officer looked into; officers are not part of a bundle."""
    officers, events = (
        pl.read_csv(data_of("pole") / f"{name}.csv", infer_schema=False) for name in ("officers", "events")
    )
    theirs = officers.filter(pl.col("surname") == surname).select("officer_id")
    return set(events.join(theirs, on="officer_id").get_column("context_id"))
