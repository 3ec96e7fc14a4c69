"""The payload of a timeline: ids, words and shapes."""

from __future__ import annotations

import json

from hypothesis import given

from ctx_map.governance.window import Window
from ctx_map.maps import network_map, shared_places_of, timeline_picture
from ctx_map.maps.initials import with_initials
from ctx_map.maps.timeline.picture import form_of
from ctx_map.network import Network
from ctx_map.vocabulary.links import LINK_KINDS
from maps.releases import released
from random_towns import ENOUGH_TOWNS, PEOPLE, PLACES, random_towns
from towns import event, place, tie, town, young

NIGHT = event("night", kind="incident", occurred_from="2026-05-01T21:00", occurred_to="2026-05-01T22:30")


def words_of(network: Network, key: str = "ash") -> list[list[str]]:
    (lane,) = timeline_picture(released(network), people=[key])["lanes"]
    return [mark["words"] for mark in lane["marks"]]


def test_a_mark_says_what_when_who_reported_it_and_how_sure_it_is() -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01T20:30", agency="youth-work", protective=True))
    assert words_of(network) == [
        [
            "Ash spends time at Park",
            "On 1 May 2026, 8.30pm",
            "Reported by youth work",
            "Recorded as protective",
            "Not confirmed",
        ]
    ]


def test_a_day_without_a_time_says_so() -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01", statement="fact"))
    assert words_of(network)[0][1:] == ["On 1 May 2026, time not recorded", "Reported by school"]


def test_an_event_within_a_day_says_its_day_once() -> None:
    network = town(tie("ash", "INVOLVED_IN", "night"), nodes=[NIGHT])
    assert words_of(network)[0][1] == "On 1 May 2026, 9pm to 10.30pm"


def test_a_home_is_never_called_by_its_name() -> None:
    network = town(
        tie("ash", "LIVES_AT", "gull_house", since="2026-05-01"), nodes=[place("gull_house", kind="children's home")]
    )
    payload = timeline_picture(released(network), people=["ash"], places=["gull_house"])
    assert "Gull house" not in json.dumps(payload)
    assert payload["lanes"][0]["marks"][0]["words"][0] == "Ash lives at a home or placement"
    assert "1 home or placement is not shown." in payload["said"]


def test_a_role_in_an_event_is_not_said() -> None:
    network = town(tie("ash", "INVOLVED_IN", "night", role="suspect"), nodes=[NIGHT])
    assert "suspect" not in json.dumps(timeline_picture(released(network), people=["ash"]))


def test_every_kind_of_link_has_a_shape() -> None:
    shapes = {kind: form_of(kind) for kind in LINK_KINDS}
    assert {kind for kind, form in shapes.items() if form == "event"} == {"INVOLVED_IN", "HAPPENED_AT", "FOUND_IN"}
    assert (shapes["SPENDS_TIME_AT"], shapes["CONTACTED"], shapes["SEEN_AT"]) == ("visit", "contact", "thing")
    assert shapes["ATTENDS"] == shapes["CARES_FOR"] == "link"


def test_initials_leave_no_name() -> None:
    network = town(tie("ash", "KNOWS", "bo", since="2026-05-01"), nodes=[young("ash", name="Ash Quillow")])
    payload = timeline_picture(released(with_initials(network)), people=["ash"])
    assert payload["lanes"][0]["name"] == "AQ"
    assert "Quillow" not in json.dumps(payload)


def test_a_band_joins_the_lanes_of_its_people_and_of_its_place() -> None:
    ties = [tie(who, "SPENDS_TIME_AT", "park", since="2026-05-01T20:00", ref="r") for who in ("ash", "cas")]
    payload = timeline_picture(
        released(town(*ties, ("bo", "KNOWS", "ash"))), people=["ash", "bo", "cas"], places=["park"]
    )
    (band,) = payload["bands"]
    assert band["lanes"] == [0, 2, 3]
    assert band["words"][0] == "Ash and Cas were at Park at the same time"


def test_places_that_most_of_them_share_come_first_and_homes_do_not() -> None:
    network = town(
        ("ash", "SPENDS_TIME_AT", "park"),
        ("bo", "SPENDS_TIME_AT", "park"),
        ("cas", "SPENDS_TIME_AT", "park"),
        ("ash", "SPENDS_TIME_AT", "mall"),
        ("bo", "SPENDS_TIME_AT", "mall"),
        ("ash", "LIVES_AT", "flat"),
        ("bo", "LIVES_AT", "flat"),
        ("cas", "SPENDS_TIME_AT", "den"),
    )
    assert shared_places_of(network, ["ash", "bo", "cas"]) == ["park", "mall"]
    assert shared_places_of(network, ["cas"]) == ["den", "park"]
    assert shared_places_of(network, ["ash", "bo", "cas"], most=1) == ["park"]


@given(random_towns())
@ENOUGH_TOWNS
def test_a_timeline_and_a_strip_hold_no_link_that_the_network_lacks(network: Network) -> None:
    release = released(network)
    payload = timeline_picture(release, people=PEOPLE, places=PLACES)
    known = set(network.links["key"])
    told = [link for lane in payload["lanes"] for mark in lane["marks"] for link in mark["links"]]
    told += [link for band in payload["bands"] for link in band["links"]]
    assert set(told) <= known
    drawn = network_map(release, strip=True)
    assert len(drawn["strip"]["lines"]) == len(drawn["lines"])
    assert json.loads(json.dumps(payload)) == json.loads(json.dumps(payload))


def test_a_map_has_a_strip_only_where_it_is_asked_for() -> None:
    release = released(town(tie("ash", "KNOWS", "bo", since="2026-05-01"), ("ash", "KNOWS", "cas")))
    assert "strip" not in network_map(release)
    strip = network_map(release, strip=True)["strip"]
    assert strip["lines"] == [[["2026-05-01", None]], [[None, None]]]
    assert (strip["first"], strip["last"], strip["undated"]) == ("2026-05-01", "2026-11-24", 1)
    assert sum(reports for _, _, reports in strip["bars"]) == 1


def test_the_strip_dims_what_an_answer_about_the_period_would_leave_out() -> None:
    network = town(tie("ash", "SPENDS_TIME_AT", "park", since="2026-05-01", key="k1"))
    strip = network_map(released(network), strip=True)["strip"]
    # an answer takes a visit without an end as one that may go on, so no later period leaves it out
    assert strip["lines"] == [[["2026-05-01", None]]]
    nodes = network.nodes.drop("key").with_row_index("key")
    assert Window("2026-08-01", None).holds(network.links, nodes).height == 1
