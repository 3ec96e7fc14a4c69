"""What is recorded of one place, adult, young person, thing or organisation, for the conditions of measures."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ctx_map.analysis.questions.options.conditions import Child, Facts
from ctx_map.analysis.questions.options.grounds import Grounds, harms_of
from ctx_map.analysis.rows.current_links import has_not_ended
from ctx_map.network import Network
from ctx_map.vocabulary.kinds import ONLINE, organisation_sorts, place_sorts, thing_sorts
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import ADULT_AT, PersonKind, ages_on
from ctx_map.vocabulary.powers import Target

CARE = "care"


def adult_facts(network: Network, adult: int, grounds: Grounds) -> Facts:
    """Of an adult: their age, the harms and convictions reported, and the young people the reports link to them."""
    return Facts(
        Target.ADULT,
        age=_age(network, adult),
        harms=grounds.harms,
        harm_not_known=grounds.harm_not_known,
        convicted=bool(grounds.convicted),
        children=tuple(child_of(network, code) for code in grounds.young_people),
    )


def child_facts(network: Network, child: int) -> Facts:
    """Of a young person, or of somebody whose age is not known."""
    return Facts(Target.CHILD, children=(child_of(network, child),))


def place_facts(network: Network, place: int) -> Facts:
    """Of a place or an online space: its kind, and the harms of the events that happened there."""
    node = network.nodes.row(place, named=True)
    sorts = place_sorts(node["kind"], node["platform"])
    events = _sources(network, place, "HAPPENED_AT")
    target = Target.ONLINE_SPACE if ONLINE in sorts else Target.PLACE
    return Facts(target, sorts=sorts, harms=_harms(network, events))


def thing_facts(network: Network, thing: int) -> Facts:
    """Of a thing: its kind, and the harms of the events in which it was found."""
    kind = network.nodes.get_column("kind")[thing]
    found = network.links.filter((pl.col("kind") == "FOUND_IN") & (pl.col("source") == thing)).get_column("target")
    return Facts(Target.THING, sorts=thing_sorts(kind), harms=_harms(network, found))


def organisation_facts(network: Network, organisation: int) -> Facts:
    """Of an organisation: its kind, and the harms of the events at the places that it runs."""
    kind = network.nodes.get_column("kind")[organisation]
    places = places_run_by(network, organisation)
    events = [event for place in places for event in _sources(network, place, "HAPPENED_AT")]
    return Facts(Target.ORGANISATION, sorts=organisation_sorts(kind), harms=_harms(network, events))


def places_run_by(network: Network, organisation: int) -> list[int]:
    """The places (by code) that an organisation is reported to run on the day asked about."""
    runs = (pl.col("kind") == "RUNS") & (pl.col("source") == organisation)
    run = network.links.filter(runs).filter(has_not_ended(network)).get_column("target").unique().sort()
    return run.filter(network.nodes.get_column("label").gather(run) == Label.PLACE.value).to_list()


def child_of(network: Network, code: int) -> Child:
    """What is recorded of one young person: age, and whether they live in a care placement."""
    node = network.nodes.row(code, named=True)
    age = _age(network, code)
    homes = network.links.filter((pl.col("kind") == "LIVES_AT") & (pl.col("source") == code)).filter(
        has_not_ended(network)
    )
    places = (network.nodes.row(place, named=True) for place in homes.get_column("target"))
    in_care = any(CARE in place_sorts(place["kind"], place["platform"]) for place in places)
    ages = _ages(network, code)
    known = (ages is not None and max(ages) < ADULT_AT) or node["kind"] == PersonKind.YOUNG_PERSON
    return Child(age=age, in_care=in_care, known_child=known)


def _age(network: Network, person: int) -> int | None:
    """The age, if it is known: a year of birth may leave two."""
    ages = _ages(network, person)
    return ages[0] if ages and ages[0] == ages[1] else None


def _ages(network: Network, person: int) -> tuple[int, int] | None:
    born = network.nodes.get_column("date_of_birth")[person]
    return ages_on(born, network.as_at) if born else None


def _sources(network: Network, target: int, kind: str) -> list[int]:
    links = network.links.filter((pl.col("kind") == kind) & (pl.col("target") == target))
    return list(links.get_column("source").unique().sort())


def _harms(network: Network, events: Iterable[int]) -> frozenset[str]:
    return frozenset(harm for event in events for harm in harms_of(network, event))
