"""What changed in a whole store between two days, picked where the data is.

The server gives the versions of reports that were known on one of the days and not on the other, and the analysis puts
them together with the nodes at their ends as these were described on each day. A version that was known on both days
says the same on both, so that nothing of it needs to travel.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ctx_map.analysis import changes
from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.questions.changes import Changed
from ctx_map.governance.in_server.asked import Asked
from ctx_map.governance.in_server.engine import Engine
from ctx_map.governance.sight import ends_of
from ctx_map.network.withheld import Withheld

STATEMENTS = ("server/changed_reports", "server/reports_known", "server/new_nodes")


@dataclass(frozen=True, slots=True)
class CountedChanges:
    """A question about changes since the end of an earlier day that a server answers for one mandate."""

    asked: Asked
    day: date

    def answer(self) -> Result[Changed]:
        """The answer of `changes` on the two whole networks."""
        picked = self.asked.seen(self.asked.read("server/changed_reports", then=self.day.isoformat()))
        before = self.asked.on(self.day).part([_known(picked, self.day)], withheld=Withheld())
        now = _known(picked, self.asked.sight.mandate.as_at)
        # the ends of what was withdrawn too, so that they have their names of today
        found = changes(before, self.asked.part([now], ends_of(picked).to_list()))
        return self.asked.of_the_whole(replace(found, considered={**found.considered, **self._considered()}))

    def _considered(self) -> dict[str, int]:
        """Out of what it was picked, in the words of the analysis."""
        sight, then = self.asked.sight, self.day.isoformat()
        known = self.asked.read("server/reports_known", then=then).row(0, named=True)
        return {
            "people, places, groups, things and events new on the map": sight.store.read(
                "server/new_nodes", **sight.eyes, then=then
            ).item(),
            "links known then": known["then"],
            "links known now": known["now"],
        }


def _known(versions: pl.DataFrame, day: date) -> pl.DataFrame:
    """Those of these versions that were known at the end of a day."""
    ended = pl.col("retracted_at") <= day.isoformat()
    return versions.filter((pl.col("known_from") <= day.isoformat()) & ~ended.fill_null(value=False))


def _answer(asked: Asked, *, day: date) -> Result[Changed]:
    return CountedChanges(asked, day).answer()


def _suits(asked: Asked, day: date | None) -> bool:
    """Whether nodes that were described otherwise do no harm.

    Who is young does not matter here; but the server knows only when events happened as it is told now, which matters
    in a window. What is shown on the later day may not have been there on the earlier one, so both are asked.
    """
    if asked.window.is_open:
        return True
    return day is not None and asked.sight.describes_its_day() and asked.on(day).sight.describes_its_day()


ENGINE = Engine(
    question="changes",
    statements=STATEMENTS,
    answer=_answer,
    suits=_suits,
)
