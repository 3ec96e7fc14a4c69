"""Plain counts of times: who was at one place at once, and what went from one place to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, permutations
from typing import Any

from analysis.plain_counts.counting import Expected, counted
from analysis.plain_counts.drawn import PEOPLE
from analysis.plain_counts.facts import AT_A_PLACE, Facts, Link, members
from analysis.plain_counts.shared import named_account

A_DAY = 24 * 60


def minutes(moment: str, *, end_of_day: bool = False) -> int:
    """Minutes since 1970; of a day alone those of its beginning or of its last minute."""
    if len(moment) > len("2026-01-01"):
        return int(datetime.fromisoformat(moment + "+00:00").timestamp() // 60)
    return int(datetime.fromisoformat(moment + "T00:00+00:00").timestamp() // 60) + (A_DAY - 1 if end_of_day else 0)


@dataclass(frozen=True)
class Visit:
    who: str
    place: str
    origin: tuple[str, ...]
    """The event or the report."""
    start: int | None
    end: int
    timed: bool
    exact: bool


def visit(who: str, place: str, origin: tuple[str, ...], since: str | None, until: str | None) -> Visit:
    """One visit: without an end it is of its moment or its day alone."""
    if not since and not until:
        return Visit(who, place, origin, None, 0, timed=False, exact=False)
    timed = bool(since) and len(since or "") > len("2026-01-01")
    start = minutes(since or until or "")
    end = minutes(until, end_of_day=True) if until else start if timed else start + A_DAY - 1
    exact = timed and (not until or len(until) > len("2026-01-01"))
    return Visit(who, place, origin, start, max(start, end), timed, exact)


def visits(facts: Facts) -> list[Visit]:
    """The visits of young people: time spent, and parts in events."""
    found = [
        visit(who, place, (link["agency"], link["ref"]), link["since"], link["until"])
        for who, place, link in facts.of_young("SPENDS_TIME_AT")
    ]
    for who, event, _ in facts.of_young("INVOLVED_IN"):
        for there in facts.links:
            if there["kind"] == "HAPPENED_AT" and there["source"] == event:
                began = facts.nodes[event]["occurred_from"]
                ended = facts.nodes[event]["occurred_to"] if began else None
                found.append(visit(who, there["target"], (event,), began or there["since"], ended))
    return found


Occasions = dict[tuple[str, str, str], list[int]]
"""By the two people and the place: the certainty of each occasion, 0 recorded, 1 probable, 2 possible."""


def occasions(dated: Sequence[Visit], within: int) -> Occasions:
    """Every two visits that meet, joined where no longer break lies between them."""
    met: dict[tuple[str, str, str], list[tuple[int, int, bool, int]]] = {}
    for one, other in combinations(sorted(dated, key=lambda each: (each.start or 0, not each.timed)), 2):
        assert one.start is not None
        assert other.start is not None
        both = one.exact and other.exact
        near = other.start <= one.end or (both and other.start <= one.end + within)
        if one.who == other.who or one.place != other.place or not near:
            continue
        pair = (min(one.who, other.who), max(one.who, other.who), one.place)
        sure = 0 if one.origin == other.origin else 1 if both else 2
        timed = other.timed or (one.timed and one.start == other.start)
        met.setdefault(pair, []).append((other.start, max(other.start, min(one.end, other.end)), timed, sure))
    return {pair: list(joined_up(each, within)) for pair, each in met.items()}


def joined_up(meetings: Sequence[tuple[int, int, bool, int]], within: int) -> Iterator[int]:
    until, best = -1, -1
    for start, end, timed, sure in sorted(meetings, key=lambda each: (each[0], not each[2])):
        if best >= 0 and start > until + (within if timed else 0):
            yield best
            best, until = -1, -1
        best = sure if best < 0 else min(best, sure)
        until = max(until, end)
    yield best


@counted("together", {}, {"within_minutes": 0}, {"within_minutes": 20}, {"people": PEOPLE[:3]})
def together(facts: Facts, first: Any, *, within_minutes: int = 180, people: Sequence[str] = ()) -> Expected:
    told = visits(facts)
    dated = [each for each in told if each.start is not None]
    asked = [each for each in dated if not people or each.who in people]
    found = occasions(asked, within_minutes)
    headline: tuple[int, ...] = () if not dated else (within_minutes,)
    if first is not None:
        each = found[first.a, first.b, first.place]
        headline = tuple(each.count(sort) for sort in range(3) if sort in each)
    return Expected(
        headline=headline,
        considered={
            **facts.account(each.who for each in dated),
            **named_account([(each.who, each.place, {}) for each in told], people),
            "visits with a date": len(dated),
            "visits with a time of day": sum(each.exact for each in dated),
            "visits without a date, left out": len(told) - len(dated),
            "visits known only to the day, at places of over 300 young people": 0,
            "places of more than 1,000 young people, left out": 0,
        },
        rows=len(found),
    )


def at_both_places(visits: set[Visit]) -> set[str]:
    return {each.who for each in visits if len({other.place for other in visits if other.who == each.who}) > 1}


def seen_at(
    facts: Facts, places: Sequence[str], counts: Callable[[Link], bool] = lambda _: True
) -> set[tuple[Visit, str]]:
    """Who and what was at these places, each with the key of the link, in the reports that count."""
    found = set()
    for link in filter(counts, facts.links):
        if link["kind"] in (*AT_A_PLACE, "SEEN_AT") and link["target"] in places:
            one = visit(link["source"], link["target"], (), link["since"], link["until"])
            # a sighting that gives only its end has no known beginning
            found.add((one if link["since"] else visit(one.who, one.place, (), None, None), link["key"]))
        for there in facts.links if link["kind"] in ("INVOLVED_IN", "FOUND_IN") else ():
            if there["kind"] == "HAPPENED_AT" and there["source"] == link["target"] and there["target"] in places:
                event = facts.nodes[link["target"]]
                since = event["occurred_from"] or there["since"]
                until = event["occurred_to"] if event["occurred_from"] else None
                found.add((visit(link["source"], there["target"], (), since, until), link["key"] + there["key"]))
    return found


def journeys(seen: set[Visit], start: str, within: int) -> tuple[int, int, int]:
    """Journeys from the first place, to it, and days at both where the times are not known."""
    forth, back, days = 0, 0, set()
    dated = [each for each in seen if each.start is not None]
    for one, other in permutations(dated, 2):
        if one.who != other.who or one.place == other.place:
            continue
        assert one.start is not None
        assert other.start is not None
        if one.timed and other.timed and 0 <= other.start - one.end <= within:
            forth += one.place == start
            back += one.place != start
        if not (one.timed and other.timed) and one.start <= other.end and other.start <= one.end:
            days.add((one.who, max(one.start, other.start) // A_DAY))
    return forth, back, len(days)


ROUTES = ({"a": "l0", "b": "l1"}, {"a": "l1", "b": "l0", "within_minutes": 0}, {"a": "l2", "b": "l3"})


@counted("routes", *ROUTES)
def routes(facts: Facts, first: Any, *, a: str, b: str, within_minutes: int = 240) -> Expected:
    def as_contact(link: Link) -> bool:
        who = link["source"]
        return facts.label(who) == "Thing" or facts.listed_as_contact(who, facts.day_of(link))

    grown = {one for one, _ in seen_at(facts, (a, b), as_contact)}
    children = {one for one, _ in seen_at(facts, (a, b), lambda link: facts.young(link["source"], facts.day_of(link)))}
    listed = at_both_places(grown)
    at = members(facts.in_places)
    here, there = at.get(a, set()), at.get(b, set())
    lines = {
        place: who & (here | there)
        for place, who in at.items()
        if facts.nodes[place]["kind"] == "bus route" and place not in (a, b) and who & here and who & there
    }
    young = here & there
    all_young = first is not None and first.id is None
    return Expected(
        headline=said_first(first, children if all_young else grown, lines, young, (a, within_minutes)),
        considered={
            **facts.account(row[0] for row in facts.in_places),
            "things and adults at both places": len(listed),
            "lines and stops used by young people of both places": len(lines),
        },
        rows=len(listed) + len(lines) + bool(young),
    )


def said_first(
    first: Any, seen: set[Visit], lines: dict[str, set[str]], young: set[str], asked: tuple[str, int]
) -> tuple[int, ...]:
    """The numbers about the thing, line, adult or young people that come first."""
    if first is None:
        return ()
    if first.id in lines:
        return (len(lines[first.id]),)
    who = young if first.id is None else {first.id}
    each = [journeys({one for one in seen if one.who == name}, *asked) for name in who]
    forth, back, days = (sum(column) for column in zip(*each, strict=True))
    times = [number for number in (forth, back) if number > 2]
    return (*((len(young),) if first.id is None else ()), *times, *((days,) if days else ()))
