"""Plain counts of what links young people: routes of links, friendship groups, and what lies between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any

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


@counted("between", {}, {"max_people": 3}, {"max_people": 2})
def between(facts: Facts, first: Any, *, max_people: int = 100) -> Expected:
    ties, busy = not_busy([*facts.reached, *facts.of_young("INVOLVED_IN")], max_people)
    edges = [(one, other) for one, other, _ in (*ties, *facts.friendships)]
    near = neighbours(edges)
    ends = {row[0] for row in ties} | {end for one, other, _ in facts.friendships for end in (one, other)}
    people = {end for end in ends if facts.label(end) == "Person"}
    through, total = dict.fromkeys(facts.nodes, 0.0), 0
    found = {who: search(near, who) for who in people}
    for start in people:
        far, ways = found[start]
        for end in (people & set(far)) - {start}:
            total += 1
            back, ways_back = found[end]
            for node in set(far) - {start, end}:
                if node in back and far[node] + back[node] == far[end]:
                    through[node] += ways[node] * ways_back[node] / ways[end]
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
            "young people whose routes were followed": len(people),
            f"left out, linked to more than {max_people} young people": busy,
        },
        rows=len(rows),
    )


@counted("bridges", {}, {"min_groups": 3}, {"max_people": 3}, {"adults": True})
def bridges(facts: Facts, first: Any, *, min_groups: int = 2, max_people: int = 100, adults: bool = False) -> Expected:
    reaching = [row for row in facts.reached if not as_a_child(facts, row)]
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
            **facts.account(row[0] for row in facts.reached),
            "friendship groups": len({each for groups in reach.values() for each in groups}),
            "turned 18 since, and not listed for earlier reports": len(members(facts.reached)) - len(members(reaching)),
            "places, adults and things linked to a young person": len(members(reaching)),
            f"left out, linked to more than {max_people} young people": busy,
        },
        rows=len(found),
    )


def as_a_child(facts: Facts, row: Row) -> bool:
    """Whether an adult was under 18 on the day of a report that links them to a young person."""
    _, context, link = row
    if facts.label(context) != "Person" or facts.young_now(context):
        return False
    return facts.day_of(link) < facts.adult_from(context)


COMPUTED = ("groups found by the computer", "groups found by the computer that are reliable")
"""What a clustering finds from random starts. Its tests compare it with another implementation."""


@counted("groups", {}, {"min_people": 2}, {"max_people": 2}, {"unreliable": True})
def groups(
    facts: Facts, first: Any, *, min_people: int = 3, max_people: int = 100, unreliable: bool = False
) -> Expected:
    belonging = list(facts.of_young("MEMBER_OF"))
    ties, busy = not_busy(list(facts.of_young(*AT_A_PLACE, "USES", "INVOLVED_IN")), max_people)
    recorded = facts.keys("PeerGroup")
    return Expected(
        headline=(len(recorded), *listed(len(recorded), 5)),
        considered={
            **facts.account(row[0] for row in (*belonging, *ties)),
            "recorded peer groups": len(recorded),
            "young people in a recorded group": len({row[0] for row in belonging}),
            f"places and contacts left out, more than {max_people} young people": busy,
        },
        not_counted=COMPUTED,
    )
