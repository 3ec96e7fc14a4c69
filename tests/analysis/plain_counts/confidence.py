"""Plain counts of how sure an answer is: doubt, stability, evidence, and shares of a population."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from scipy.stats import binomtest

from analysis.plain_counts.counting import Expected, counted, part_of
from analysis.plain_counts.drawn import PEOPLE
from analysis.plain_counts.facts import FRIENDSHIP, Facts, Link, reports
from analysis.plain_counts.shared import sharing
from ctx_map.vocabulary.denominators import Denominators
from ctx_map.vocabulary.grading import should_be_graded

AGES = Denominators("a test", {"under 10": 10, "10-15": 200, "16-17": 100})
WARDS = Denominators("a test", {"north": 100, "south": 1})
LIVES = {"p0": "north", "p1": "south", "p2": "south", "p3": "elsewhere"}
Ends = tuple[str, str, str]


@counted("why", {"link_or_ends": "p0|p1"}, {"link_or_ends": "l0"}, {"link_or_ends": "p0|l0"}, {"link_or_ends": "p2"})
def why(facts: Facts, first: Any, *, link_or_ends: str) -> Expected:
    ends = link_or_ends.split("|")
    if len(ends) == 1:
        about = touching(facts, ends[0])
        return Expected(said_of(about), {"reports about it": reports(about)}, rows=len(about))
    between = [link for link in facts.links if {link["source"], link["target"]} == set(ends)]
    other = {end: {o for link in touching(facts, end) for o in (link["source"], link["target"])} for end in ends}
    common = set() if between else (other[ends[0]] & other[ends[1]]) - set(ends)
    shared = [
        link
        for link in facts.links
        for end, there in ((link["source"], link["target"]), (link["target"], link["source"]))
        if end in ends and there in common
    ]
    chosen = between or shared
    return Expected(
        headline=said_of(chosen) if chosen else (),
        considered={"reports between the two": reports(between), "reports about what they share": reports(shared)},
        rows=len(chosen),
    )


def touching(facts: Facts, end: str) -> list[Link]:
    return [link for link in facts.links if end in (link["source"], link["target"])]


def said_of(links: Sequence[Link]) -> tuple[int, ...]:
    """The links and the reports they are from; reports alone where each makes one link."""
    number = reports(links)
    return (number,) if number == len(links) else (len(links), number)


def last_seen(facts: Facts, link: Link) -> str:
    return (link["until"] or link["since"] or "")[:10]


@counted("doubt", {}, {"review_after": 200}, {"review_after": 30, "expected": ("health", "police")})
def doubt(facts: Facts, first: Any, *, review_after: int | None = None, expected: Sequence[str] = ()) -> Expected:
    same: dict[Ends, list[Link]] = {}
    for link in facts.links:
        ends = sorted((link["source"], link["target"])) if link["kind"] in FRIENDSHIP else None
        same.setdefault((*(ends or (link["source"], link["target"])), link["kind"]), []).append(link)
    depended_on, contexts = dependence(facts)
    reasons = {ends: set(why_care(facts, ends, links, depended_on)) for ends, links in same.items()}
    review = due(facts, same, review_after)
    needing = [ends for ends in same if reasons[ends] or ends in review]
    single = [
        link["key"]
        for links in same.values()
        if reports(links) == 1 or len({link["agency"] for link in links}) == 1
        for link in links
    ]
    sure = replace(facts, links=tuple(link for link in facts.links if link["key"] not in single))
    left = {sort: len(found) for sort, found in shared_by(sure).items()}
    silent = [each for each in set(expected) if each not in {link["agency"] for link in facts.links}]
    heard = {"agencies expected": len(set(expected)), "agencies expected but silent": len(silent)}
    by_agency = {each: reports(link for link in facts.links if link["agency"] == each) for each in ("police", "school")}
    return Expected(
        headline=part_of(len(needing), len(same)) if needing else (),
        considered={
            "links": len(same),
            "links that need care": len(needing),
            **{f"links: {each}": sum(each in found for found in reasons.values()) for each in REASONS},
            **blanks(facts),
            **review_account(facts, review, review_after),
            **{f"reports from {agency}": number for agency, number in by_agency.items() if number},
            **(heard if expected else {}),
            **{sort: len(found) for sort, found in shared_by(facts).items()},
            **{f"{sort} that do not depend on one source": number for sort, number in left.items()},
            "shared places and contacts that depend on a single report": contexts,
        },
        rows=len(needing),
    )  # fmt: skip


REASONS = (
    "suspected to be false", "disputed", "a shared place or contact depends on this report",
    "contact between an adult and a child from a single source", "intelligence without a grade",
    "nothing newer than 12 months",
)  # fmt: skip


def why_care(facts: Facts, ends: Ends, links: Sequence[Link], depended_on: set[str]) -> list[str]:
    """The reasons why a link needs care."""
    one, other, kind = ends
    long_ago = (date.fromisoformat(facts.today) - timedelta(days=365)).isoformat()
    adult_and_child = any(
        facts.listed_as_contact(grown, facts.day_of(link)) and facts.young(child, facts.day_of(link))
        for grown, child in ((one, other), (other, one))
        for link in links
    )
    single = reports(links) == 1 or len({link["agency"] for link in links}) == 1
    of_a_day = kind in (
        "CONTACTED",
        "SEEN_AT",
        "INVOLVED_IN",
        "HAPPENED_AT",
        "FOUND_IN",
        "SPENDS_TIME_AT",
        "SPOKE_IN",
        "IS_ABOUT",
        "RATES",
    )
    newest = max(last_seen(facts, link) for link in links)
    gap = all(not link["grade"] and should_be_graded(link["agency"], link["statement"]) for link in links)
    unprotected = not all(facts.protects(link) for link in links)
    contact = kind in ("FRIEND_OF", "KNOWS", "SUPPORTS", "CONTACTED") and one != other and adult_and_child
    told = (
        all((link["grade"] or "")[1:2] == "E" for link in links),
        any(link["disputed"] for link in links),
        any(link["key"] in depended_on for link in links),
        contact and single and unprotected,
        gap,
        (of_a_day or all(link["until"] for link in links)) and "" < newest < long_ago,
    )
    return [reason for reason, is_so in zip(REASONS, told, strict=True) if is_so]


def ways(facts: Facts) -> list[tuple[str, str, tuple[Link, ...]]]:
    """Every way in which a young person is linked to a place or contact, with the links that it needs."""
    found: list[tuple[str, str, tuple[Link, ...]]] = [(who, to, (link,)) for who, to, link in facts.with_contacts]
    direct = facts.of_young("SPENDS_TIME_AT", "LIVES_AT", "ATTENDS", "USES", "INVOLVED_IN")
    found += [(who, to, (link,)) for who, to, link in direct]
    for who, event, part in facts.of_young("INVOLVED_IN"):
        there = [link for link in facts.links if link["kind"] == "HAPPENED_AT" and link["source"] == event]
        found += [(who, link["target"], (part, link)) for link in there]
    return found


def dependence(facts: Facts) -> tuple[set[str], int]:
    """The links of reports without which something is no longer shared, and how many places and contacts that is."""
    every = ways(facts)
    links, contexts = set(), set()
    for context in {way[1] for way in every}:
        here = [way for way in every if way[1] == context]
        if len({way[0] for way in here}) < 2:
            continue
        for report in {(link["agency"], link["ref"]) for way in here for link in way[2]}:
            left = {way[0] for way in here if report not in {(link["agency"], link["ref"]) for link in way[2]}}
            if len(left) < 2:
                contexts.add(context)
                links |= {each["key"] for way in here for each in way[2] if (each["agency"], each["ref"]) == report}
    return links, len(contexts)


def shared_by(facts: Facts) -> dict[str, dict[str, set[str]]]:
    contacts = [*facts.with_contacts, *facts.of_young("USES", "INVOLVED_IN")]
    return {"shared places": sharing(facts, facts.in_places), "shared contacts": sharing(facts, contacts)}


def blanks(facts: Facts) -> dict[str, int]:
    """What is not recorded."""
    people = facts.keys("Person")
    happened = [event for event in facts.keys("Event") if event not in facts.conversations]
    tied = {end for link in facts.links for end in (link["source"], link["target"])}

    def without(keys: Sequence[str], column: str) -> int:
        return sum(facts.nodes[key][column] is None for key in keys)

    return {
        "people": len(people),
        "people without a date of birth": without(people, "date_of_birth"),
        "people whose own words are not recorded": without(people, "child_voice"),
        "people with no record of whether they know about this map": without(people, "notified"),
        "people with no report": len(set(people) - tied),
        "events with no recorded harm": without(happened, "harms"),
        "events with no date": without(happened, "occurred_from"),
        "places with no recorded role": without(facts.keys("Place"), "place_role"),
    }


def due(facts: Facts, same: Mapping[Ends, Sequence[Link]], days: int | None) -> set[Ends]:
    if days is None:
        return set()
    oldest = (date.fromisoformat(facts.today) - timedelta(days=days)).isoformat()
    return {ends for ends, links in same.items() if "" < max(last_seen(facts, link) for link in links) < oldest}


def review_account(facts: Facts, review: set[Ends], days: int | None) -> dict[str, int]:
    if days is None:
        return {}
    oldest = (date.fromisoformat(facts.today) - timedelta(days=days)).isoformat()
    ages: dict[tuple[str, str], str] = {}
    for link in facts.links:
        report = (link["agency"], link["ref"])
        ages[report] = max(ages.get(report, ""), last_seen(facts, link))
    return {
        "links: due for review": len(review),
        "reports older than this": sum("" < each < oldest for each in ages.values()),
        "reports whose age is not known": sum(not each for each in ages.values()),
    }


@counted("stability", {"runs": 1}, {"runs": 1, "min_people": 3}, {"runs": 1, "of": "shared-contacts"},
         {"runs": 1, "people": PEOPLE[:3]})  # fmt: skip
def stability(
    facts: Facts, first: Any, *, runs: int, of: str = "shared-places", min_people: int = 2, people: Sequence[str] = ()
) -> Expected:
    def answer(links: Sequence[Link]) -> dict[str, set[str]]:
        part = replace(facts, links=tuple(links))
        rows = part.in_places
        if of == "shared-contacts":
            online = [row for row in rows if "online" in (part.nodes[row[1]]["kind"] or "")]
            rows = [*part.with_contacts, *part.of_young("USES", "INVOLVED_IN"), *online]
        return sharing(part, rows, people=people, min_people=min_people)

    found = answer(facts.links)
    agencies = {link["agency"] for link in facts.links}
    behind = {end for link in behind_rows(facts, found, of, people) for end in (link["source"], link["target"])}
    events = [end for end in behind if facts.label(end) == "Event"]
    without = [answer([link for link in facts.links if link["agency"] != each]) for each in agencies]
    without += [
        answer([link for link in facts.links if each not in (link["source"], link["target"])]) for each in events
    ]
    holds = sum(all(each in left for left in without) for each in found)
    return Expected(
        headline=() if not found else part_of(holds or len(found), len(found)),
        considered={
            "places or contacts in the answer": len(found),
            "places or contacts that do not depend on one agency or event": holds,
            "agencies left out in turn": len(agencies),
            "events left out in turn": len(events),
            "runs at each percentage": runs,
        },
        rows=len(found),
    )


def behind_rows(facts: Facts, found: Mapping[str, set[str]], of: str, people: Sequence[str]) -> list[Link]:
    rows = [*facts.in_places]
    rows = rows if of == "shared-places" else [*rows, *facts.with_contacts, *facts.of_young("USES", "INVOLVED_IN")]
    return [link for who, context, link in rows if context in found and (not people or who in people)]


@counted("disproportionality", {"against": AGES, "smallest": 1}, {"against": WARDS, "groups": LIVES, "smallest": 1},
         {"against": Denominators("a test", {"0-17": 5}), "smallest": 1},
         {"against": Denominators("a test", {"0-17": 5}), "smallest": 3}, {"against": AGES, "smallest": 3},
         {"against": WARDS, "groups": LIVES, "smallest": 3}, {"against": AGES, "smallest": 5},
         {"against": Denominators("a test", {"0-13": 3, "14-15": 9, "16-17": 7}), "smallest": 3})  # fmt: skip
def disproportionality(
    facts: Facts, first: Any, *, against: Denominators, smallest: int, groups: Mapping[str, str] | None = None
) -> Expected:
    tied = {end for link in facts.links for end in (link["source"], link["target"])}
    people = [who for who in facts.keys("Person") if who in tied and facts.young_now(who)]
    found = {who: (groups.get(who) if groups else age_group(facts, who, against)) for who in people}
    counts = {group: sum(each == group for each in found.values()) for group in against.counts}
    everybody, population = sum(counts.values()), sum(against.counts.values())
    headline: tuple[float, ...] = ()
    hidden, total_hidden = suppressed(counts, against.counts, smallest)
    not_in_a_group = [sum(found[who] is None for who in people)]
    not_in_a_group.append(len(people) - everybody - not_in_a_group[0])
    apart_hidden = smallest > 1 and any(each < smallest for each in not_in_a_group)
    for group, number in counts.items():
        if not headline and everybody and group not in hidden:
            part = against.counts[group] / population
            interval = binomtest(number, everybody).proportion_ci(0.95, method="exact")
            low, high = interval.low / part, interval.high / part
            if low > 1 or high < 1:
                headline = (number / everybody / part, low, high)
    return Expected(
        headline=tuple(round(each, 1) for each in headline),
        considered={
            "groups": len(counts),
            "groups that are not shown": len(hidden),
            **({} if total_hidden else {"young people in a group of the file": everybody}),
            **({} if total_hidden or apart_hidden else {"young people with a report": len(people)}),
        },
        cells={group: {"people": None if group in hidden else number} for group, number in counts.items()}
        if everybody
        else {},
    )


def suppressed(counts: Mapping[str, int], population: Mapping[str, int], smallest: int) -> tuple[set[str], bool]:
    """The groups whose count is not shown, and whether the total is not shown either.

    A single small count could be worked out from the total, so that of the smallest population is not shown either. So
    could several that are all zero, or all just below the threshold: then no count is shown.
    """
    small = {group for group, number in counts.items() if number < smallest} if smallest > 1 else set()
    if len(small) == 1:
        others = sorted((number, at, group) for at, (group, number) in enumerate(population.items()))
        others = [each for each in others if each[2] not in small]
        return (small | {others[0][2]}, False) if others else (small, True)
    together = sum(counts[group] for group in small)
    if small and not 0 < together < len(small) * (smallest - 1):
        return set(counts), len(small) == len(counts)
    return small, False


def age_group(facts: Facts, who: str, against: Denominators) -> str | None:
    """The group of a person's age on the day, in a file of ages."""
    born = facts.nodes[who]["date_of_birth"]
    if not born:
        return None
    age = int(facts.today[:4]) - int(born[:4]) - (facts.today[5:] < born[5:])
    for group in against.counts:
        first, last = (0, 9) if group == "under 10" else map(int, group.split("-"))
        if first <= age <= last:
            return group
    return "in no group"
