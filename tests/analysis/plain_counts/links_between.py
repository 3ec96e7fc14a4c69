"""Plain counts of what links young people: routes of links, friendship groups, and what lies between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import Any

import numpy as np

from analysis.plain_counts.counting import Expected, counted, listed
from analysis.plain_counts.facts import AT_A_PLACE, Facts, Row, joined, members, reports

Near = Mapping[str, set[str]]


def neighbours(edges: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for one, other in edges:
        if one != other:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    return near


def search(near: Near, start: str) -> tuple[dict[str, int], dict[str, int]]:
    """The steps to everything that can be reached, and the number of shortest routes to it."""
    far, ways, ahead = {start: 0}, {start: 1}, deque([start])
    while ahead:
        here = ahead.popleft()
        for there in near.get(here, ()):
            if there not in far:
                far[there], ways[there] = far[here] + 1, 0
                ahead.append(there)
            if far[there] == far[here] + 1:
                ways[there] += ways[here]
    return far, ways


@counted("connect", {"a": "p0", "b": "p1"}, {"a": "p0", "b": "p1", "max_steps": 2}, {"a": "p2", "b": "l0"})
def connect(facts: Facts, first: Any, *, a: str, b: str, max_steps: int = 6) -> Expected:
    far, ways = search(neighbours((link["source"], link["target"]) for link in facts.links), a)
    found = far.get(b, 99) <= max_steps
    headline = (max_steps,) if not found else () if far[b] == 1 else (far[b], ways[b])
    return Expected(
        headline=headline,
        considered={
            "shortest routes": ways[b] if found else 0,
            "routes listed": min(ways[b], 50) if found else 0,
            "people, places and things": len(facts.nodes),
            "reports": reports(facts.links),
        },
        rows=min(ways[b], 50) if found else 0,
    )


def not_busy(rows: list[Row], max_people: int) -> tuple[list[Row], int]:
    """The rows without what more than so many are linked to, and how many of these there are."""
    busy = {context for context, who in members(rows).items() if len(who) > max_people}
    return [row for row in rows if row[1] not in busy], len(busy)


@counted("between", {}, {"max_people": 3}, {"max_people": 2}, {"most_sources": 2}, {"most_sources": 3})
def between(facts: Facts, first: Any, *, max_people: int = 100, most_sources: int = 200) -> Expected:
    ties, busy = not_busy([*facts.reached, *facts.of_young("INVOLVED_IN")], max_people)
    edges = [(one, other) for one, other, _ in (*ties, *facts.friendships)]
    near = neighbours(edges)
    ends = {row[0] for row in ties} | {end for one, other, _ in facts.friendships for end in (one, other)}
    people = {end for end in ends if facts.label(end) == "Person"}
    starts = sorted(people)
    if len(starts) > most_sources:
        starts = list(np.random.default_rng(0).choice(starts, most_sources, replace=False))
    found = {who: search(near, who) for who in people}
    from_each = [through_from(start, people, found) for start in starts]
    total = sum(ends for _, ends in from_each)
    through = {node: sum(leads.get(node, 0.0) for leads, _ in from_each) for node in facts.nodes}
    may_be_listed = [
        node
        for node in facts.nodes
        if node not in people and (facts.label(node) in ("Place", "Thing", "Event") or facts.listed_as_contact(node))
    ]
    rows = [node for node in may_be_listed if through[node] > 1e-9]
    share = round(through[first.id] / total, 9) if first is not None else 0
    behind = [link for _, context, link in ties if first is not None and context == first.id]
    protecting, every = reports(link for link in behind if facts.protects(link)), reports(behind)
    protects = (protecting, every) if 0 < protecting < every else ()
    return Expected(
        headline=((1,) if share < 0.005 else (int(f"{share:.0%}"[:-1]),)) + protects if rows else (),
        considered={
            **facts.account(people),
            "young people whose routes were followed": len(starts),
            f"left out, linked to more than {max_people} young people": busy,
        },
        rows=len(rows),
        first_row={
            "share": share,
            "give_or_take": give_or_take([(leads.get(first.id, 0.0), ends) for leads, ends in from_each], len(people)),
        }
        if first is not None
        else {},
    )


def through_from(
    start: str, people: set[str], found: Mapping[str, tuple[dict[str, int], dict[str, int]]]
) -> tuple[dict[str, float], int]:
    """The share of the shortest routes from one young person that leads through each node, and how many they reach."""
    far, ways = found[start]
    ends = (people & set(far)) - {start}
    leads: dict[str, float] = {}
    for end in ends:
        back, ways_back = found[end]
        for node in set(far) - {start, end}:
            if node in back and far[node] + back[node] == far[end]:
                leads[node] = leads.get(node, 0.0) + ways[node] * ways_back[node] / ways[end]
    return leads, len(ends)


def give_or_take(from_each: Sequence[tuple[float, int]], among: int) -> float:
    """The standard error of a ratio from a simple random sample without replacement (Cochran 1977, 2.11)."""
    taken, total = len(from_each), sum(ends for _, ends in from_each)
    if taken < 2 or not total:
        return 0.0
    ratio = sum(leads for leads, _ in from_each) / total
    spread = sum((leads - ratio * ends) ** 2 for leads, ends in from_each) / (taken - 1)
    return sqrt((1 - taken / among) * spread / taken) / (total / taken)


@counted("bridges", {}, {"min_groups": 3}, {"max_people": 3}, {"adults": True})
def bridges(facts: Facts, first: Any, *, min_groups: int = 2, max_people: int = 100, adults: bool = False) -> Expected:
    every, reaching = facts.reached_by_adults_of_today, facts.reached
    kept, busy = not_busy(reaching, max_people)
    group = joined((one, other) for one, other, _ in facts.friendships)
    reach = {context: {group.get(who, who) for who in there} for context, there in members(kept).items()}
    found = [
        context
        for context, groups in reach.items()
        if len(groups) >= min_groups and (not adults or facts.label(context) == "Person")
    ]
    return Expected(
        headline=(len(found), *listed(len(found), 3)) if found else (),
        considered={
            **facts.account(row[0] for row in every),
            "friendship groups": len({each for groups in reach.values() for each in groups}),
            "turned 18 since, and not listed for earlier reports": len(members(every)) - len(members(reaching)),
            "places, adults and things linked to a young person": len(members(reaching)),
            f"left out, linked to more than {max_people} young people": busy,
        },
        rows=len(found),
    )


RELIABLE = "groups found by the computer that are reliable"
"""Whether a group comes back from other random starts, which tests of the measure look at."""


@counted("groups", {}, {"min_people": 2}, {"max_people": 2}, {"unreliable": True})
def groups(
    facts: Facts, first: Any, *, min_people: int = 3, max_people: int = 100, unreliable: bool = False
) -> Expected:
    belonging = list(facts.of_young("MEMBER_OF"))
    ties, busy = not_busy(list(facts.of_young(*AT_A_PLACE, "USES", "INVOLVED_IN")), max_people)
    recorded = facts.keys("PeerGroup")
    best = best_partitions(members(ties))
    sizes = frozenset(sum(len(each) >= min_people for each in found) for found in best)
    return Expected(
        headline=(len(recorded), *listed(len(recorded), 5)),
        considered={
            **facts.account(row[0] for row in (*belonging, *ties)),
            "recorded peer groups": len(recorded),
            "young people in a recorded group": len({row[0] for row in belonging}),
            f"places and contacts left out, more than {max_people} young people": busy,
        },
        any_of={"groups found by the computer": sizes},
        not_counted=(RELIABLE,),
    )


Partition = list[list[str]]


def best_partitions(at: Mapping[str, set[str]]) -> list[Partition]:
    """All ways of dividing the young people into groups that have the highest modularity (Barber 2007).

    Every way is tried. Each place or contact then goes to the group to which it adds most.
    """
    shared = {context: who for context, who in at.items() if len(who) > 1}
    people = sorted(set().union(*shared.values()))
    if not people:
        return [[]]
    links = sum(len(who) for who in shared.values())
    degree = {each: sum(each in who for who in shared.values()) for each in people}
    worth: list[tuple[float, Partition]] = []
    for division in divisions(people):
        gains = [
            max(len(who & set(group)) - len(who) * sum(degree[each] for each in group) / links for group in division)
            for who in shared.values()
        ]
        worth.append((sum(max(gain, 0.0) for gain in gains), division))
    most = max(value for value, _ in worth)
    return [division for value, division in worth if value > most - 1e-9]


def divisions(people: Sequence[str]) -> Iterator[Partition]:
    """Every way of dividing these people into groups."""
    if not people:
        yield []
        return
    first, rest = people[0], people[1:]
    for division in divisions(rest):
        yield [[first], *division]
        for at in range(len(division)):
            yield [*division[:at], [first, *division[at]], *division[at + 1 :]]
