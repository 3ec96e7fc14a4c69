"""A link has the same words on every surface, and an event that is called by its place does not happen there twice."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from ctx_map.analysis import connect, why
from ctx_map.export import csv_files
from ctx_map.export.formats.graphml import graphml_graph
from ctx_map.export.formats.json import json_object
from ctx_map.maps import MapPayload, network_map
from ctx_map.maps.initials import with_initials
from ctx_map.maps.sentences import sentences
from ctx_map.maps.timeline import timeline_picture
from ctx_map.network import Network
from export.releases import released
from maps.read import lines
from maps.releases import released as drawn
from random_towns import ENOUGH_TOWNS, random_towns
from towns import Node, event, place, tie, town, young

HAPPENED = tie("fight", "HAPPENED_AT", "green", since="2026-07-18")
SAID = "Incident on 18 July 2026 happened at Green"
FIGHT = event("fight", name=None, kind="incident", occurred_from="2026-07-18")


def a_fight(*nodes: Node) -> Network:
    return town(HAPPENED, ("ash", "INVOLVED_IN", "fight"), nodes=[FIGHT, young("ash"), *nodes])


def said_of(network: Network) -> dict[str, str]:
    """What each surface says of the link between the event and its place."""
    (row,) = why(network, "fight|green").rows
    edges = graphml_graph(released(network, to="graphml")).edges(data=True)
    (edge,) = [kept for *ends, kept in edges if ends == ["fight", "green"]]
    table = csv_files(released(network, to="csv"))["links.csv"].decode("utf-8-sig")
    (cells,) = [each for each in csv.DictReader(io.StringIO(table)) if each["id"] == row.link]
    (fields,) = [each for each in json_object(released(network, to="json"))["links"] if each["id"] == row.link]
    payload = network_map(drawn(network))
    (number,) = [number for number, each in enumerate(payload["lines"]) if each[8] == [row.link]]
    (line,) = lines(one_line(payload, number))
    (below,) = [each.sentence for each in sentences(network, payload)[1] if each.line == number]
    return {
        "why": row.said,
        "connect": connect(network, "fight", "green").rows[0].sentence.rpartition(" (")[0],
        "graphml": edge["sentence"],
        "csv": cells["sentence"],
        "json": fields["sentence"],
        "map": " ".join(line[:3]),
        "below the map": below,
    }


def one_line(payload: MapPayload, number: int) -> MapPayload:
    words = payload["beginnings"].get(str(number))
    beginnings = {} if words is None else {"0": words}
    return {**payload, "lines": [payload["lines"][number]], "beginnings": beginnings}


def test_an_event_that_is_called_by_its_place_reads_the_same_on_every_surface() -> None:
    network = a_fight(place("green", name="Green"))
    assert set(said_of(network).values()) == {SAID}


def test_the_timeline_of_a_place_does_not_repeat_it() -> None:
    (lane,) = timeline_picture(drawn(a_fight(place("green", name="Green"))), people=[], places=["green"])["lanes"]
    assert {mark["words"][0] for mark in lane["marks"]} == {"Green is the location of Incident on 18 July 2026"}


@pytest.mark.parametrize("named", [False, True])
def test_names_that_are_told_apart_do_not_repeat_the_place_either(named: bool) -> None:
    green = place("green", name="Green", address="Mill Road (north)")
    other = place("other", name="Green", address="High Street")
    again = event("again", name=None, kind="incident", occurred_from="2026-07-18")
    network = town(
        HAPPENED,
        tie("again", "HAPPENED_AT", "other" if named else "green", since="2026-07-18"),
        ("ash", "INVOLVED_IN", "fight"),
        nodes=[FIGHT, again, green, other],
    )
    for said in said_of(network).values():
        assert said.startswith("Incident on 18 July 2026 (fight) happened at Green"), said


def test_a_name_that_only_ends_like_the_place_is_kept() -> None:
    network = town(HAPPENED, nodes=[event("fight", name="Party at Long Green"), place("green", name="Green")])
    (row,) = why(network, "fight|green").rows
    assert row.said == "Party at Long Green happened at Green"


def test_people_use_an_online_space_on_every_surface() -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "chat", since="2026-05-01"), nodes=[place("chat", platform="Chatter")])
    payload = network_map(drawn(network))
    (below,) = sentences(network, payload)[1]
    (fields,) = json_object(released(network, to="json"))["links"]
    (line,) = lines(payload)
    said = {below.sentence, fields["sentence"], " ".join(line[:3]), why(network, "ash|chat").rows[0].said}
    assert said == {"Ash uses Chat"}


def test_initials_do_not_bring_the_place_back() -> None:
    network = with_initials(a_fight(place("green", name="Green")))
    said = {each[:3] for each in lines(network_map(drawn(network)))}
    assert ("Incident on 18 July 2026", "happened at", "Green") in said


@given(random_towns())
@ENOUGH_TOWNS
def test_a_file_and_a_map_say_of_every_link_what_its_evidence_says(network: Network) -> None:
    fields = json_object(released(network, to="json"))["links"]
    exported = {each["id"]: each["sentence"] for each in fields}
    below = sentences(network, network_map(drawn(network)))[1]
    for key, sentence in exported.items():
        (row,) = [each for each in why(network, key).rows if each.link == key]
        assert row.said == sentence
    assert {each.sentence for each in below} <= set(exported.values())
