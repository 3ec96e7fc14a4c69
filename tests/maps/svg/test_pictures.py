"""Pictures that Python draws: well-formed, with every name and a legend, in grey as well, and never with markup."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from xml.etree import ElementTree

import pytest

from ctx_map.maps import canvas_payload, place_map, timeline_picture
from ctx_map.maps.content import Wanted, content_of
from ctx_map.maps.payload import ASKED, MapPayload
from ctx_map.maps.style import NODE_STYLES
from ctx_map.maps.svg import network_svg, street_svg, timeline_svg
from ctx_map.maps.svg.letters import cut_to, width_of, wrapped
from ctx_map.maps.svg.names import Name, place_names
from ctx_map.maps.svg.room import Room, overlap
from ctx_map.network import Network
from export.hostile import HOSTILE, hostile_town
from maps.releases import released
from towns import adult, event, place, tie, town, young


def evening() -> Network:
    """Two girls at a car park with an incident, a man who contacts one, and a youth worker who supports her."""
    return town(
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-09-04", agency="police", ref="R1"),
        tie("bo", "SPENDS_TIME_AT", "park", since="2026-09-11", agency="police", ref="R2"),
        tie("cy", "CONTACTED", "ash", since="2026-09-12T20:00", grade="1BP"),
        tie("mo", "SUPPORTS", "ash", since="2026-01-01", statement="fact"),
        tie("ash", "INVOLVED_IN", "e1", role="victim"),
        tie("e1", "HAPPENED_AT", "park", statement="fact"),
        nodes=[
            young("ash", name="Ash Field"),
            young("bo", name="Bo Null"),
            adult("cy", name="Cy Mere"),
            adult("mo", name="Mo Field"),
            place("park", name="Car park", kind="car park", latitude=53.0, longitude=-1.0),
            event("e1", kind="incident", harms="child_sexual_exploitation", occurred_from="2026-09-04T20:30"),
        ],
    )


def network_of(network: Network, *asked: str) -> MapPayload:
    """The canvas of these."""
    return canvas_payload(released(network), content_of(network, Wanted(asked)))


def said(svg: str) -> list[str]:
    """The words of a picture, without the white edges behind them."""
    told = [each for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("text")]  # noqa: S314
    return [each.text or "" for each in told if each.get("aria-hidden") is None]


def test_every_name_is_written_and_the_legend_names_what_is_drawn() -> None:
    told = said(network_svg(network_of(evening(), "ash", "bo")))
    for name in ("Ash Field", "Bo Null", "Cy Mere", "Mo Field", "Car park"):
        assert name in told
    for words in ("Young person", "Adult", "Contact, from the one who made it", "Protective link (double line)"):
        assert words in told
    assert "Online space" not in told


def test_those_whom_the_meeting_is_about_are_larger_and_no_child_has_a_number() -> None:
    payload = network_of(evening(), "ash", "bo")
    numbered = said(network_svg(payload, numbers={"park": 1}))
    assert numbered.count("1") == 1 + said(network_svg(payload)).count("1")
    assert {row[0] for row in payload["nodes"] if row[7] & ASKED} == {"ash", "bo"}


@cache
def hostile() -> Network:
    """The town of hostile texts, made once."""
    return hostile_town()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_that_looks_like_markup_stays_a_name(text: str) -> None:
    network = hostile()
    number = HOSTILE.index(text)
    pictures = (
        network_svg(network_of(network, f"p{number}")),
        street_svg(place_map(released(network), only=[f"l{number}"])),
        timeline_svg(timeline_picture(released(network), people=[f"p{number}"], places=[f"l{number}"])),
    )
    for svg in pictures:
        root = ElementTree.fromstring(svg)  # noqa: S314
        tags = {each.tag.partition("}")[2] for each in root.iter()}
        assert tags <= {"svg", "g", "path", "circle", "rect", "text", "clipPath"}
        assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or "href" in name]


def test_the_same_network_gives_the_same_picture() -> None:
    first, second = (network_svg(network_of(evening(), "ash", "bo")) for _ in range(2))
    assert first == second


def test_no_two_sorts_of_node_differ_in_colour_alone() -> None:
    def in_grey(name: str) -> tuple[object, ...]:
        look = NODE_STYLES[name]
        return look.shape, look.dashed, look.thick, look.hatch, look.inside

    looks = [in_grey(name) for name in NODE_STYLES]
    assert len(set(looks)) == len(looks)


def test_the_street_map_has_numbers_and_a_scale_bar_and_no_home() -> None:
    network = town(
        tie("ash", "LIVES_AT", "home"),
        tie("ash", "SPENDS_TIME_AT", "park"),
        tie("ash", "SPENDS_TIME_AT", "pier"),
        nodes=[
            young("ash", name="Ash Field"),
            place("home", name="Flat 9", kind="home", latitude=53.001, longitude=-1.0),
            place("park", name="Car park", latitude=53.0, longitude=-1.0),
            place("pier", name="Pier", latitude=53.002, longitude=-1.004),
        ],
    )
    told = said(street_svg(place_map(released(network))))
    assert {"Car park", "Pier", "1", "2"} <= set(told)
    assert "Flat 9" not in told
    assert [words for words in told if re.fullmatch(r"\d+ (metres|km)", words)]


def test_the_timeline_has_a_lane_for_each_and_names_its_months() -> None:
    payload = timeline_picture(
        released(evening()), people=["ash", "bo"], places=["park"], since="2026-08-01", until="2026-10-31"
    )
    told = said(timeline_svg(payload))
    assert {"Ash Field", "Bo Null", "Car park", "Event", "Contact"} <= set(told)
    assert any(words.startswith(("10 Aug", "Aug")) for words in told)


def test_names_do_not_cover_each_other_where_there_is_room() -> None:
    room = Room((0, 0, 700, 400))
    names = [Name(f"Young Person {n}", (80.0 + n % 5 * 120, 60.0 + n // 5 * 80), 9, n) for n in range(20)]
    placed = place_names(names, room, 8.5)
    boxes = [each.box for each in placed]
    assert not [(a, b) for at, a in enumerate(boxes) for b in boxes[:at] if overlap(a, b) > 0]


def test_long_names_are_broken_or_cut_with_a_sign() -> None:
    assert wrapped("Car park behind Golden Pearl") == ("Car park behind", "Golden Pearl")
    assert wrapped("x" * 60)[0].endswith("…")
    assert cut_to("is run by Golden Pearl Foods", 7, 40).endswith("…")
    assert width_of("WWW", 10) > width_of("iii", 10)


def test_a_timeline_of_no_one_is_an_empty_picture() -> None:
    payload = timeline_picture(released(evening()), people=[], since="2026-08-01", until="2026-10-31")
    ElementTree.fromstring(timeline_svg(payload))  # noqa: S314
    assert payload["lanes"] == []
    assert date(2026, 8, 1).isoformat() == payload["strip"]["first"]
