"""Random towns, mandates and questions for what a server counts itself, and what an answer says, to compare."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ctx_map.analysis import Result
from ctx_map.governance import Mandate, View, open_view
from ctx_map.network import Network
from ctx_map.store import Store
from governance.doors import audit_of
from governance.reports import link, node
from governance.worlds import AGENCIES, CONDITIONS, PLACES, World, mandates

Question = dict[str, Any]


class OnServer(Protocol):
    """Opens a store on the emptied server that holds a town, as loaded on a day."""

    def __call__(self, town: World, *, loaded: date = ...) -> AbstractContextManager[Store]: ...


FEW = settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
BIRTHDAYS = (None, "2012-05-05", "2008-02-29", "1990-01-01")
"""Not known, a child throughout, grown up on 1 March 2026, an adult throughout."""
KINDS = (None, "young_person", "adult", "unidentified")
DAYS = (None, "2026-01-10", "2026-02-28", "2026-03-01T21:30", "2026-05-01")
PEOPLE = tuple(f"P{number}" for number in range(6))
EVENTS = ("E0", "E1")
THINGS = ("T0", "T1")
ONLINE: tuple[dict[str, str], ...] = ({}, {"platform": "chat"}, {"kind": "An Online game"})
HARMS = (None, "child_criminal_exploitation", "missing; child_criminal_exploitation")
ENDS = {
    "SPENDS_TIME_AT": (PEOPLE, PLACES),
    "LIVES_AT": (PEOPLE, PLACES),
    "ATTENDS": (PEOPLE, PLACES),
    "INVOLVED_IN": (PEOPLE, EVENTS),
    "HAPPENED_AT": (EVENTS, PLACES),
    "KNOWS": (PEOPLE, PEOPLE),
    "CONTACTED": (PEOPLE, PEOPLE),
    "USES": (PEOPLE, THINGS),
    "FOUND_IN": (THINGS, EVENTS),
}
AT_PLACES = ("SPENDS_TIME_AT", "LIVES_AT", "ATTENDS", "INVOLVED_IN", "HAPPENED_AT", "KNOWS")
WINDOWS = ((None, None), ("2026-02-28", None), (None, "2026-03-01"), ("2026-02-28", "2026-04-01T12:00"))


@st.composite
def reports(draw: st.DrawFn, kinds: tuple[str, ...]) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(kinds)))
    sources, targets = ENDS[kind]
    source = draw(st.sampled_from(sources))
    target = draw(st.sampled_from([each for each in targets if each != source]))
    handling = draw(st.sampled_from(["P", "P", "C", None]))
    since = draw(st.sampled_from(DAYS))
    return link(source, kind, target, draw(st.sampled_from(["R1", "R2"])), draw(st.sampled_from(AGENCIES))) | {
        "handling": handling,
        "conditions": draw(st.sampled_from(CONDITIONS)) if handling == "C" else None,
        "since": since,
        "until": draw(st.sampled_from([None, "2026-06-01", since])),
        "protective": draw(st.sampled_from([None, True])),
        "statement": draw(st.sampled_from([None, "intelligence"])),
        "grade": draw(st.sampled_from([None, "1BP"])),
    }


@st.composite
def towns(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(ENDS), most: int = 16) -> World:
    """People of all ages, places on the ground and online, things, and events that reports put them in."""
    described = [
        node(who, date_of_birth=draw(st.sampled_from(BIRTHDAYS)), kind=draw(st.sampled_from(KINDS))) for who in PEOPLE
    ]
    described += [node(place, name=f"Name {place}", **draw(st.sampled_from(ONLINE))) for place in PLACES]
    described += [
        node(event, occurred_from=draw(st.sampled_from(DAYS)), harms=draw(st.sampled_from(HARMS))) for event in EVENTS
    ]
    return World(tuple(draw(st.lists(reports(kinds), max_size=most))), tuple(described))


@dataclass(frozen=True)
class Case:
    """A town, who asks, in which window, and what."""

    town: World
    mandate: Mandate
    window: Question
    question: Question


@st.composite
def cases(draw: st.DrawFn, town: st.SearchStrategy[World], question: st.SearchStrategy[Question]) -> Case:
    since, until = draw(st.sampled_from(WINDOWS))
    return Case(draw(town), draw(mandates()), {"since": since, "until": until}, draw(question))


@st.composite
def sharing(draw: st.DrawFn) -> Question:
    """Whom a question about shared contexts is about, and how many must share."""
    named = draw(st.sets(st.sampled_from(PEOPLE), max_size=3))
    return {"min_people": draw(st.integers(1, 3)), "people": sorted(named)}


def about_those_seen(network: Network, question: Question) -> Question:
    """The same question about those of the people named whom the mandate may see."""
    there = set(network.keys)
    return question | {"people": [key for who in question["people"] if (key := f"police:{who}") in there]}


def said(result: Result[Any], *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """All that an answer says, but for these columns."""
    return {
        "rows": result.to_frame().drop(without).rows(),
        "considered": dict(result.considered),
        "withheld": result.withheld,
        "handling": result.handling,
        "sentences": result.sentences,
        "method": (result.method.name, dict(result.method.parameters)),
        "behind": [[report.sentence for report in result.reports(row)] for row in result.rows],
    }


def asked(
    store: Store,
    folder: Path,
    mandate: Mandate,
    question: Callable[[View], Result[Any]],
    analysis: Callable[[View], Result[Any]],
) -> tuple[Result[Any], Result[Any]]:
    """The view's own answer, and that of the analysis on the whole network."""
    with open_view(store, mandate, audit=audit_of(store, folder), question="test") as view:
        return question(view), analysis(view)
