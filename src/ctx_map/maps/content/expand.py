"""What opening a node would bring: everything linked to it by a report, and across an event.

A person is linked to the places of the events that they were involved in, and a place to the people involved there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from ctx_map.maps.content.around import touching
from ctx_map.maps.content.sorts import Sort, sorts_of
from ctx_map.maps.content.start import by_name
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

_ACROSS = {Label.PERSON.value: Label.PLACE.value, Label.PLACE.value: Label.PERSON.value}


@dataclass(frozen=True, slots=True)
class Coming:
    """The nodes of one sort that opening a node would add, in the order of their names."""

    sort: Sort
    nodes: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many would come."""
        return len(self.nodes)


def what_would_come(network: Network, node: str, drawn: Collection[str]) -> tuple[Coming, ...]:
    """What opening this node would add to what is drawn, sort by sort. Nothing where the id is not in this view."""
    found = network.keys.index_of(node)
    if found is None:
        return ()
    sorts, keys = sorts_of(network), network.keys
    known = set(drawn)
    codes = [code for code in by_name(network, neighbours(network, found)) if keys[code] not in known]
    of_each = {sort: tuple(keys[code] for code in codes if sorts[code] == sort.value) for sort in Sort}
    return tuple(Coming(sort, nodes) for sort, nodes in of_each.items() if nodes)


def neighbours(network: Network, node: int) -> set[int]:
    """The codes of all nodes that are linked to this one, directly or across an event."""
    label = network.nodes.get_column("label")
    direct = _other_ends(network.links, {node})
    beyond: set[int] = set()
    if label[node] in _ACROSS:
        events = {code for code in direct if label[code] == Label.EVENT.value}
        beyond = {code for code in _other_ends(network.links, events) if label[code] == _ACROSS[label[node]]}
    return (direct | beyond) - {node}


def _other_ends(links: pl.DataFrame, codes: Collection[int]) -> set[int]:
    near = touching(links, codes) if codes else links.clear()
    return {*near.get_column("source").to_list(), *near.get_column("target").to_list()} - set(codes)
