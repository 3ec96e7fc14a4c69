"""What the questions to a server have in common: their parameters, and the part of the network that comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import polars as pl

from ctx_map.analysis.answers.result import FrameRows, Result
from ctx_map.analysis.answers.selection import NAMED, NOT_FOUND
from ctx_map.analysis.answers.shared_contexts import SharedContext
from ctx_map.analysis.rows.ages import AGE_UNKNOWN, TURNED_18, YOUNG
from ctx_map.analysis.rows.events_at_places import OPEN_ENDED
from ctx_map.analysis.rows.participation import HAPPENED, IN_AN_EVENT
from ctx_map.governance.policy import seen_by
from ctx_map.governance.sight import Sight
from ctx_map.governance.totals import FIRST, LAST, sides_of, totals_of
from ctx_map.governance.window import Window
from ctx_map.network import Network, Withheld
from ctx_map.network.build import build_network
from ctx_map.store.base import Value
from ctx_map.vocabulary.links import LINK_KINDS

RowT = TypeVar("RowT")
UNTIED_NOT_COUNTED = (
    "Pairs with no recorded relationship are not counted in the server: leave out --untied or --in-server."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One mandate's eyes on a server, and the window that is looked at."""

    sight: Sight
    window: Window

    def knows(self, statements: Iterable[str]) -> bool:
        """Whether the store has these statements."""
        return all(map(self.sight.store.knows, statements))

    def on(self, day: date) -> Asked:
        """The same as at another day."""
        return replace(self, sight=replace(self.sight, mandate=self.sight.mandate.on(day)))

    def read(self, statement: str, **more: Value) -> pl.DataFrame:
        """What a statement of the server gives that is asked under the mandate and in the window."""
        return self.sight.store.read(statement, **self.sight.eyes, **sides_of(self.window), **more)

    def reports_at(
        self,
        keys: Sequence[str],
        kinds: Iterable[str] = tuple(LINK_KINDS),
        *,
        dated: Iterable[str] = (),
        first: str = FIRST,
        last: str = LAST,
    ) -> pl.DataFrame:
        """Read the reports of these kinds at these nodes that the mandate may see, and check each again.

        Reports of the kinds in `dated` are only included if they are true on some day from the first to the last.
        """
        which: dict[str, Value] = {"keys": list(keys), "kinds": list(kinds)}
        which |= {"dated": list(dated), "first": first, "last": last, "open_ended": list(OPEN_ENDED)}
        return self.seen(self.read("server/reports_at", **which))

    def parts_in_events(self, links: pl.DataFrame) -> pl.DataFrame:
        """Read who was in the events that these links say happened somewhere, and all places where they happened.

        An event without a name is called by its place if it has only one, so all of its places are needed.
        """
        return self._of_events(links, (*IN_AN_EVENT, *HAPPENED))

    def places_of_events(self, links: pl.DataFrame) -> pl.DataFrame:
        """Read all places of the events that these links say happened somewhere."""
        return self._of_events(links, HAPPENED)

    def _of_events(self, links: pl.DataFrame, kinds: Iterable[str]) -> pl.DataFrame:
        happened = links.filter(pl.col("kind").is_in(HAPPENED)).get_column("source")
        return self.reports_at(happened.unique().sort().to_list(), kinds)

    def seen(self, links: pl.DataFrame) -> pl.DataFrame:
        """Those of these reports that the mandate may see in the window, whatever the statement said."""
        return self.sight.in_window(seen_by(links, self.sight.mandate), self.window)

    def part(
        self, links: Iterable[pl.DataFrame], named: Sequence[str] = (), *, withheld: Withheld | None = None
    ) -> Network:
        """The part of the network that was fetched: these reports with their ends, and those named, if in the view.

        What is withheld is asked of the whole store, unless it is given.
        """
        fetched = pl.concat(links).unique("version", keep="first", maintain_order=True)
        nodes = self.sight.nodes_with(fetched, named)
        return build_network(
            nodes,
            fetched,
            as_at=self.sight.mandate.as_at,
            since=self.window.since,
            until=self.window.until,
            withheld=withheld or self.sight.withheld(),
            names_in_whole=self.sight.names(nodes, self.window),
        )

    def of_the_whole(self, found: Result[RowT]) -> Result[RowT]:
        """Return the same answer with the handling and the number of links without a date of the whole network."""
        totals = totals_of(self.sight, self.window)
        return replace(found, handling=totals.handling, undated=totals.undated, counted_in_server=True)


def shared_in_server(found: Result[SharedContext], considered: Mapping[str, int]) -> Result[SharedContext]:
    """Shared contexts worked out from a part of the network, with the denominators of the whole.

    The measures of chance were not asked for, since a part of the network would give wrong ones. Pairs with no
    recorded relationship are not counted: the links between young people are not fetched.
    """
    rows = found.to_frame()
    told = rows.with_columns(untied_pairs=pl.lit(None, rows.schema["untied_pairs"]))
    return replace(found, rows=FrameRows(told, SharedContext), considered=considered)


def young_in_server(account: Mapping[str, int]) -> dict[str, int]:
    """Count the young people that a server counted, and those of uncertain age, under the keys of the analyses."""
    return {
        YOUNG: account["young"],
        TURNED_18: account["turned_18"],
        AGE_UNKNOWN: account["age_unknown"],
    }


def named_in_server(people: Iterable[str], found: int) -> dict[str, int]:
    """Count the people named, and those without any such report. Empty if no one was named."""
    named = len(set(people))
    if not named:
        return {}
    return {NAMED: named, NOT_FOUND: named - found}
