"""Plain counts of what happened where and when: hotspots, areas, sightings and routes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import h3

from analysis.plain_counts.counting import Expected, counted, listed
from analysis.plain_counts.facts import AT_A_PLACE, Facts, Link, members, reports

HELD = tuple[str, str, str, str, Link]
"""What or who, the place, the first day, the last day, and the link."""


def days_before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def happenings(facts: Facts) -> list[HELD]:
    """Events at places; a link without any date has an empty first day."""
    found = []
    for link in facts.links:
        if link["kind"] == "HAPPENED_AT":
            day = (facts.nodes[link["source"]]["occurred_from"] or link["since"] or "")[:10]
            found.append((link["source"], link["target"], day, day, link))
    return found


def stays(facts: Facts) -> list[HELD]:
    """Young people at places directly, from the first to the last day; homes and schools go on."""
    found = []
    for who, where, link in facts.of_young(*AT_A_PLACE):
        since, until = (link["since"] or "")[:10], (link["until"] or "")[:10]
        last = until or ("9999-12-31" if link["kind"] != "SPENDS_TIME_AT" else since)
        found.append((who, where, since or until, last, link))
    return found


def within(rows: Sequence[HELD], first: str, last: str) -> list[HELD]:
    return [row for row in rows if row[2] and row[2] <= last and row[3] >= first]


def involved(facts: Facts, events: Sequence[HELD]) -> Iterator[tuple[str, str, Link]]:
    """The young people in these events, at the place of each."""
    for who, event, part in facts.of_young("INVOLVED_IN"):
        for place in {row[1] for row in events if row[0] == event}:
            yield who, place, part


@counted("hotspots", {}, {"period_days": 30}, {"period_days": 400, "by": "people"}, {"period_days": 200})
def hotspots(facts: Facts, first: Any, *, period_days: int = 90, by: str = "harm") -> Expected:
    happened, seen, last = happenings(facts), stays(facts), facts.today
    begin = days_before(last, period_days - 1)
    # where the data end before the period, the period ends with them
    known = [r[2] if r[3].startswith("9999") else min(r[3], last) for r in (*happened, *seen) if r[2] and r[2] <= last]
    if known and max(known) < begin:
        last = max(known)
        begin = days_before(last, period_days - 1)
    ends_before, begins_before = days_before(begin, 1), days_before(begin, period_days)
    events, here = within(happened, begin, last), within(seen, begin, last)
    before, here_before = within(happened, begins_before, ends_before), within(seen, begins_before, ends_before)
    inside = [*((who, place, link) for who, place, _, _, link in here), *involved(facts, events)]
    behind = [*(row[4] for row in (*here_before, *before)), *(row[2] for row in involved(facts, before))]
    people, at = members(inside), members((row[0], row[1], row[4]) for row in events)
    places = {place for place in {*people, *at} if at.get(place) or len(people[place]) > 1}
    # what is said of the place that leads
    headline: tuple[int, ...] = (period_days,)
    if first is not None and at.get(first.id):
        headline = (len(at[first.id]), period_days)
        reported = {row[4]["agency"] for row in events if row[1] == first.id}
        if reported <= {link["agency"] for link in behind}:
            were = len({row[0] for row in before if row[1] == first.id})
            headline = (*headline, *((were,) if were else ()), period_days)
    told = [*(row[2] for row in inside), *(row[4] for row in events)]
    by_agency = {each: reports(link for link in told if link["agency"] == each) for each in ("police", "school")}
    return Expected(
        headline=headline,
        considered={
            **facts.account(who for who, _, _ in inside),
            "places with an event or several young people": len(places),
            "events in the period": len({row[0] for row in events}),
            "events in the period before": len({row[0] for row in before}),
            "links without a date, in no period": sum(not row[2] for row in (*happened, *seen)),
            **{f"reports from {agency}": number for agency, number in by_agency.items() if number},
        },
        rows=len(places),
    )


@counted("areas", {"smallest": 1}, {"smallest": 1, "resolution": 9, "by": "people"}, {"smallest": 1, "resolution": 5},
         {"smallest": 3}, {"smallest": 2, "by": "people"}, {"smallest": 5, "resolution": 9})  # fmt: skip
def areas(facts: Facts, first: Any, *, smallest: int, resolution: int = 8, by: str = "events") -> Expected:
    # who was where and what happened where, without homes as such
    events = members((link["source"], link["target"], link) for link in facts.links if link["kind"] == "HAPPENED_AT")
    visits = [row for row in facts.in_places if row[2]["kind"] not in ("LIVES_AT", "HAPPENED_AT")]
    through = [
        (who, place, part)
        for who, event, part in facts.of_young("INVOLVED_IN")
        for place, there in events.items()
        if event in there
    ]
    people = members([row for row in visits if row[2]["kind"] != "INVOLVED_IN"] + through)
    # the places with a position, without bare homes, by hexagon
    places = facts.keys("Place")
    pointed = [place for place in places if facts.nodes[place]["latitude"] is not None]
    homes = {link["target"] for link in facts.links if link["kind"] == "LIVES_AT"}
    shown = [place for place in pointed if place not in homes or place in people or place in events]
    cells: dict[str, tuple[set[str], set[str]]] = {}
    for place in shown:
        node = facts.nodes[place]
        cell = cells.setdefault(h3.latlng_to_cell(node["latitude"], node["longitude"], resolution), (set(), set()))
        cell[0].update(people.get(place, ()))
        cell[1].update(events.get(place, ()))
    counts = {cell: len(found[by == "events"]) for cell, found in cells.items()}
    too_few, stand_out = standing(counts)
    every = {who for found, _ in cells.values() for who in found}
    cells_shown = {
        cell: {
            name: len(found[at]) if len(found[at]) >= smallest or smallest == 1 else None
            for at, name in enumerate(("people", "events"))
        }
        for cell, found in cells.items()
    }
    hidden = {
        f"hexagons with fewer than {smallest} {words}": sum(each[name] is None for each in cells_shown.values())
        for words, name in (("young people", "people"), ("events", "events"))
    }
    totals = {**facts.account(every), "events": len({event for _, found in cells.values() for event in found})}
    return Expected(
        headline=(stand_out, len(cells)) if stand_out else (len(cells),) if cells else (),
        considered={
            "places": len(places),
            "places without a position, left out": len(places) - len(pointed),
            "homes without an event or a visit, left out": len(pointed) - len(shown),
            "places that share one point with more than 19 others": 0,
            "hexagons": len(cells),
            "hexagons that stand out": stand_out,
            "hexagons where there are too few to tell": too_few,
            **(hidden if any(hidden.values()) else totals),
        },
        rows=len(cells),
        cells=cells_shown,
    )


def standing(counts: dict[str, int]) -> tuple[int, int]:
    """Hexagons with too few to tell, and hexagons that stand out, by every way of spreading the counts."""
    around = {cell: [near for near in h3.grid_disk(cell, 1) if near in counts] for cell in counts}
    chance, too_few = {}, set()
    for cell, near in around.items():
        total = sum(counts[each] for each in near)
        ways = [sum(chosen) for chosen in combinations(counts.values(), len(near))]
        chance[cell] = sum(way >= total for way in ways) / len(ways)
        if total < 5 or sum(way == max(ways) for way in ways) / len(ways) > 0.05:
            too_few.add(cell)
    ordered = sorted(chance.values())
    corrected = {
        cell: min(p * len(ordered) / (at + 1) for at, p in enumerate(ordered) if p >= own)
        for cell, own in chance.items()
    }
    return len(too_few), sum(p <= 0.05 and cell not in too_few for cell, p in corrected.items())


@counted("sightings", {}, {"things": ("t0",)}, {"things": ("t0", "t1")})
def sightings(facts: Facts, first: Any, *, things: Sequence[str] = ()) -> Expected:
    at: dict[tuple[str, str], list[Link]] = {}
    for link in facts.links:
        if link["kind"] == "SEEN_AT":
            at.setdefault((link["source"], link["target"]), []).append(link)
        for there in facts.links if link["kind"] == "FOUND_IN" else ():
            if there["kind"] == "HAPPENED_AT" and there["source"] == link["target"]:
                at.setdefault((link["source"], there["target"]), []).extend((link, there))
    seen = {key: links for key, links in at.items() if not things or key[0] in things}
    leads = [place for thing, place in seen if first is not None and thing == first.thing]
    return Expected(
        headline=listed(len(leads), 2),
        considered={
            "things": len(things) or len(facts.keys("Thing")),
            "things seen at a place": len({thing for thing, _ in seen}),
            "places": len({place for _, place in seen}),
            "reports": reports(link for links in seen.values() for link in links),
        },
        rows=len(seen),
    )
