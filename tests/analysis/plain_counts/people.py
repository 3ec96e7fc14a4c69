"""Plain counts about who is named: protection, voices, roles, descriptions, and who is close at home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from analysis.plain_counts.counting import Expected, Options, counted, listed
from analysis.plain_counts.drawn import PEOPLE
from analysis.plain_counts.facts import Facts, Link, reports

NAMED: tuple[Options, ...] = ({}, {"people": PEOPLE[:1]}, {"people": PEOPLE[1:4]}, {"people": PEOPLE})


def children(facts: Facts, people: Sequence[str]) -> list[str]:
    """The young people on the day, without unidentified people, among those named."""
    known = [who for who in facts.keys("Person") if facts.nodes[who]["kind"] != "unidentified"]
    return [who for who in known if facts.young_now(who) and (not people or who in people)]


def of_named(found: Iterable[str], people: Sequence[str]) -> dict[str, int]:
    missing = len(set(people) - set(found))
    said = {"people named": len(people), "people named with no such report as a young person": missing}
    return said if people else {}


def ended(facts: Facts, link: Link) -> bool:
    return bool(link["until"]) and link["until"][:10] < facts.today


@counted("protective", *NAMED)
def protective(facts: Facts, first: Any, *, people: Sequence[str] = ()) -> Expected:
    young = children(facts, people)
    behind: dict[str, list[Link]] = {who: [] for who in young}
    for link in facts.links:
        safe = facts.nodes[link["target"]]["place_role"] == "place_of_safety" and link["kind"] == "SPENDS_TIME_AT"
        if not ended(facts, link) and (facts.protects(link) or safe):
            for who, other in ((link["source"], link["target"]), (link["target"], link["source"])):
                if who in behind and who != other:
                    behind[who].append(link)
    alone = [who for who, links in behind.items() if not links]
    return Expected(
        headline=listed(len(alone), 10),
        considered={
            **facts.account(young),
            **of_named(young, people),
            "young people with no one protective recorded": len(alone),
            "reports of protective links": reports(link for links in behind.values() for link in links),
        },
        rows=len(young),
    )


@counted("voice", *NAMED)
def voice(facts: Facts, first: Any, *, people: Sequence[str] = ()) -> Expected:
    young = children(facts, people)
    quoted = {link["source"] for link in facts.links if link["kind"] == "SPOKE_IN"}
    own = {who for who in young if facts.nodes[who]["child_voice"] or who in quoted}
    told = [facts.nodes[who]["notified"] for who in young if facts.nodes[who]["notified"]]
    spoken = {
        who
        for who in young
        for link in facts.links
        if link["statement"] == "child_account"
        and link["kind"] not in ("SPOKE_IN", "IS_ABOUT")
        and who in (link["source"], link["target"])
    }
    neither, number = len(set(young) - own - spoken), len(young)
    grown = [who for who in facts.keys("Person") if not facts.young_now(who) and (not people or who in people)]
    recorded = [who for who in grown if facts.nodes[who]["child_voice"] or facts.nodes[who]["notified"]]
    return Expected(
        headline=((neither, number) if neither < number else (number,) if number > 1 else ()) if neither else (),
        considered={
            **facts.account(young),
            **of_named(young, people),
            "with their own words": len(own),
            "with a report that is their own account": len(spoken),
            "with neither": neither,
            "with a record of whether they know": len(told),
            'with a record that begins with "told"': sum(each.startswith("told") for each in told),
            "adults today with such a record, not listed": len(recorded),
        },
        rows=number,
    )


@counted("both-roles", *NAMED)
def both_roles(facts: Facts, first: Any, *, people: Sequence[str] = ()) -> Expected:
    links = [
        link
        for link in facts.links
        if link["kind"] == "INVOLVED_IN"
        and link["role"] in ("victim", "suspect", "convicted")
        and (not people or link["source"] in people)
    ]
    roles: dict[str, set[bool]] = {}
    for link in links:
        roles.setdefault(link["source"], set()).add(link["role"] == "victim")
    both = {who for who, parts in roles.items() if len(parts) == 2}
    heard = {"people named": len(people), "people named with no such report": len(people) - len(roles)}
    return Expected(
        headline=(),
        considered={
            "people reported as harmed or as causing harm": len(roles),
            "people reported as both": len(both),
            "events": len({link["target"] for link in links}),
            "reports": reports(links),
            **(heard if people else {}),
        },
        rows=len({(link["source"], link["target"], link["role"]) for link in links if link["source"] in both}),
    )


@counted("unidentified", {}, {"min_sources": 1}, {"min_sources": 3})
def unidentified(facts: Facts, first: Any, *, min_sources: int = 2) -> Expected:
    described = [
        who
        for who in facts.keys("Person")
        if facts.nodes[who]["kind"] == "unidentified" and not facts.nodes[who]["date_of_birth"]
    ]
    sources = {
        who: reports(link for link in facts.links if who in (link["source"], link["target"])) for who in described
    }
    again = sum(number >= min_sources for number in sources.values())
    return Expected(
        headline=(again, min_sources) if again else (min_sources,),
        considered={
            "people recorded as unidentified": len(described),
            "unidentified people with a report": sum(number > 0 for number in sources.values()),
            "unidentified people with one report only": sum(number == 1 for number in sources.values()),
        },
        rows=again,
    )


Tie = tuple[str, str, str, str | None, Link, Link]
"""The other person, the person named, why, the home or carer, and the two links."""


@counted("siblings", {"people": PEOPLE[:2]}, {"people": PEOPLE[2:3]}, {"people": PEOPLE[:2], "max_people": 1})
def siblings(facts: Facts, first: Any, *, people: Sequence[str], max_people: int = 20) -> Expected:
    every = list(close_at_home(facts, set(people)))
    young = [tie for tie in every if facts.young_now(tie[0])]
    together = [tie for tie in young if tie[3] is None or may_overlap(tie[4], tie[5])]
    crowds = {
        through
        for through in {tie[3] for tie in together} - {None}
        if len({tie[0] for tie in together if tie[3] == through}) > max_people
    }
    kept = [tie for tie in together if tie[3] not in crowds]
    was_young = {tie[0] for tie in every if not facts.young_now(tie[0]) and facts.young(tie[0], facts.day_of(tie[4]))}
    known = {end for _, _, end, _ in looked_after(facts)} | {
        end for link in family(facts) for end in (link["source"], link["target"])
    }
    found, unknown = facts.account(tie[0] for tie in kept), "age not known, treated as a child"
    limit = "1 young person" if max_people == 1 else f"{max_people} young people"
    return Expected(
        headline=(),
        considered={
            "people named": len(people),
            "people named with no report of family, home or carer": len(set(people) - known),
            "young people found": found["young people"],
            unknown: found[unknown],
            "not listed because they have turned 18": len(was_young),
            "not listed because it was at another time": len({t[0] for t in young} - {t[0] for t in together}),
            f"homes and carers of more than {limit}": len(crowds),
            "young people linked only through these": len({t[0] for t in together} - {t[0] for t in kept}),
        },
        rows=len({tie[:4] for tie in kept}),
    )


def family(facts: Facts) -> list[Link]:
    return [link for link in facts.links if link["kind"] == "FAMILY_OF" and link["source"] != link["target"]]


def looked_after(facts: Facts) -> Iterable[tuple[str, str, str, Link]]:
    """Reason, the home or carer, the person, and the link."""
    for link in facts.links:
        if link["kind"] == "LIVES_AT":
            yield "home", link["target"], link["source"], link
        if link["kind"] == "CARES_FOR" and link["source"] != link["target"]:
            yield "carer", link["source"], link["target"], link
    for link in family(facts):
        for one, other in ((link["source"], link["target"]), (link["target"], link["source"])):
            if not facts.young_now(other):
                yield "carer", other, one, link


def close_at_home(facts: Facts, named: set[str]) -> Iterable[Tie]:
    for link in family(facts):
        for one, other in ((link["source"], link["target"]), (link["target"], link["source"])):
            if one in named and other not in named:
                yield other, one, "family", None, link, link
    ends = list(looked_after(facts))
    for reason, through, mine, my_link in ends:
        for other_reason, other_through, other, link in ends:
            if mine in named and other not in named and (reason, through) == (other_reason, other_through):
                yield other, mine, reason, through, link, my_link


def may_overlap(one: Link, other: Link) -> bool:
    """Whether the latest beginning is not after the earliest end; what is not known may be any day."""
    begins = [link["since"][:10] for link in (one, other) if link["since"]]
    ends = [link["until"][:10] for link in (one, other) if link["until"]]
    return not begins or not ends or max(begins) <= min(ends)
