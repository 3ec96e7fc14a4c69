"""Random towns, mandates and questions for what a server counts itself, and what an answer says, to compare."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, Protocol

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ctx_map.analysis import Result
from ctx_map.governance import Mandate, View, open_view
from ctx_map.network import Network
from ctx_map.store import Store
from governance.doors import audit_of, mandate_of
from governance.reports import Node, link, node
from governance.worlds import AGENCIES, CONDITIONS, PLACES, World, mandates

Question = dict[str, Any]
Choose = Callable[[Sequence[Any]], Any]


class OnServer(Protocol):
    """Opens a store on the emptied server that holds a town, as loaded on a day."""

    def __call__(self, town: World, *, loaded: date = ...) -> AbstractContextManager[Store]: ...


FEW = settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
BIRTHDAYS = (None, "2012-05-05", "2008-02-29", "1990-01-01", "2008", "2008-02")
"""The last two are known by the year and by the month only."""
"""Not known, a child throughout, grown up on 1 March 2026, an adult throughout."""
KINDS = (None, "young_person", "adult", "unidentified")
DAYS = (None, "2026-01-10", "2026-02-28", "2026-03-01T21:30", "2026-05-01")
PEOPLE = tuple(f"P{number}" for number in range(6))
EVENTS = ("E0", "E1")
THINGS = ("T0", "T1")
SORTS: tuple[dict[str, str], ...] = (
    {},
    {"platform": "chat"},
    {"kind": "An Online game"},
    {"kind": "approximate_Point"},
)
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
    "SEEN_AT": (THINGS, PLACES),
}
AT_PLACES = ("SPENDS_TIME_AT", "LIVES_AT", "ATTENDS", "INVOLVED_IN", "HAPPENED_AT", "KNOWS")
WINDOWS = ((None, None), ("2026-02-28", None), (None, "2026-03-01"), ("2026-02-28", "2026-04-01T12:00"))


def report_from(choose: Choose, kinds: tuple[str, ...]) -> dict[str, Any]:
    """One report, each part of it chosen."""
    kind = choose(sorted(kinds))
    sources, targets = ENDS[kind]
    source = choose(sources)
    target = choose([each for each in targets if each != source])
    handling = choose(["P", "P", "C", None])
    since = choose(DAYS)
    return link(source, kind, target, choose(["R1", "R2"]), choose(AGENCIES)) | {
        "handling": handling,
        "conditions": choose(CONDITIONS) if handling == "C" else None,
        "since": since,
        "until": choose([None, "2026-06-01", since]),
        "protective": choose([None, True]),
        "statement": choose([None, "intelligence"]),
        "grade": choose([None, "1BP"]),
    }


def happened(choose: Choose) -> dict[str, str | None]:
    """When an event began and ended, as far as somebody says."""
    began = choose(DAYS)
    return {"occurred_from": began, "occurred_to": choose([None, None, began, "2026-06-01"])}


def nodes_from(choose: Choose) -> tuple[Node, ...]:
    """People of all ages, places on the ground and online, and events."""
    people = [node(who, date_of_birth=choose(BIRTHDAYS), kind=choose(KINDS)) for who in PEOPLE]
    places = [node(place, name=f"Name {place}", **choose(SORTS)) for place in PLACES]
    events = [node(event, **happened(choose), harms=choose(HARMS)) for event in EVENTS]
    return (*people, *places, *events)


@st.composite
def towns(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(ENDS), most: int = 16) -> World:
    """Small towns, in which much is withheld from some."""

    def choose(among: Sequence[Any]) -> Any:
        return draw(st.sampled_from(among))

    least = choose([0, most // 2, most])  # left alone, most lists would be of a few
    drawn = [report_from(choose, kinds) for _ in range(draw(st.integers(least, most)))]
    return World(tuple(drawn), nodes_from(choose))


def crowded(seed: int, kinds: tuple[str, ...] = tuple(ENDS), *, reports: int = 90) -> World:
    """A town in which much is reported of few, so that every rule of a statement decides over some report."""
    chance = random.Random(seed)
    return World(tuple(report_from(chance.choice, kinds) for _ in range(reports)), nodes_from(chance.choice))


def everybody_asks(*questions: Question) -> list[tuple[Mandate, Question, Question]]:
    """Every sort of mandate, every window, each of these questions."""
    asking = [("police", False, False), ("School", False, True), ("housing", True, False), ("Health", True, True)]
    sorts = [replace(mandate_of(name), holder=holder, in_meeting=meeting) for name, holder, meeting in asking]
    spans = [{"since": since, "until": until} for since, until in WINDOWS]
    return list(product(sorts, spans, questions))


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
        "undated": result.undated,
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
