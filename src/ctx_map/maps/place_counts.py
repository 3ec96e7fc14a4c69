"""How many young people are linked to each place of a street map: those whom a question names, or all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.maps.shown import distinct_young
from ctx_map.network import Network

ALL = "All young people"


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """The counts, and who is counted."""

    people: Mapping[str, int]
    """Different young people by the id of the place. A place that is left out has none."""
    named: int = 0
    """How many young people the question names. 0 where it is about all of them."""
    answered: Mapping[str, int] = field(default_factory=dict)
    """What the answer that is open says of its own places, which is then what the map says of them."""

    def at(self, place: str) -> int:
        """How many at this place."""
        return self.answered.get(place, self.people.get(place, 0))

    @property
    def heading(self) -> str:
        """What is counted, for the head of a column."""
        if not self.named:
            return ALL
        return f"Of the {self.named} named" if self.named > 1 else "The young person named"

    def words(self, place: str) -> str:
        """What is counted at a place, in words."""
        count = self.at(place)
        if not self.named:
            return f"{count_of(count, 'young person')} linked to it"
        if self.named == 1:
            return f"The young person named is {'' if count else 'not '}linked to it"
        return f"{count} of the {self.named} young people named {'is' if count == 1 else 'are'} linked to it"


def count_at_places(
    network: Network,
    *,
    named: Collection[str] = (),
    without: Collection[str] = (),
    answered: Mapping[str, int] | None = None,
) -> PlaceCounts:
    """Count the different young people at each place, directly or through an event.

    `named` are the young people whom the question names: with none, all are counted. `without` are links that are
    outside the period. `answered` is what the answer says of its own places.
    """
    left = pl.col("key").is_in(list(without)).not_()
    read = replace(network, links=network.links.filter(left)) if without else network
    keys = network.keys
    found = distinct_young(read, among=frozenset(named))
    return PlaceCounts({keys[code]: count for code, count in found.items()}, len(named), answered or {})
