"""Plain counts of what young people share: places, contacts, and what pairs have in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from analysis.plain_counts.counting import Expected, Options, counted, part_of
from analysis.plain_counts.drawn import PEOPLE
from analysis.plain_counts.facts import AT_A_PLACE, Facts, Row, members, reports

SHARED: tuple[Options, ...] = (
    {},
    {"min_people": 1},
    {"people": PEOPLE[:2]},
    {"people": PEOPLE[:3], "min_people": 1},
    {"untied": True},
)


def named_account(rows: Sequence[Row], people: Sequence[str]) -> dict[str, int]:
    """How many were named, and how many of these no row is about."""
    missing = set(people) - {who for who, _, _ in rows}
    said = {"people named": len(people), "people named with no such report as a young person": len(missing)}
    return said if people else {}


@counted("shared-places", *SHARED)
def shared_places(facts: Facts, first: Any, **options: Any) -> Expected:
    rows = facts.in_places
    shared = sharing(facts, rows, **options)
    return Expected(
        headline=lead(first, shared, **options),
        considered={
            **facts.account(who for who, _, _ in rows),
            **named_account(rows, options.get("people", ())),
            "places": len(facts.keys("Place")),
            "places with a young person": len(members(rows)),
            "reports": reports(link for _, _, link in rows),
        },
        rows=len(shared),
        says=in_all(shared, "place", **options),
    )


@counted("shared-contacts", *SHARED, {"only": ("people", "things")}, {"only": ("online",), "min_people": 1})
def shared_contacts(facts: Facts, first: Any, *, only: Sequence[str] = (), **options: Any) -> Expected:
    online = {key for key, node in facts.nodes.items() if node["label"] == "Place" and "online" in (node["kind"] or "")}
    sorts = {
        "people": ("adults and unidentified people", facts.with_contacts),
        "things": ("things", list(facts.of_young("USES"))),
        "events": ("events", list(facts.of_young("INVOLVED_IN"))),
        "online": ("online spaces", [row for row in facts.in_places if row[1] in online]),
    }
    chosen = {name: found for name, found in sorts.items() if not only or name in only}
    rows = [row for _, found in chosen.values() for row in found]
    turned = set(members(facts.with_adults_of_today)) - set(members(facts.with_contacts))
    since = {"turned 18 since, and not listed for earlier reports": len(turned)}
    shared: dict[str, set[str]] = {}
    for _, found in chosen.values():
        shared |= sharing(facts, found, **options)
    return Expected(
        headline=lead(first, shared, **options),
        considered={
            **facts.account(who for who, _, _ in rows),
            **named_account(rows, options.get("people", ())),
            **{f"{words} with a young person": len(members(found)) for words, found in chosen.values()},
            **(since if "people" in chosen else {}),
            "reports": reports(link for _, _, link in rows),
        },
        rows=len(shared),
        says=in_all(shared, "contact", **options),
    )


def sharing(
    facts: Facts, rows: Sequence[Row], *, people: Sequence[str] = (), min_people: int = 2, untied: bool = False
) -> dict[str, set[str]]:
    """Who shares each place or contact, among those named."""
    told = members(row for row in rows if not people or row[0] in people)
    return {
        context: who
        for context, who in told.items()
        if len(who) >= min_people and (not untied or any(not facts.tied(*pair) for pair in combinations(who, 2)))
    }


def lead(
    first: Any, shared: dict[str, set[str]], *, people: Sequence[str] = (), min_people: int = 2, untied: bool = False
) -> tuple[int, ...]:
    """The numbers about the row that leads; of an answer without a row, what was asked for."""
    if first is None:
        return part_of(min_people, len(people)) if people else (min_people,)
    number, named = len(shared[first.id]), len(people)
    if not named:
        return (number,)
    return (number, named) if number < named else () if named <= 2 else (named,)


def in_all(
    shared: dict[str, set[str]], noun: str, *, people: Sequence[str] = (), min_people: int = 2, untied: bool = False
) -> tuple[str, ...]:
    """The sentence that counts what is shared."""
    number = len(shared)
    if not number:
        return ()
    young = "1 young person" if min_people == 1 else f"{min_people} young people"
    whom = (
        f"shared by at least {min_people} of the {len(people)} young people named" if people else "shared by at least "
    )
    whom = "shared by both young people named" if len(people) == min_people == 2 else whom
    return (f"{number} {noun}{' is' if number == 1 else 's are'} {whom}{'' if people else young}.",)


@counted("pairs", {}, {"min_shared": 2}, {"max_people": 2}, {"people": PEOPLE[:1]}, {"people": PEOPLE[:3]})
def pairs(
    facts: Facts, first: Any, *, people: Sequence[str] = (), min_shared: int = 1, max_people: int = 100
) -> Expected:
    rows = list(facts.of_young(*AT_A_PLACE, "USES", "INVOLVED_IN", "MEMBER_OF"))
    every = members(rows)
    busy = {context: len(who) for context, who in every.items() if len(who) > max_people}
    asked = [
        (pair, sum(set(pair) <= who for context, who in every.items() if context not in busy))
        for pair in combinations(sorted({row[0] for row in rows}), 2)
        if not people or len(set(pair) & set(people)) >= min(2, len(people))
    ]
    found = [shared for _, shared in asked if shared >= min_shared]
    named = {f"left out: {facts.nodes[context]['name']}": size for context, size in busy.items()}
    return Expected(
        headline=(len(found), min_shared) if found else (min_shared,),
        considered={
            **facts.account(row[0] for row in rows),
            **named_account(rows, people),
            "places, things, events and groups with a young person": len(every),
            f"left out because more than {max_people} young people share them": len(busy),
            **named,
        },
        rows=len(found),
    )
