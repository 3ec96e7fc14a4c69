"""Which links can be written in the room between two that are on the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from ctx_map.governance.in_the_room.writing import young_people_of
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS, LinkKind, Puts

NOT_HERE = frozenset({Puts.PERSON_IN_EVENT, Puts.OWN_WORDS, Puts.TALKED_ABOUT, Puts.RATING})
"""A person's part in an event comes with the event. What a young person says has forms of its own."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One link that can be written, from one end to the other."""

    source: str
    kind: str
    target: str


def links_between(network: Network, one: str, other: str, day: date) -> tuple[Offered, ...]:
    """The links that can be written between two nodes of a network, in either direction.

    An act of getting in touch between an adult and a young person runs from the adult.
    """
    labels = _labels(network, (one, other))
    if len(labels) != len({one, other}):
        return ()
    young = young_people_of(network, day)
    found = []
    for source, target in ((one, other), (other, one)):
        for kind in _kinds(labels[source], labels[target]):
            again = kind.both_ways and source == other
            from_child = Puts.APPROACH in kind.puts and source in young and target not in young
            if not again and not from_child:
                found.append(Offered(source, kind.name, target))
    return tuple(found)


def links_to_a_place(network: Network, linked: Sequence[str]) -> tuple[str, ...]:
    """The kinds of link that can run from all of these nodes to a place. Empty if there is none."""
    labels = set(_labels(network, linked).values())
    if not labels:
        return ()
    of_each = [{kind.name for kind in _kinds(label, Label.PLACE)} for label in labels]
    fitting = set.intersection(*of_each)
    return tuple(name for name in LINK_KINDS if name in fitting)


def _kinds(source: Label, target: Label) -> list[LinkKind]:
    return [kind for kind in LINK_KINDS.values() if kind.joins(source, target) and not kind.puts & NOT_HERE]


def _labels(network: Network, keys: Iterable[str]) -> dict[str, Label]:
    nodes = network.nodes.filter(pl.col("key").is_in(list(keys))).select("key", "label")
    return {key: Label(label) for key, label in nodes.iter_rows()}
