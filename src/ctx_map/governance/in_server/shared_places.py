"""Shared places of a whole store, counted where the data is.

Ids, counts, weights and the reports behind each row are those of the whole network. What needs all pairs of young
people, the surprise, is not worked out, and the row says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis import shared_places
from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.answers.shared_contexts import SharedContext
from ctx_map.analysis.rows.approximate_points import counted_as_left_out
from ctx_map.analysis.rows.participation import AT_A_PLACE, HAPPENED
from ctx_map.governance.in_server.asked import (
    UNTIED_NOT_COUNTED,
    Asked,
    named_in_server,
    shared_in_server,
    young_in_server,
)
from ctx_map.governance.in_server.engine import Engine
from ctx_map.network import Network
from ctx_map.store.base import Value

STATEMENTS = (
    "server/shared_places",
    "server/places_account",
    "server/places_seen",
    "server/reports_at",
)


@dataclass(frozen=True, slots=True)
class CountedPlaces:
    """A question about shared places that a server answers for one mandate."""

    asked: Asked
    people: tuple[str, ...]
    min_people: int

    def answer(self) -> Result[SharedContext]:
        """The answer of `shared_places` on the whole network, but for the surprise. Raises WrongUse as it does."""
        found = shared_places(self._part(), people=self.people, min_people=self.min_people, chance=False)
        return self.asked.of_the_whole(shared_in_server(found, self._considered()))

    def _count(self, statement: str, **more: Value) -> pl.DataFrame:
        return self.asked.read(statement, people=list(self.people), **more)

    def _part(self) -> Network:
        """The reports at the places that the server picks, and of who was in the events there."""
        picked = self._count("server/shared_places", least=self.min_people).get_column("key").to_list()
        at_places = self.asked.reports_at(picked, (*AT_A_PLACE, *HAPPENED))
        return self.asked.part([at_places, self.asked.parts_in_events(at_places)], self.people)

    def _considered(self) -> dict[str, int]:
        """Out of what it was counted, in the words of the analysis."""
        account = self._count("server/places_account").row(0, named=True)
        sight = self.asked.sight
        return {
            **young_in_server(account),
            **named_in_server(self.people, account["named"]),
            "places": sight.store.read("server/places_seen", **sight.eyes).item(),
            "places with a young person": account["places"],
            "reports": account["reports"],
            **counted_as_left_out(account["approximate"]),
        }


def _answer(asked: Asked, *, people: Sequence[str], min_people: int, untied: bool) -> Result[SharedContext]:  # noqa: ARG001
    return CountedPlaces(asked, tuple(people), min_people).answer()


ENGINE = Engine(
    question="shared-places",
    statements=STATEMENTS,
    answer=_answer,
    cannot={"untied": UNTIED_NOT_COUNTED},
)
