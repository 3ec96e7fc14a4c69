"""Random small worlds of reports for Hypothesis, and what of them a mandate may see, told apart another way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from ctx_map.bundle.bundle import CheckedBundle
from ctx_map.governance import Mandate
from ctx_map.store import Store
from governance.doors import mandate_of
from governance.reports import Node, Value, bundle_of, link, node

Fresh = Callable[[], AbstractContextManager[Store]]
Report = dict[str, Value]

PEOPLE = tuple(f"P{number}" for number in range(5))
PLACES = ("L0", "L1", "L2")
AGENCIES = ("Police", "School", "Health")
CONDITIONS = (
    "by hand",
    "agencies: School",
    "agencies: police, health",
    "not in meeting",
    "agencies: school; not in meeting",
)
DAYS = (None, "2026-01-10", "2026-05-01", "2026-05-01T21:30")


@dataclass(frozen=True)
class World:
    """Reports, and nodes that may have none."""

    reports: tuple[Report, ...]
    nodes: tuple[Node, ...]

    def bundle(self) -> CheckedBundle:
        return bundle_of(*self.reports, nodes=self.nodes)

    def without_what_is_withheld_from(self, mandate: Mandate) -> World:
        """The world without the reports that the mandate may not see, and the nodes that hang on nothing else."""
        seen = tuple(report for report in self.reports if may_be_seen(report, mandate))
        left, before = set(_ends(seen)), set(_ends(self.reports))
        return World(seen, tuple(each for each in self.nodes if each.id in left or each.id not in before))


def _ends(reports: tuple[Report, ...]) -> Iterator[str]:
    for report in reports:
        yield str(report["source"])
        yield str(report["target"])


def may_be_seen(report: Report, mandate: Mandate) -> bool:
    """Decision 3, read for one report."""
    conditions = str(report.get("conditions") or "").lower()
    if mandate.in_meeting and "not in meeting" in conditions:
        return False
    own, asks = str(report["agency"]).lower(), mandate.agency.lower()
    if report["handling"] == "P" or own == asks:
        return True
    named = conditions.split("agencies:")[1].split(";")[0] if "agencies:" in conditions else ""
    return mandate.holder if report["handling"] is None else asks in {name.strip() for name in named.split(",")}


@st.composite
def reports(draw: st.DrawFn) -> Report:
    kind, target = draw(
        st.sampled_from([*(("SPENDS_TIME_AT", place) for place in PLACES), *(("KNOWS", one) for one in PEOPLE)])
    )
    source = draw(st.sampled_from([person for person in PEOPLE if person != target]))
    handling = draw(st.sampled_from(["P", "P", "C", "C", None]))
    return link(source, kind, target, draw(st.sampled_from(["R1", "R2"])), draw(st.sampled_from(AGENCIES))) | {
        "handling": handling,
        "conditions": draw(st.sampled_from(CONDITIONS)) if handling == "C" else None,
        "since": draw(st.sampled_from(DAYS)),
    }


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Up to twelve reports about five people and three places, all of which are described."""
    described = [node(person, kind="young_person", name=f"Name {person}") for person in PEOPLE]
    described += [node(place, name=f"Name {place}") for place in PLACES]
    return World(tuple(draw(st.lists(reports(), max_size=12))), tuple(described))


@st.composite
def mandates(draw: st.DrawFn) -> Mandate:
    mandate = mandate_of(draw(st.sampled_from(["police", "School", "housing", "this machine"])))
    return replace(mandate, holder=draw(st.booleans()), in_meeting=draw(st.booleans()))
