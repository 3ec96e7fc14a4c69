"""How a view answers a question: in the server where it can and is asked to, else from the network it reads.

A question that says which part of the network its answer needs is answered from that part, read by itself.

On a server the counting is done there, and only the reports that an answer rests on are fetched: the same rows, counts,
denominators, handling and reports as those of the analysis on the whole network. What a part of the network would give
wrongly is not worked out, and says so; the digest is that of what was fetched. Where the store cannot count, or
describes a node otherwise than on the mandate's day, the whole network is read.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ctx_map.errors import WrongUse
from ctx_map.governance.in_server import ENGINES, Asked
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.sight import Sight
from ctx_map.governance.window import Window
from ctx_map.network import Network
from ctx_map.network.extent import Extent
from ctx_map.store.base import Store

if TYPE_CHECKING:
    from ctx_map.analysis.answers.result import Result
    from ctx_map.analysis.question import Question
    from ctx_map.analysis.questions.changes import Changed
    from ctx_map.governance.in_server import Engine

MOST_WITHDRAWN = 50
"""Withdrawn reports whose day is looked up for one answer: each is a look into the store."""
RowT = TypeVar("RowT")


def as_it_is(network: Network) -> Network:
    """The network unchanged."""
    return network


class WholeStore:
    """What a View answers out of the whole store."""

    __slots__ = ()
    mandate: Mandate
    store: Store

    @abstractmethod
    def network(self, *, since: str | None = None, until: str | None = None) -> Network:
        """The network that is seen."""

    @abstractmethod
    def part(self, extent: Extent, *, since: str | None = None, until: str | None = None) -> Network:
        """The part of that network that an answer needs."""

    @abstractmethod
    def earlier_network(self, day: date, *, since: str | None = None, until: str | None = None) -> Network:
        """The network of an earlier day."""

    @abstractmethod
    def _must_be_open(self) -> None: ...

    @abstractmethod
    def _sight(self, window: Window) -> Sight: ...

    def ask(
        self,
        question: Question[RowT],
        options: Mapping[str, object] | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        in_server: bool = False,
        as_shown: Callable[[Network], Network] = as_it_is,
    ) -> Result[RowT]:
        """Answer a question with these options, in the window from `since` to `until`.

        For a question that compares, `since` is the earlier day, and the window has no beginning. With `in_server` it
        is counted in the server if that is possible. `as_shown` changes the network first, for a room that only sees
        initials, and then nothing is counted in the server. Raises WrongUse for options that can't be used.
        """
        # the options and the window
        asked = question.with_options(**(options or {}))
        checked = dict(asked)
        day = _day_before(question, since, self.mandate.as_at)
        window: dict[str, str | None] = {"since": None if day else since, "until": until}
        # the answer of the server, if it can count this
        engine = ENGINES.get(question.name) if in_server and as_shown is as_it_is else None
        found = self._in_server(engine, checked, window, day) if engine else None
        # the answer of the analysis on the network
        if found is None:
            networks = [self.earlier_network(day, **window)] if day else []
            # only its part where the question has an extent, but a room that sees initials tells everyone apart
            extent = question.needs(asked) if as_shown is as_it_is else None
            here = self.part(extent, **window) if extent else self.network(**window)
            networks = [as_shown(each) for each in [*networks, here]]
            found = question.answer(*networks, **checked)
        return cast("Result[RowT]", self.say_when_withdrawn(cast("Result[Changed]", found))) if day else found

    def _in_server(
        self, engine: Engine, options: Mapping[str, object], window: Mapping[str, str | None], day: date | None
    ) -> Result[Any] | None:
        """Return the answer as the server counts it, or None if it can't.

        An answer without rows says what there is on the map instead, which only the whole network tells.
        """
        engine.check(options)
        asked = self._asked(window["since"], window["until"])
        # a server counts each id by itself
        if asked.sight.joined:
            return None
        if not engine.possible(asked, day):
            return None
        found = engine.answer(asked, day=day) if day else engine.answer(asked, **options)
        return found if day or len(found.rows) else None

    def say_when_withdrawn(self, found: Result[Changed]) -> Result[Changed]:
        """The same answer with the day on which each of the first 50 withdrawn reports was withdrawn."""
        from ctx_map.analysis.answers.sorts_of_change import WITHDRAWN  # noqa: PLC0415
        from ctx_map.analysis.questions.changes import with_days_withdrawn  # noqa: PLC0415

        self._must_be_open()
        rows = found.to_frame()
        links = rows.filter(rows.get_column("change") == WITHDRAWN).get_column("link").head(MOST_WITHDRAWN)
        sight = Sight(self.store, self.mandate)
        return with_days_withdrawn(found, sight.days_withdrawn(links.to_list())) if links.len() else found

    def _asked(self, since: str | None, until: str | None) -> Asked:
        window = Window(since, until)
        return Asked(self._sight(window), window)


def _day_before(question: Question[Any], since: str | None, as_at: date) -> date | None:
    """Return the earlier day of a question that compares, or None for other questions."""
    if not question.compares:
        return None
    if since is None:
        raise WrongUse(f"This question needs a day to compare with. Give it with --since, as in `{question.example}`.")
    day = date.fromisoformat(since[:10])
    check_earlier(day, as_at)
    return day


def check_earlier(day: date, as_at: date) -> None:
    """Raises WrongUse where a day is not before the one that a view is as at."""
    if day >= as_at:
        raise WrongUse("The day to compare with is too late. Choose one before the day that you are asking about.")
