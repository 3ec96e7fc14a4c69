"""Shared places of a whole store, counted where the data is: the server picks the places, and only what is known of
these travels.

A server sends 100,000 reports in seconds and counts them in a fraction of one. It filters as every reading does: what
the mandate may see, as at its day, in the window. The rows are then worked out by the analysis itself from the reports
at the places that were picked, which the view holds against the mandate once more, so that ids, counts, weights and
the reports behind each row are those of the whole network. What needs all pairs of young people, the surprise, is not
worked out, and the row says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from ctx_map.analysis import shared_places
from ctx_map.analysis.participation import AT_A_PLACE
from ctx_map.analysis.result import FrameRows, Result
from ctx_map.analysis.shared import SharedContext
from ctx_map.governance.sight import Seen, Sight
from ctx_map.governance.window import Window
from ctx_map.network.build import build_network
from ctx_map.network.strictest import strictest_handling
from ctx_map.store.base import Value

STATEMENTS = ("server/shared_places", "server/places_account", "server/places_seen", "server/handlings")
NOT_WORKED_OUT = "not worked out: counted in the server"
FIRST, LAST = "", "~"
"""Open sides of a window: before and after every day."""


@dataclass(frozen=True, slots=True)
class CountedPlaces:
    """A question about shared places that a server answers for one mandate."""

    sight: Sight
    window: Window
    people: tuple[str, ...]
    min_people: int

    def possible(self) -> bool:
        """Whether the store can count, and describes every node as it was known on the mandate's day."""
        return all(map(self.sight.store.knows, STATEMENTS)) and self.sight.describes_its_day()

    def answer(self) -> Result[SharedContext]:
        """The answer of `shared_places` on the whole network, but for the surprise. Raises WrongUse as it does."""
        picked = self._count("server/shared_places", least=self.min_people).get_column("key").to_list()
        seen = self._at(picked)
        network = build_network(
            seen.nodes,
            seen.links,
            as_at=self.sight.mandate.as_at,
            since=self.window.since,
            until=self.window.until,
            withheld=seen.withheld,
        )
        found = shared_places(network, people=self.people, min_people=self.min_people, strict=False)
        handlings = self.sight.store.read("server/handlings", **self.sight.eyes, **self._days)
        return replace(
            found,
            rows=FrameRows(_without_surprise(found.to_frame()), SharedContext),
            considered=self._considered(),
            handling=strictest_handling(handlings),
        )

    @property
    def _days(self) -> dict[str, Value]:
        return {"since": self.window.since or FIRST, "until": self.window.until or LAST}

    def _count(self, statement: str, **more: Value) -> pl.DataFrame:
        return self.sight.store.read(statement, **self.sight.eyes, **self._days, people=list(self.people), **more)

    def _at(self, picked: Sequence[str]) -> Seen:
        """The reports at these places and at the events there; those named are looked up too, as any id is."""
        events = self._events(picked)
        seen = self.sight.around([*picked, *events, *self.people], 1, self.window)
        elsewhere = pl.col("kind").is_in([*AT_A_PLACE, "HAPPENED_AT"]) & ~pl.col("target").is_in(list(picked))
        return replace(seen, links=seen.links.filter(~elsewhere))

    def _events(self, picked: Sequence[str]) -> list[str]:
        happened = self.sight.links_around(picked, 1, self.window).filter(pl.col("kind") == "HAPPENED_AT")
        return happened.get_column("source").unique().sort().to_list()

    def _considered(self) -> dict[str, int]:
        """Out of what it was counted, in the words of the analysis."""
        account = self._count("server/places_account").row(0, named=True)
        named = len(set(self.people))
        about_the_named = {
            "people named": named,
            "of them with no such report as a young person": named - account["named"],
        }
        return {
            "young people": account["young"],
            "of them turned 18 since": account["turned_18"],
            "of them age not known, treated as a child": account["age_unknown"],
            **(about_the_named if named else {}),
            "places": self.sight.store.read("server/places_seen", **self.sight.eyes).item(),
            "places with a young person": account["places"],
            "reports": account["reports"],
        }


def _without_surprise(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with a surprise that says why it is not there: a part of the network would give a wrong one.

    Nor are pairs without a tie counted: the ties between young people are not fetched.
    """
    words, number = pl.lit(NOT_WORKED_OUT), pl.lit(None, pl.Float64)
    untied = pl.lit(None, rows.schema["untied_pairs"])
    surprise = {"surprise": words, "surprise_p": number, "surprise_strict": words, "surprise_strict_p": number}
    return rows.with_columns(**surprise, untied_pairs=untied)
