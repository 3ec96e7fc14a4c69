"""Random towns that arrive in several deliveries, and the same towns without what a mandate may not see.

Told apart from the rules of decisions 3 and 55 as they are written, row by row, and not by the code that keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ctx_map.governance import Mandate
from ctx_map.store import Store
from governance.doors import admit
from governance.reports import Node, Value, bundle_of, link, node
from governance.server_towns import BIRTHDAYS, ENDS, EVENTS, PEOPLE, THINGS, report_from
from governance.worlds import PLACES, Report, may_be_seen

DAYS = (date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1))
"""When a delivery arrives."""
NODES = (*PEOPLE, *PLACES, *EVENTS, *THINGS)
FOR_EVERYBODY = link("P0", "SPENDS_TIME_AT", "L0", "always", "Police")
FOR_HEALTH = link("P0", "SPENDS_TIME_AT", "L1", "never", "Health") | {"handling": "C", "conditions": "by hand"}
"""Stand in every town: something that every mandate of the laws sees, and something that none of them does."""


@dataclass(frozen=True)
class Delivery:
    """What arrives on a day."""

    nodes: tuple[Node, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True)
class Town:
    """Deliveries, one for each of `DAYS`."""

    deliveries: tuple[Delivery, ...]

    def load(self, store: Store, folder: Path) -> None:
        """Loads each on its day; an empty one is no load."""
        for day, each in zip(DAYS, self.deliveries, strict=True):
            if each.nodes or each.reports:
                admit(store, folder, bundle_of(*each.reports, nodes=each.nodes), today=day)

    def hides_an_earlier_version(self, mandate: Mandate) -> bool:
        """Whether a report that the mandate sees on its day has versions that it may not see."""
        at = sum(day <= mandate.as_at for day in DAYS)
        seen = {identity(row) for each in self.deliveries[:at] for row in each.reports if self.shows(row, mandate)}
        rows = [row for each in self.deliveries for row in each.reports if identity(row) in seen]
        return any(not self.shows(row, mandate) for row in rows)

    def shows(self, row: Report, mandate: Mandate) -> bool:
        """Whether a version may be seen: by its own handling, and by that of the newest version of its report."""
        return may_be_seen(row, mandate) and may_be_seen(self._newest()[identity(row)], mandate)

    def withholds(self, mandate: Mandate) -> bool:
        """Whether something is withheld from the mandate."""
        return any(not self.shows(row, mandate) for each in self.deliveries for row in each.reports)

    def without_what_is_withheld_from(self, mandate: Mandate) -> Town:
        """The town without the versions that may not be seen, and without the nodes that came with nothing else.

        Such a node arrives with the first report about it that may be seen, as it was described by then.
        """
        described: dict[str, Node] = {}
        before: set[str] = set()
        there: set[str] = set()
        kept = []
        for each in self.deliveries:
            seen = tuple(row for row in each.reports if self.shows(row, mandate))
            described |= {one.id: one for one in each.nodes}
            now = ends(seen) | ({one.id for one in each.nodes} - before - ends(each.reports))
            arriving = now - there
            there |= now
            before |= ends(each.reports) | {one.id for one in each.nodes}
            nodes = {one.id: one for one in each.nodes if one.id in there}
            nodes |= {key: described[key] for key in arriving if key in described}
            kept.append(Delivery(tuple(nodes.values()), seen))
        return Town(tuple(kept))

    def _newest(self) -> dict[tuple[Any, ...], Report]:
        return {identity(row): row for each in self.deliveries for row in each.reports}


def identity(row: Report) -> tuple[Any, ...]:
    """What makes two rows versions of one report; each report of a town has its own."""
    return (frozenset((row["source"], row["target"])), row["kind"], row["ref"], row["agency"])


def ends(rows: Sequence[Report]) -> set[str]:
    """The ids that these reports mention."""
    return {str(row[end]) for row in rows for end in ("source", "target")}


HANDLINGS: tuple[dict[str, Value], ...] = (
    {"handling": "P", "conditions": None},
    {"handling": "P", "conditions": "not in meeting"},
    {"handling": "C", "conditions": "by hand"},
    {"handling": "C", "conditions": "agencies: school; not in meeting"},
    {"handling": None, "conditions": None},
)


@st.composite
def towns_over_time(draw: st.DrawFn) -> Town:
    """Towns of twelve reports at least, some corrected or re-graded later, some nodes described before any report.

    Reports are restricted on any day, and shared more widely on the last day only: until then nobody sees a report of
    which an earlier version is hidden.
    """

    def choose(among: Sequence[Any]) -> Any:
        return draw(st.sampled_from(among))

    row = st.builds(lambda _: report_from(choose, tuple(ENDS)), st.none())
    drawn = draw(st.lists(row, min_size=12, max_size=20, unique_by=identity))
    rows: list[list[Report]] = [[] for _ in DAYS]
    sharing = choose([False, True])
    for report in (FOR_EVERYBODY, FOR_HEALTH, *drawn):
        arrives = draw(st.integers(1, len(DAYS) - 1))
        rows[arrives].append(report)
        again = draw(st.integers(arrives, len(DAYS)))
        if report["ref"] not in ("always", "never") and arrives < again < len(DAYS):
            wider = HANDLINGS if again == len(DAYS) - 1 and sharing else ()
            said = choose([{}, _restricted(report), *wider])
            rows[again].append(report | said | {"note": choose([None, "as corrected"])})
    alone = choose([NODES, (), tuple(draw(st.sets(st.sampled_from(NODES))))])
    return Town(tuple(Delivery(_nodes(draw, number, alone), tuple(each)) for number, each in enumerate(rows)))


def _restricted(report: Report) -> dict[str, Value]:
    """A handling that lets nobody see a report who could not see it before."""
    kept = "not in meeting" if "not in meeting" in str(report["conditions"]) else "by hand"
    return {"handling": "C", "conditions": kept}


def _nodes(draw: st.DrawFn, number: int, alone: tuple[str, ...]) -> tuple[Node, ...]:
    """The nodes that a delivery describes: the first those that come alone, the others any, by another name each."""
    there = alone if number == 0 else tuple(sorted(draw(st.sets(st.sampled_from(NODES)))))
    return tuple(_described(each, number) for each in there)


def _described(key: str, number: int) -> Node:
    place = list(PEOPLE).index(key) if key in PEOPLE else 0
    more: dict[str, Value] = {}
    if key in PEOPLE:
        more = {"kind": ("young_person", "adult", "unidentified")[place % 3], "date_of_birth": BIRTHDAYS[place % 4]}
    if key in EVENTS:
        return node(key, kind="incident", occurred_from="2026-05-01", harms="missing")
    return node(key, name=f"{key} as of delivery {number}", **more)
