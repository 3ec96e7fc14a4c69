"""Initials: what a room may see before somebody reveals the names."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.maps import network_map
from ctx_map.maps.initials import with_initials
from ctx_map.network import Network
from maps.eastfield import ADULTS, ALONE, GROUPS, eastfield
from maps.read import labels, styles
from maps.releases import released
from towns import adult, event, person, place, tie, town, young


def _names(network: Network) -> list[str | None]:
    return network.nodes.get_column("name").to_list()


def test_people_are_called_by_their_initials_and_the_second_of_a_pair_gets_a_number() -> None:
    network = town(nodes=[young("a", name="Ash Khan"), young("b", name="Ada King"), young("c", name="Bo Lee")])
    assert _names(with_initials(network)) == ["AK", "AK 2", "BL"]


def test_a_name_inside_the_name_of_a_place_is_replaced_too() -> None:
    network = town(nodes=[young("a", name="Ash Khan"), place("b", name="Khan's house, Mill Street")])
    assert _names(with_initials(network))[1] == "K.'s house, Mill Street"


def test_a_word_that_is_also_a_kind_of_place_is_left() -> None:
    network = town(nodes=[young("a", name="Rose Park"), place("b", name="Riverside Park", kind="park")])
    assert _names(with_initials(network))[1] == "Riverside Park"


def test_somebody_not_identified_keeps_the_description() -> None:
    network = town(nodes=[person("u", name="Unknown man, white van", kind="unidentified")])
    assert _names(with_initials(network)) == ["Unknown man, white van"]


def test_a_place_keeps_its_name() -> None:
    assert _names(with_initials(town(nodes=[place("p", name="Leisure centre")]))) == ["Leisure centre"]


def test_free_text_and_dates_of_birth_are_not_in_it() -> None:
    network = with_initials(
        town(
            tie("a", "INVOLVED_IN", "e", note="a name in a note", collected_by="a worker"),
            nodes=[young("a", date_of_birth="2011-01-01", child_voice="words"), event("e", summary="a name")],
        )
    )
    nodes = network.nodes.select("date_of_birth", "child_voice", "summary").to_dicts()
    assert all(value is None for row in nodes for value in row.values())
    assert network.links.select("note", "collected_by").row(0) == (None, None)


def test_a_date_of_birth_becomes_what_it_says_on_the_day() -> None:
    born = [person("a", born="2008-11-24"), person("b", born="2008-11-25"), person("c")]
    payload = network_map(released(town(nodes=born)), names="initials")
    assert set(styles(payload).values()) == {"adult", "young", "age_unknown"}


def test_a_map_of_initials_holds_no_name_in_any_text() -> None:
    payload = network_map(released(eastfield()), names="initials")
    text = json.dumps({**payload, "nodes": [row[1:] for row in payload["nodes"]]})
    surnames = [name.split("_")[1] for group in GROUPS.values() for name in group] + ["Marcus", "Dean"]
    assert [name for name in surnames if name in text] == []
    assert len(ADULTS) + len(ALONE) > 0
    assert "AB" in labels(payload)


@settings(max_examples=40)
@given(st.lists(st.from_regex(r"[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}", fullmatch=True), min_size=1, max_size=8, unique=True))
def test_no_surname_survives_anywhere(names: list[str]) -> None:
    nodes = [young(f"n{number}", name=name) for number, name in enumerate(names)]
    homes = [place(f"home{number}", name=f"House of {name}") for number, name in enumerate(names)]
    grown = [adult("grown", name=f"{names[0]} the elder")]
    text = " ".join(name or "" for name in _names(with_initials(town(nodes=[*nodes, *homes, *grown]))))
    assert not [name for name in names if name.split()[1] in text]
