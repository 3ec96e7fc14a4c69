"""Where the canvas begins: those the meeting is about, what several of them share, and the people around them.

What is drawn is bounded by a declared rule: places, groups and things that most of them share come first, then adults
whom several share, protective people, and other contacts. People are never ordered by a count: within a tier of people
the order is that of their names.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from ctx_map.analysis.rows.adults import grown_ups
from ctx_map.maps.content.around import contexts_of, in_charge_of, people_at, people_in_contact
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

SEVERAL = 2
"""People from whom on something is shared."""


class Tier(StrEnum):
    """Why a node is drawn."""

    ASKED = "asked"
    SHARED = "shared"
    """A place, group or thing that several of the people share."""
    SHARED_PEOPLE = "shared_people"
    """An adult, or somebody not identified yet, in contact with several of the people."""
    PROTECTIVE = "protective"
    """Somebody with a protective link to one of the people."""
    CONTACT = "contact"
    """An adult linked to one of the people or places, or an organisation in charge of a place."""
    AT_PLACE = "at_place"
    """A young person reported at one of the places."""
    GROUP = "group"
    BUSY_PLACE = "busy_place"
    """A place of the whole town, those with most young people first."""
    EXPANDED = "expanded"


@dataclass(frozen=True, slots=True)
class _Around:
    """Nodes linked to those that a meeting is about, by code."""

    linked: Mapping[int, int]
    """How many of the people are linked to each place, group, thing and adult."""
    protective: Collection[int]
    contacts: Collection[int]
    at_places: Collection[int]


def start(network: Network, asked: Collection[int]) -> list[tuple[Tier, list[int]]]:
    """The nodes of each tier, in the order in which they are drawn while there is room. A node is in one tier only."""
    label = network.nodes.get_column("label")
    people = [code for code in asked if label[code] == Label.PERSON.value]
    places = [code for code in asked if code not in set(people)]
    around = _around(network, people, places)
    # one person alone shares nothing, so their own places, groups and things are drawn
    least = 1 if len(people) == 1 else SEVERAL
    persons = {code for code in around.linked if label[code] == Label.PERSON.value}
    shared_people = {code for code in persons if around.linked[code] >= SEVERAL}
    shared = {code: count for code, count in around.linked.items() if count >= least and code not in persons}
    tiers: list[tuple[Tier, list[int]]] = [
        (Tier.ASKED, list(asked)),
        (Tier.SHARED, by_count(network, shared)),
        (Tier.SHARED_PEOPLE, by_name(network, shared_people)),
        (Tier.PROTECTIVE, by_name(network, around.protective)),
        (Tier.CONTACT, by_name(network, around.contacts)),
    ]
    # about places alone, the picture is about those who are there; else those at a school would fill it
    tiers.insert(len(tiers) if people else 1, (Tier.AT_PLACE, by_name(network, around.at_places)))
    return _each_once(tiers)


def by_name(network: Network, codes: Collection[int]) -> list[int]:
    """These nodes in the order of what they are called, then of their ids."""
    order = sorted(codes)  # codes are in the order of ids
    names = network.names.gather(order).to_list()
    return [code for _, code in sorted(zip(names, order, strict=True))]


def by_count(network: Network, counts: Mapping[int, int]) -> list[int]:
    """These nodes with the largest counts first, then in the order of their names. Not for people."""
    return sorted(by_name(network, counts), key=lambda code: -counts[code])


def _around(network: Network, people: Sequence[int], places: Sequence[int]) -> _Around:
    links, grown_up = network.links, grown_ups(network)
    # who is at the places, and who shares something: the named, or where none is named those at the places
    there = people_at(links, places)
    adults_there = {code for code in there if grown_up[code]}
    about = people or sorted(there - adults_there)
    contexts = contexts_of(links, about, grown_up)
    counts = contexts.group_by("context").agg(people=pl.col("person").n_unique())
    # who is in contact with them
    others = people_in_contact(links, about)
    protective = set(others.filter("protective").get_column("there").to_list())
    adults = {code for code in others.get_column("there").unique().to_list() if grown_up[code]}
    return _Around(
        linked=dict(counts.select("context", "people").iter_rows()),
        protective=protective,
        contacts=adults | adults_there | in_charge_of(links, places),
        at_places=there - adults_there,
    )


def _each_once(tiers: Sequence[tuple[Tier, list[int]]]) -> list[tuple[Tier, list[int]]]:
    seen: set[int] = set()
    told: list[tuple[Tier, list[int]]] = []
    for tier, codes in tiers:
        told.append((tier, [code for code in dict.fromkeys(codes) if code not in seen]))
        seen.update(codes)
    return told
