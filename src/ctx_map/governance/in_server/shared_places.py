"""Shared places of a whole store, counted where the data is.

Ids, counts, weights and the reports behind each row are those of the whole network. What needs all pairs of young
people, the surprise, is not worked out, and the row says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from ctx_map.analysis import shared_places
from ctx_map.analysis.participation import AT_A_PLACE
from ctx_map.analysis.result import Result
from ctx_map.analysis.shared import SharedContext
from ctx_map.governance.in_server.asked import Asked, named_in_server, shared_in_server
from ctx_map.governance.sight import Seen
from ctx_map.store.base import Value

STATEMENTS = ("server/shared_places", "server/places_account", "server/places_seen", "server/handlings")


@dataclass(frozen=True, slots=True)
class CountedPlaces:
    """A question about shared places that a server answers for one mandate."""

    asked: Asked
    people: tuple[str, ...]
    min_people: int

    def possible(self) -> bool:
        """Whether the store can count this."""
        return self.asked.possible(STATEMENTS)

    def answer(self) -> Result[SharedContext]:
        """The answer of `shared_places` on the whole network, but for the surprise. Raises WrongUse as it does."""
        picked = self._count("server/shared_places", least=self.min_people).get_column("key").to_list()
        network = self.asked.network(self._at(picked))
        found = shared_places(network, people=self.people, min_people=self.min_people, strict=False)
        return shared_in_server(found, self._considered(), self.asked.handling())

    def _count(self, statement: str, **more: Value) -> pl.DataFrame:
        return self.asked.read(statement, people=list(self.people), **more)

    def _at(self, picked: Sequence[str]) -> Seen:
        """The reports at these places and at the events there; those named are looked up too, as any id is."""
        sight, window = self.asked.sight, self.asked.window
        happened = sight.links_around(picked, 1, window).filter(pl.col("kind") == "HAPPENED_AT")
        events = happened.get_column("source").unique().sort().to_list()
        seen = sight.around([*picked, *events, *self.people], 1, window)
        elsewhere = pl.col("kind").is_in([*AT_A_PLACE, "HAPPENED_AT"]) & ~pl.col("target").is_in(list(picked))
        return replace(seen, links=seen.links.filter(~elsewhere))

    def _considered(self) -> dict[str, int]:
        """Out of what it was counted, in the words of the analysis."""
        account = self._count("server/places_account").row(0, named=True)
        sight = self.asked.sight
        return {
            "young people": account["young"],
            "of them turned 18 since": account["turned_18"],
            "of them age not known, treated as a child": account["age_unknown"],
            **named_in_server(self.people, account["named"]),
            "places": sight.store.read("server/places_seen", **sight.eyes).item(),
            "places with a young person": account["places"],
            "reports": account["reports"],
        }
