"""Full random towns for the plain counts: every kind of link, reports of two agencies, ages of every sort."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import polars as pl

from ctx_map.network import Network
from towns import TODAY, Node, Tie, event, organisation, peer_group, person, place, thing, town

PEOPLE = tuple(f"p{n}" for n in range(6))
PLACES = tuple(f"l{n}" for n in range(4))
THINGS = ("t0", "t1")
EVENTS = ("e0", "e1", "e2")
ENDS = {
    **dict.fromkeys(("SPENDS_TIME_AT", "LIVES_AT", "ATTENDS"), (PEOPLE, PLACES)),
    **dict.fromkeys(("FRIEND_OF", "FAMILY_OF", "KNOWS", "CARES_FOR", "SUPPORTS", "CONTACTED"), (PEOPLE, PEOPLE)),
    "USES": (PEOPLE, THINGS),
    "INVOLVED_IN": (PEOPLE, EVENTS),
    "MEMBER_OF": (PEOPLE, ("g0", "g1")),
    "HAPPENED_AT": (EVENTS, PLACES),
    "SEEN_AT": (THINGS, PLACES),
    "FOUND_IN": (THINGS, EVENTS),
    "SPOKE_IN": (PEOPLE, ("talk",)),
    "IS_ABOUT": (("talk",), (*PEOPLE, *PLACES)),
    "RATES": (("talk",), PLACES),
}
OFTEN = ("SPENDS_TIME_AT", "INVOLVED_IN", "HAPPENED_AT", "CONTACTED")
BIRTHDAYS = (None, None, "2012-05-05", "2010-03-01", "2008-06-15", "2008", "2008-07", "1990-01-01")
"""Not known, children throughout, turned 18 on 15 June 2026, known by the year or month only, an adult throughout."""
DAYS = (None, "2026-01-10", "2026-06-15", "2026-08-01T21:30", "2026-08-01T22:00", "2026-11-02", "2025-09-01")
ROLES = (None, "victim", "suspect", "convicted", "present")
POINTS = ((53.4200, -2.3100), (53.4201, -2.3101), (53.4260, -2.3100), (None, None))


def drawn_town(seed: int) -> Network:
    """The town of this seed."""
    chance = Random(seed)
    links = [_link(chance) for _ in range(chance.randint(10, 45))]
    return town(*links, nodes=_nodes(chance))


def the_town_before(network: Network, *, days: int) -> Network:
    """The same town so many days before: some links are not there yet, and one says something else."""
    links = network.links.with_row_index("n")
    kept = links.filter(pl.col("n") % 5 != days % 5)
    said = kept.with_columns(disputed=pl.when(pl.col("n") == kept["n"].max()).then(True).otherwise("disputed"))
    return replace(network, links=said.drop("n"), as_at=network.as_at - timedelta(days=days))


def _link(chance: Random) -> Tie:
    kind = chance.choice((*ENDS, *OFTEN, *OFTEN))
    sources, targets = ENDS[kind]
    since = chance.choice(DAYS)
    report = {
        "agency": chance.choice(("police", "school")),
        "ref": chance.choice(("R1", "R2", "R3", "R4")),
        "since": since,
        "until": chance.choice((None, None, None, since)),
        "grade": chance.choice((None, None, "1BP", "2EP")),
        "statement": chance.choice((None, "fact", "intelligence", "child_account")),
        "protective": chance.random() < 0.2,
        "disputed": chance.random() < 0.1,
        "role": chance.choice(ROLES) if kind == "INVOLVED_IN" else "unsafe" if kind == "RATES" else None,
    }
    return Tie(chance.choice(sources), kind, chance.choice(targets), report)


def _nodes(chance: Random) -> list[Node]:
    people = [
        person(
            key,
            born=chance.choice(BIRTHDAYS),
            kind=chance.choice((None, "young_person", "young_person", "adult", "unidentified")),
            child_voice=chance.choice((None, "Nobody asked.")),
            notified=chance.choice((None, "told by her worker", "not yet")),
        )
        for key in PEOPLE
    ]
    places = [_place(key, chance) for key in PLACES]
    things = [thing(key, kind=chance.choice((None, "vehicle", "phone"))) for key in THINGS]
    happened = [
        event(key, occurred_from=chance.choice(DAYS), harms=chance.choice((None, "county_lines"))) for key in EVENTS
    ]
    happened.append(
        event("talk", kind="conversation with a young person", occurred_from="2026-08-01", summary="It is loud.")
    )
    return [*people, *places, *things, *happened, peer_group("g0"), peer_group("g1"), organisation("o0")]


def _place(key: str, chance: Random) -> Node:
    latitude, longitude = chance.choice(POINTS)
    return place(
        key,
        kind=chance.choice((None, "park", "bus route", "school", "online space")),
        place_role=chance.choice((None, None, "crime_site", "place_of_safety")),
        latitude=latitude,
        longitude=longitude,
    )


assert TODAY.isoformat() == "2026-11-24"
