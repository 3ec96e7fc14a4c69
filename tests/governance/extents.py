"""Random towns, mandates and windows for questions that read a part of a store, and all that such an answer says."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ctx_map.analysis import QUESTIONS, Result
from ctx_map.analysis.answers.account import account_of
from ctx_map.analysis.answers.cells import written_table
from ctx_map.analysis.question import Question
from ctx_map.errors import CtxMapError
from ctx_map.export import to_json_text
from ctx_map.governance import Mandate, View, open_view
from ctx_map.store import Store
from governance import server_towns
from governance.deliveries import DAYS, Delivery, Town, identity
from governance.doors import audit_of, mandate_of
from governance.reports import Node, link, node
from governance.server_towns import BIRTHDAYS, EVENTS, KINDS, PEOPLE, THINGS, WINDOWS, report_from
from governance.worlds import AGENCIES, PLACES, Report

FIRMS = ("O0", "O1")
NODES = (*PEOPLE, *PLACES, *EVENTS, *THINGS, *FIRMS)
MORE = {
    "FAMILY_OF": (PEOPLE, PEOPLE),
    "CARES_FOR": (PEOPLE, PEOPLE),
    "FRIEND_OF": (PEOPLE, PEOPLE),
    "RUNS": (FIRMS, PLACES),
    "WORKS_FOR": (PEOPLE, FIRMS),
    "SPOKE_IN": (PEOPLE, EVENTS),
}
"""Kinds of link beside those of the towns for a server."""
TIMES = (None, "2026-01-10", "2026-02-28", "2026-03-01T21:30", "2026-05-01")
HARMS = (None, "missing", "child_criminal_exploitation")
POINTS = ((None, None), (53.4200, -2.3100), (53.4210, -2.3100), (53.5200, -2.3100))
"""Not known, near one another, and far from both."""
Choose = Callable[[Sequence[Any]], Any]
Options = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A town, who asks as at which day, and in which window."""

    town: Town
    mandate: Mandate
    window: dict[str, Any]
    seed: int
    """Decides what is asked."""


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Much is reported of few, in deliveries of which later ones describe anew and correct."""

    def choose(among: Sequence[Any]) -> Any:
        return draw(st.sampled_from(among))

    asks = mandate_of(choose(["police", "School", "housing"]))
    asks = replace(asks, holder=draw(st.booleans()), in_meeting=draw(st.booleans()))
    asks = replace(asks, may_know_withheld=draw(st.booleans()), as_at=choose([*DAYS[1:], date(2026, 11, 24)]))
    since, until = choose(WINDOWS)
    reports = draw(st.lists(st.builds(lambda _: _report(choose), st.none()), min_size=10, max_size=24))
    kept = list({identity(each): each for each in reports}.values())
    return Case(_in_deliveries(choose, kept), asks, {"since": since, "until": until}, choose(range(1000)))


def _report(choose: Choose) -> Report:
    kind = choose([*server_towns.ENDS, *MORE])
    if kind in server_towns.ENDS:
        return report_from(choose, (kind,)) | _statement(choose)
    sources, targets = MORE[kind]
    source = choose(sources)
    target = choose([each for each in targets if each != source])
    said = report_from(choose, ("SPENDS_TIME_AT",))
    made = {**said, **link(source, kind, target, said["ref"], choose(AGENCIES))}
    return {**made, "handling": said["handling"], "role": None} | _statement(choose)


def _statement(choose: Choose) -> Report:
    return {"statement": choose([None, "child_account", "intelligence"]), "disputed": choose([None, True])}


def _in_deliveries(choose: Choose, reports: list[Report]) -> Town:
    rows: list[list[Report]] = [[] for _ in DAYS]
    for report in reports:
        at = choose(range(1, len(DAYS)))
        rows[at].append(report)
        if at + 1 < len(DAYS) and choose([False, False, True]):
            rows[at + 1].append(report | {"note": "as corrected", "until": choose([None, "2026-06-01"])})
    told = [tuple(_node(choose, key) for key in NODES if choose([False, at == 0])) for at in range(len(DAYS))]
    return Town(tuple(Delivery(*each) for each in zip(told, map(tuple, rows), strict=True)))


def _node(choose: Choose, key: str) -> Node:
    """A node with one of few names, so that several are called the same."""
    if key in PEOPLE:
        more = {"date_of_birth": choose(BIRTHDAYS), "kind": choose(KINDS), "notified": choose([None, "Yes"])}
        return node(key, name=choose([None, "Sam", "Kit"]), child_voice=choose([None, "Ask me."]), **more)
    if key in EVENTS:
        began = choose(TIMES)
        return node(key, name=choose([None, "Fight"]), kind="theft", occurred_from=began, harms=choose(HARMS))
    if key in PLACES:
        role = choose([None, "place_of_safety"])
        north, east = choose(POINTS)
        return node(
            key,
            name=choose(["Park", "Yard", None]),
            kind=choose([None, "bus stop"]) if key == "L1" else None,
            address=f"{key} Road",
            place_role=role,
            latitude=north,
            longitude=east,
        )
    return node(key, name=choose(["Van", "Park"]))


def ways(keys: Sequence[str], links: Sequence[str], chance: random.Random) -> dict[str, list[Options]]:
    """How each question with an extent is asked: about what is there, what is restricted and what is not there."""
    keys = sorted({*keys, *(f"police:{each}" for each in (*PEOPLE[:3], *PLACES[:2]))})
    people = chance.sample([key for key in keys if key.startswith("police:P")], k=3)
    things, targets = [f"police:{each}" for each in THINGS], chance.sample(keys, k=2)
    pairs = ["|".join(chance.sample(keys, k=2)) for _ in range(3)]
    some = [*chance.sample(keys, k=4), *pairs, *chance.sample(links, k=min(2, len(links)))]
    whys = [*some, chance.choice(["police:nobody", "police:nobody|police:P0", "no id at all"])]
    places = [f"police:{each}" for each in PLACES[:2]]
    only = (chance.choice(["people", "things", "events", "online"]),)
    by_people = [{"people": tuple(each)} for each in (people[:1], people[1:], [*people[:1], "police:nobody"])]
    return {
        "why": [{"link_or_ends": each} for each in whys],
        "protective": by_people,
        "voice": by_people,
        "sightings": [{"things": tuple(each)} for each in (things[:1], things)],
        "options": [{"targets": (each,)} for each in (*targets, *people[:1], *things[:1], "police:O0", "police:L1")],
        "siblings": [*by_people, {"people": tuple(people[:2]), "max_people": 1}],
        "shared-places": [
            *by_people,
            {"people": tuple(people), "min_people": 1},
            {"people": tuple(people), "untied": True},
        ],
        "together": [*by_people, {"people": tuple(people), "within_minutes": chance.choice([0, 60, 100_000])}],
        "connect": [
            {"a": targets[0], "b": targets[1], "max_steps": chance.choice([1, 3, 6])},
            *({"a": one, "b": other} for one, other in (people[:2], (people[0], targets[1]), ("police:T0", people[2]))),
            {"a": people[0], "b": chance.choice([people[0], "police:nobody"])},
        ],
        "routes": [
            *({"a": one, "b": other} for one, other in (places, ["police:L1", "police:L2"], ["police:L0", people[0]])),
            {"a": "police:L0", "b": "police:L2", "within_minutes": chance.choice([0, 60, 100_000])},
        ],
        "what-if": [
            {"without": tuple(each)} for each in (*([key] for key in targets), places, ["police:L1", *people[:1]])
        ],
        "shared-contacts": [
            *by_people,
            {"people": tuple(people), "min_people": 1},
            {"people": tuple(people), "only": only},
        ],
    }


def with_an_extent() -> list[Question[Any]]:
    """Every question that says which part of a network its answer needs, with some options."""
    return [question for question in QUESTIONS.values() if question.extent is not None]


def said_by(view: View, ask: Callable[[], Result[Any]], question: Question[Any]) -> tuple[Any, ...]:
    """All that an answer says on every surface, or what the refusal says."""
    try:
        result = ask()
    except CtxMapError as error:
        return type(error).__name__, str(error)
    release = view.release(result, to="json")
    names = result.evidence.network.names_by_key
    behind = [result.reports(row) for row in result.rows]
    return (
        to_json_text(release),
        release.header,
        account_of(result),
        written_table(question, result.rows, names),
        behind,
    )


@contextmanager
def looking(store: Store, folder: Path, mandate: Mandate) -> Iterator[View]:
    """A view whose answers may leave as json."""
    audit = audit_of(store, folder)
    with open_view(store, mandate, audit=audit, question="test", disclose_as="json", check=False) as view:
        yield view


def all_keys(store: Store) -> tuple[list[str], list[str]]:
    """The ids of every node and link of a store, whoever may see them."""
    links: list[str] = []
    with suppress(CtxMapError):
        links = store.read("read/link_index", namespace="police").get_column("key").unique().sort().to_list()
    return store.read("read/known_keys").get_column("key").to_list(), links
