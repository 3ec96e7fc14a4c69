"""Eastfield: an invented town of about ninety nodes and 250 reports, to look at maps with. Nobody in it exists."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ctx_map.network import Network
from towns import Node, Tie, Value, adult, event, organisation, peer_group, person, place, thing, tie, town, young

GROUPS = {
    "park_group": [
        "Ash_Bello",
        "Bea_Hart",
        "Cal_Idris",
        "Dina_Marsh",
        "Eli_Noor",
        "Fay_Okafor",
        "Gus_Pryce",
        "Hana_Quill",
    ],
    "year_10_football": [
        "Ivo_Reid",
        "Jo_Sands",
        "Kit_Tudor",
        "Lena_Usman",
        "Mo_Vaughan",
        "Nia_Webb",
        "Oz_Yilmaz",
        "Pip_Abbot",
        "Rhys_Cole",
    ],
    "bus_station_group": ["Pia_Drew", "Quin_Ellis", "Rae_Farah", "Sol_Gray", "Tam_Hughes", "Uma_Iqbal"],
    "online_game_group": ["Vic_Jonas", "Wren_Khan", "Xan_Lowe", "Yas_Mills", "Zed_Nwosu"],
    "canal_group": ["Abe_Owen", "Bryn_Patel", "Cai_Rowe", "Della_Shah"],
}
ALONE = ["Evie_Thorn", "Finn_Uddin", "Gwen_Vale", "Harri_Ward", "Isla_Young"]
PLACES: dict[str, dict[str, Value]] = {
    "riverside_park": {"kind": "park", "place_role": "convergent_setting", "latitude": 51.5022, "longitude": -3.1805},
    "bus_station": {"kind": "transport", "place_role": "convergent_setting", "latitude": 51.5067, "longitude": -3.1712},
    "takeaway_on_mill_street": {
        "kind": "takeaway",
        "place_role": "corrupting_spot",
        "latitude": 51.5049,
        "longitude": -3.1688,
    },
    "flat_canal_road": {"kind": "home", "place_role": "comfort_space", "latitude": 51.4988, "longitude": -3.1650},
    "station_road_car_park": {
        "kind": "car park",
        "place_role": "crime_site",
        "latitude": 51.5091,
        "longitude": -3.1668,
    },
    "eastfield_school": {"kind": "school", "latitude": 51.5110, "longitude": -3.1840},
    "northgate_school": {"kind": "school", "latitude": 51.5155, "longitude": -3.1702},
    "leisure_centre": {"kind": "leisure", "place_role": "place_of_safety", "latitude": 51.5010, "longitude": -3.1731},
    "youth_club": {"kind": "youth club", "place_role": "place_of_safety", "latitude": 51.5134, "longitude": -3.1764},
    "library": {"kind": "library", "place_role": "place_of_safety", "latitude": 51.5075, "longitude": -3.1790},
    "canal_towpath": {"kind": "towpath", "latitude": 51.4971, "longitude": -3.1699},
    "all-night_shop": {"kind": "shop", "latitude": 51.5058, "longitude": -3.1745},
    "pleasant_view_home": {"kind": "children's home", "latitude": 51.5098, "longitude": -3.1902},
    "group_chat_R2": {"kind": "online", "platform": "chat"},
    "game_lobby": {"kind": "online", "platform": "game"},
}
ADULTS = [
    "Adult_Dean_R.",
    "Adult_Marcus_T.",
    "Coach_Sam",
    "Youth_worker_Bev",
    "Aunt_of_Lena",
    "Mother_of_Ash",
    "Father_of_Uma",
    "Foster_carer_Jan",
    "Mother_of_Wren",
    "Shopkeeper_Lal",
]
UNKNOWN = ["Unknown_man,_white_van", "Unknown_woman_'Kay'"]
THINGS = {
    "phone_ending_4471": "phone",
    "phone_ending_0932": "phone",
    "white_van": "vehicle",
    "account_nightowl": "account",
}
EVENTS: dict[str, dict[str, Value]] = {
    "e1": {"kind": "missing_episode", "occurred_from": "2026-09-12T22:00", "name": None},
    "e2": {"kind": "assault", "harms": "violence", "occurred_from": "2026-10-03", "name": None},
    "e3": {"kind": "robbery", "harms": "criminal_exploitation;violence", "occurred_from": "2026-10-21", "name": None},
    "e4": {"kind": "observation", "occurred_from": "2026-08-30", "name": None},
    "e5": {"kind": "missing_episode", "occurred_from": "2026-11-07T19:30", "name": None},
    "e6": {"kind": "sexual_assault", "harms": "sexual_exploitation", "occurred_from": "2026-07-18", "name": None},
}
ORGANISATIONS = {"eastfield_council_parks": "council", "mill_foods_ltd": "company", "bus_company": "company"}
SITES = {
    "e1": "bus_station",
    "e2": "station_road_car_park",
    "e3": "takeaway_on_mill_street",
    "e4": "riverside_park",
    "e5": "canal_towpath",
    "e6": "flat_canal_road",
}


def eastfield(*, extra: tuple[Tie, ...] = ()) -> Network:
    """The town as at the day of the tests."""
    return town(*_ties(random.Random(26)), *extra, nodes=_nodes(), namespace="eastfield")


def _nodes() -> Iterator[Node]:
    everyone = [name for members in GROUPS.values() for name in members] + ALONE
    yield from (
        young(key, name=key.replace("_", " "), date_of_birth=f"20{10 + n % 3}-0{1 + n % 9}-15")
        for n, key in enumerate(everyone[:-1])
    )
    yield person(everyone[-1], name=everyone[-1].replace("_", " "))
    yield from (adult(key, name=key.replace("_", " ")) for key in ADULTS)
    yield from (person(key, kind="unidentified", name=key.replace("_", " ")) for key in UNKNOWN)
    yield from (place(key, **about) for key, about in PLACES.items())
    yield from (thing(key, kind=kind) for key, kind in THINGS.items())
    yield from (event(key, **about) for key, about in EVENTS.items())
    yield from (organisation(key, kind=kind) for key, kind in ORGANISATIONS.items())
    yield from (peer_group(key, name=key.replace("_", " ").capitalize()) for key in GROUPS)


def _ties(dice: random.Random) -> Iterator[Tie]:
    for group, members in GROUPS.items():
        yield from (
            tie(m, "MEMBER_OF", group, grade=None, statement="professional_judgement", agency="youth work")
            for m in members
        )
        pairs = [(a, b) for n, a in enumerate(members) for b in members[n + 1 :]]
        for a, b in dice.sample(pairs, min(len(pairs), len(members) + 2)):
            yield tie(a, "FRIEND_OF", b, agency="school", protective=dice.random() < 0.3, since="2026-03-01")
    yield from _whereabouts(dice)
    yield from _grown_ups(dice)
    yield from _happenings()
    yield from _between_groups()


def _whereabouts(dice: random.Random) -> Iterator[Tie]:
    haunts = {
        "park_group": ["riverside_park", "riverside_park", "station_road_car_park", "leisure_centre"],
        "year_10_football": ["leisure_centre", "leisure_centre", "youth_club", "riverside_park"],
        "bus_station_group": ["bus_station", "bus_station", "takeaway_on_mill_street", "flat_canal_road"],
        "online_game_group": ["game_lobby", "game_lobby", "group_chat_R2", "library"],
        "canal_group": ["canal_towpath", "canal_towpath", "all-night_shop", "flat_canal_road"],
    }
    for group, members in GROUPS.items():
        yield tie(group, "MEETS_AT", haunts[group][0], grade="1BP", agency="police")
        for member in members:
            for where in dice.sample(haunts[group], 2):
                for _ in range(dice.choice([1, 1, 2])):
                    yield tie(
                        member,
                        "SPENDS_TIME_AT",
                        where,
                        grade=dice.choice(["1AP", "1BP", "2CP", None]),
                        agency=dice.choice(["police", "school", "youth work"]),
                        since=f"2026-0{dice.randint(4, 9)}-1{dice.randint(0, 9)}",
                        protective=PLACES[where].get("place_role") == "place_of_safety",
                    )
    for n, member in enumerate(GROUPS["park_group"] + GROUPS["year_10_football"]):
        if n % 3 == 0:
            yield tie(member, "ATTENDS", "eastfield_school", statement="fact", agency="school", since="2025-09-01")
    for member in GROUPS["bus_station_group"][:3] + GROUPS["canal_group"][:2]:
        yield tie(
            member,
            "ATTENDS",
            "northgate_school",
            statement="fact",
            agency="school",
            since="2024-09-01",
            until="2026-07-20",
        )
    yield tie("Evie_Thorn", "LIVES_AT", "pleasant_view_home", statement="fact", agency="children's services")
    yield tie("Rae_Farah", "LIVES_AT", "pleasant_view_home", statement="fact", agency="children's services")
    yield tie("Finn_Uddin", "SPENDS_TIME_AT", "library", protective=True, agency="library", statement="child_account")


def _grown_ups(dice: random.Random) -> Iterator[Tie]:
    for child in ("Uma_Iqbal", "Eli_Noor", "Mo_Vaughan", "Bryn_Patel"):
        yield tie("Adult_Dean_R.", "CONTACTED", child, grade="2BP", agency="police", since="2026-09-20")
    for child in ("Pia_Drew", "Xan_Lowe", "Cai_Rowe"):
        yield tie("Adult_Marcus_T.", "CONTACTED", child, agency="school", since="2026-08-11")
    for child in ("Wren_Khan", "Tam_Hughes", "Abe_Owen", "Hana_Quill"):
        yield tie("Unknown_man,_white_van", "CONTACTED", child, grade=dice.choice(["2DP", "3EP"]), agency="police")
    yield tie("Unknown_woman_'Kay'", "KNOWS", "Adult_Marcus_T.", grade="2CP", agency="police")
    yield tie("Adult_Dean_R.", "KNOWS", "Adult_Marcus_T.", grade="1BP", agency="police", disputed=True)
    yield tie("Adult_Dean_R.", "LIVES_AT", "flat_canal_road", statement="fact", agency="housing")
    for child in ("Ivo_Reid", "Kit_Tudor", "Nia_Webb", "Quin_Ellis"):
        yield tie("Coach_Sam", "SUPPORTS", child, agency="leisure", statement="child_account")
    for child in ("Dina_Marsh", "Zed_Nwosu", "Della_Shah", "Sol_Gray", "Gwen_Vale"):
        yield tie("Youth_worker_Bev", "SUPPORTS", child, agency="youth work", statement="fact")
    yield tie("Aunt_of_Lena", "CARES_FOR", "Lena_Usman", statement="fact", agency="children's services")
    yield tie("Mother_of_Ash", "CARES_FOR", "Ash_Bello", statement="fact", agency="children's services")
    yield tie("Father_of_Uma", "CARES_FOR", "Uma_Iqbal", statement="fact", agency="children's services")
    yield tie("Mother_of_Wren", "CARES_FOR", "Wren_Khan", statement="fact", agency="children's services")
    yield tie("Foster_carer_Jan", "CARES_FOR", "Harri_Ward", statement="fact", agency="children's services")
    yield tie("Shopkeeper_Lal", "WORKS_FOR", "all-night_shop", grade="1AP", agency="police")
    yield tie("eastfield_council_parks", "RUNS", "riverside_park", statement="fact", agency="council")
    yield tie("mill_foods_ltd", "RUNS", "takeaway_on_mill_street", statement="fact", agency="council")
    yield tie("bus_company", "RUNS", "bus_station", statement="fact", agency="council")


def _happenings() -> Iterator[Tie]:
    part = {
        "e1": [("Uma_Iqbal", "missing"), ("Pia_Drew", "missing")],
        "e2": [("Gus_Pryce", "victim"), ("Cal_Idris", "suspect"), ("Rhys_Cole", "witness")],
        "e3": [("Sol_Gray", "suspect"), ("Finn_Uddin", "victim")],
        "e4": [("Hana_Quill", "present"), ("Adult_Marcus_T.", "present")],
        "e5": [("Abe_Owen", "missing")],
        "e6": [("Uma_Iqbal", "victim"), ("Adult_Dean_R.", "suspect")],
    }
    for what, people in part.items():
        day = str(EVENTS[what]["occurred_from"])[:10]
        yield tie(what, "HAPPENED_AT", SITES[what], statement="fact", agency="police", since=day, until=day)
        for who, role in people:
            yield tie(who, "INVOLVED_IN", what, role=role, grade="1BP", agency="police", since=day, until=day)
    yield tie("Unknown_man,_white_van", "USES", "white_van", grade="2CP", agency="police")
    yield tie(
        "white_van", "SEEN_AT", "bus_station", grade="1AP", agency="police", since="2026-09-12", until="2026-09-12"
    )
    yield tie(
        "white_van", "SEEN_AT", "canal_towpath", grade="1AP", agency="police", since="2026-11-07", until="2026-11-07"
    )
    yield tie("Adult_Dean_R.", "USES", "phone_ending_4471", grade="1BP", agency="police")
    yield tie("Tam_Hughes", "USES", "phone_ending_4471", grade="2CP", agency="police")
    yield tie("Xan_Lowe", "USES", "account_nightowl", agency="school")
    yield tie("Sol_Gray", "USES", "phone_ending_0932", grade="1AP", agency="police")
    yield tie("phone_ending_0932", "FOUND_IN", "e3", statement="fact", agency="police")


def _between_groups() -> Iterator[Tie]:
    for a, b in (
        ("Bea_Hart", "Kit_Tudor"),
        ("Fay_Okafor", "Quin_Ellis"),
        ("Yas_Mills", "Jo_Sands"),
        ("Evie_Thorn", "Tam_Hughes"),
        ("Gwen_Vale", "Pip_Abbot"),
    ):
        yield tie(a, "FRIEND_OF", b, agency="school", protective=True, statement="child_account")
    yield tie("Oz_Yilmaz", "FAMILY_OF", "Della_Shah", statement="fact", agency="children's services")
    yield tie("Cal_Idris", "FRIEND_OF", "Vic_Jonas", agency="school", since="2025-01-01", until="2026-02-01")
    yield tie("Harri_Ward", "FRIEND_OF", "Rae_Farah", agency="school", grade=None)
