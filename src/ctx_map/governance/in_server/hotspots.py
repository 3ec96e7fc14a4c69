"""Hotspots of a whole store, counted where the data is.

The server picks the places with events or several young people in the period, and the events of the period; what
travels is who was at these places in the period, what happened there at any time (to tell repeats), and all that is
reported of the events. The rows are those of the whole network. Where nearly every place has two young people of a
home or a school, nearly every place is picked: then what is saved is the reports of other periods.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.questions.hotspots import Hotspot, check_order, hotspots_of_part
from ctx_map.analysis.questions.hotspots.account import HotspotAccount
from ctx_map.analysis.rows.events_at_places import OPEN_ENDED, Period, in_the_data, period_up_to
from ctx_map.analysis.rows.participation import AT_A_PLACE, HAPPENED
from ctx_map.governance.in_server.asked import Asked, young_in_server
from ctx_map.governance.in_server.engine import Engine
from ctx_map.network import Network
from ctx_map.store.base import Value
from ctx_map.vocabulary.severity import SeverityWeights

STATEMENTS = (
    "server/hotspots",
    "server/hotspot_events",
    "server/hotspots_account",
    "server/hotspot_agencies",
    "server/hotspot_newest",
    "server/reports_at",
)


@dataclass(frozen=True)
class CountedHotspots:
    """A question about hotspots that a server answers for one mandate."""

    asked: Asked
    period_days: int
    severity: SeverityWeights | None
    by: str = "harm"

    def answer(self) -> Result[Hotspot]:
        """The answer of `hotspots` on the whole network."""
        found = hotspots_of_part(self._part(), self._account(), period=self._period, severity=self.severity, by=self.by)
        return self.asked.of_the_whole(found)

    @cached_property
    def _period(self) -> Period:
        """The period asked about, or the last days of the data where they end before it."""
        wanted = period_up_to(self.asked.sight.mandate.as_at, self.asked.window.until, self.period_days)
        newest = self.asked.read("server/hotspot_newest", last=wanted.last.isoformat()).get_column("newest").max()
        return in_the_data(wanted, None if newest is None else str(newest))

    @property
    def _days(self) -> dict[str, str]:
        return {"first": self._period.first.isoformat(), "last": self._period.last.isoformat()}

    def _visits(self, statement: str, **more: Value) -> pl.DataFrame:
        """What a statement gives that counts who was at places in the period, or in the days given."""
        return self.asked.read(statement, **{**self._days, "open_ended": list(OPEN_ENDED), **more})

    def _part(self) -> Network:
        """The reports on which the rows rest."""
        places, events = (
            picked.get_column("key").to_list()
            for picked in (self._visits("server/hotspots"), self.asked.read("server/hotspot_events", **self._days))
        )
        at_places = self.asked.reports_at(places, (*AT_A_PLACE, *HAPPENED), dated=AT_A_PLACE, **self._days)
        return self.asked.part([at_places, self.asked.places_of_events(at_places), self.asked.reports_at(events)])

    def _account(self) -> HotspotAccount:
        before = self._period.before()
        days = {"before_first": before.first.isoformat(), "before_last": before.last.isoformat()}
        account = self._visits("server/hotspots_account", **days).row(0, named=True)
        agencies = self._visits("server/hotspot_agencies")
        heard_before = self._visits("server/hotspot_agencies", first=days["before_first"], last=days["before_last"])
        return HotspotAccount(
            young=young_in_server(account),
            before=account["before"],
            undated=account["undated_events"] + account["undated_visits"],
            by_agency=dict(agencies.sort("reports", "agency", descending=[True, False]).iter_rows()),
            heard_before=frozenset(heard_before.get_column("agency")),
        )


def _answer(asked: Asked, *, period_days: int, severity: SeverityWeights | None, by: str) -> Result[Hotspot]:
    check_order(by)
    return CountedHotspots(asked, period_days, severity, by).answer()


ENGINE = Engine(question="hotspots", statements=STATEMENTS, answer=_answer)
