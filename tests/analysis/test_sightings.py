"""Where a vehicle, phone or account has been seen, and with whom."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings

from ctx_map.analysis.questions.sightings import Sighting, sightings
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from random_towns import random_towns
from towns import adult, event, place, thing, tie, town, young

NODES = [young("ash"), adult("vic"), thing("van"), thing("phone"), place("park"), place("lodge"), event("party")]


def test_a_sighting_has_its_days_its_reports_and_its_agencies() -> None:
    network = town(
        tie("van", "SEEN_AT", "park", since="2026-10-23T20:05", agency="police", ref="P1"),
        tie("van", "SEEN_AT", "park", since="2026-05-01", agency="school", ref="S1"),
        nodes=NODES,
    )
    answer = sightings(network)
    (row,) = answer.rows
    assert (row.thing, row.place, row.first, row.last) == ("van", "park", "2026-05-01", "2026-10-23")
    assert (row.reports, row.agencies) == (2, ("police", "school"))
    assert answer.sentences == ("Van was seen at Park (1 May 2026 to 23 October 2026).",)


def test_who_uses_it_is_not_said_to_have_been_there() -> None:
    network = town(("van", "SEEN_AT", "park"), ("ash", "USES", "van"), ("vic", "USES", "van"), nodes=NODES)
    (row,) = sightings(network).rows
    assert (row.used_by, row.present) == (("ash", "vic"), ())
    assert row.links == ("link0000", "link0001", "link0002")


def test_a_thing_found_in_an_event_was_seen_where_it_happened_with_those_in_it() -> None:
    network = town(
        ("van", "FOUND_IN", "party"),
        ("party", "HAPPENED_AT", "lodge"),
        ("ash", "INVOLVED_IN", "party"),
        nodes=[*NODES[:-1], event("party", occurred_from="2026-06-05T21:00")],
    )
    (row,) = sightings(network).rows
    assert (row.place, row.first, row.used_by, row.present) == ("lodge", "2026-06-05", (), ("ash",))


def test_someone_in_an_event_elsewhere_is_not_named_here() -> None:
    network = town(
        ("van", "SEEN_AT", "park"),
        ("van", "FOUND_IN", "party"),
        ("party", "HAPPENED_AT", "lodge"),
        ("ash", "INVOLVED_IN", "party"),
        nodes=NODES,
    )
    assert {row.place: row.present for row in sightings(network).rows} == {"park": (), "lodge": ("ash",)}


def test_only_the_things_named_are_listed_when_some_are_named() -> None:
    network = town(("van", "SEEN_AT", "park"), ("phone", "SEEN_AT", "park"), nodes=NODES)
    assert [row.thing for row in sightings(network, things=["phone"]).rows] == ["phone"]
    assert [row.thing for row in sightings(network).rows] == ["phone", "van"]
    with pytest.raises(WrongUse):
        sightings(network, things=["car"])


def test_the_thing_that_most_reports_saw_comes_first_with_the_places_of_most_reports_first() -> None:
    seen = [tie("van", "SEEN_AT", at, ref=ref) for at, ref in (("lodge", "R1"), ("park", "R2"), ("park", "R3"))]
    network = town(tie("phone", "SEEN_AT", "park", ref="R4"), *seen, nodes=NODES)
    rows = sightings(network).rows
    assert [(row.thing, row.place) for row in rows] == [("van", "park"), ("van", "lodge"), ("phone", "park")]


def test_a_thing_that_no_report_saw_anywhere_is_said_to_be_so() -> None:
    answer = sightings(town(("ash", "USES", "phone"), nodes=NODES), things=["phone"])
    assert list(answer.rows) == []
    assert answer.sentences == ("No report says where any of these was seen.",)


def test_the_only_number_of_a_row_is_that_of_reports() -> None:
    assert [each.name for each in fields(Sighting) if str(each.type) in {"int", "float"}] == ["reports"]


@settings(max_examples=20)
@given(random_towns())
def test_every_row_is_a_thing_at_a_place_and_names_people_only(network: Network) -> None:
    labels = dict(zip(network.keys, network.nodes.get_column("label"), strict=True))
    for row in sightings(network).rows:
        assert (labels[row.thing], labels[row.place]) == ("Thing", "Place")
        assert {labels[each] for each in (*row.used_by, *row.present)} <= {"Person"}
