"""The questions about a whole store that a view answers itself, so that a server can count where the data is.

On a server the counting is done there, and only the reports that an answer rests on are fetched: the same rows, counts,
denominators, handling and reports as those of the analysis on the whole network. What a part of the network would give
wrongly is not worked out, and says so; the digest is that of what was fetched. Where the store cannot count, or
describes a node otherwise than on the mandate's day, the whole network is read.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date

from ctx_map.analysis import changes, hotspots, shared_contacts, shared_places
from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.shared_contexts import SharedContext
from ctx_map.analysis.questions.changes import WITHDRAWN, Changed, with_days_withdrawn
from ctx_map.analysis.questions.hotspots import Hotspot, check_order
from ctx_map.analysis.questions.shared_contacts import check_sorts
from ctx_map.errors import WrongUse
from ctx_map.governance.in_server import Asked, CountedChanges, CountedContacts, CountedHotspots, CountedPlaces
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.sight import Sight
from ctx_map.governance.window import Window
from ctx_map.network import Network
from ctx_map.store.base import Store
from ctx_map.vocabulary.severity import SeverityWeights

MOST_WITHDRAWN = 50
"""Withdrawn reports whose day is looked up for one answer: each is a look into the store."""


class WholeStore:
    """What a View answers out of the whole store. Each takes a window, `since` and `until`, as `network` does."""

    __slots__ = ()
    mandate: Mandate
    store: Store

    @abstractmethod
    def network(self, *, since: str | None = None, until: str | None = None) -> Network:
        """The network that is seen."""

    @abstractmethod
    def earlier_network(self, day: date, *, since: str | None = None, until: str | None = None) -> Network:
        """The network of an earlier day."""

    @abstractmethod
    def _must_be_open(self) -> None: ...

    @abstractmethod
    def _sight(self, window: Window) -> Sight: ...

    def shared_places(
        self,
        *,
        people: Sequence[str] = (),
        min_people: int = 2,
        since: str | None = None,
        until: str | None = None,
    ) -> Result[SharedContext]:
        """The places that several young people share, as `analysis.shared_places` answers it on the whole network.

        Counted in a server without the surprise and the untied pairs. Raises WrongUse where a named person is not in
        this view.
        """
        check_at_least("min_people", min_people, 1)
        counted = CountedPlaces(self._asked(since, until), tuple(people), min_people)
        if counted.possible():
            return counted.answer()
        return shared_places(self.network(since=since, until=until), people=people, min_people=min_people)

    def shared_contacts(
        self,
        *,
        people: Sequence[str] = (),
        min_people: int = 2,
        only: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> Result[SharedContext]:
        """The contacts that several young people share, as `analysis.shared_contacts` answers it on the whole network.

        Counted in a server without the surprise and the untied pairs. Raises WrongUse where a named person is not in
        this view, and for a sort of contact that there is not.
        """
        check_at_least("min_people", min_people, 1)
        check_sorts(only)
        counted = CountedContacts(self._asked(since, until), tuple(people), min_people, tuple(only))
        if counted.possible():
            return counted.answer()
        network = self.network(since=since, until=until)
        return shared_contacts(network, people=people, min_people=min_people, only=only)

    def hotspots(
        self,
        *,
        period_days: int = 90,
        severity: SeverityWeights | None = None,
        by: str = "people",
        since: str | None = None,
        until: str | None = None,
    ) -> Result[Hotspot]:
        """Places with events or several young people in a period, as `analysis.hotspots` answers it."""
        check_at_least("period_days", period_days, 1)
        check_order(by)
        counted = CountedHotspots(self._asked(since, until), period_days, severity, by)
        if counted.possible():
            return counted.answer()
        network = self.network(since=since, until=until)
        return hotspots(network, period_days=period_days, severity=severity, by=by)

    def changes(self, day: date, *, since: str | None = None, until: str | None = None) -> Result[Changed]:
        """What changed since the end of an earlier day, as `analysis.changes` answers it on both whole networks.

        Raises WrongUse where the day is not earlier.
        """
        check_earlier(day, self.mandate.as_at)
        counted = CountedChanges(self._asked(since, until), day)
        if counted.possible():
            return counted.answer()
        now = self.network(since=since, until=until)
        return changes(self.earlier_network(day, since=since, until=until), now)

    def say_when_withdrawn(self, found: Result[Changed]) -> Result[Changed]:
        """The same answer with the day on which each of the first 50 withdrawn reports was withdrawn."""
        self._must_be_open()
        rows = found.to_frame()
        links = rows.filter(rows.get_column("heap") == WITHDRAWN).get_column("link").head(MOST_WITHDRAWN)
        sight = Sight(self.store, self.mandate)
        return with_days_withdrawn(found, sight.days_withdrawn(links.to_list())) if links.len() else found

    def _asked(self, since: str | None, until: str | None) -> Asked:
        window = Window(since, until)
        return Asked(self._sight(window), window)


def check_earlier(day: date, as_at: date) -> None:
    """Raises WrongUse where a day is not before the one that a view is as at."""
    if day >= as_at:
        raise WrongUse("An earlier network is of a day before the one the view is as at.")
