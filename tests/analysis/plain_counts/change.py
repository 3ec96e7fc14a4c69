"""Plain counts of what is new, what would change, and what could be done."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from analysis.plain_counts.counting import Expected, counted, part_of
from analysis.plain_counts.facts import Facts, Link, members, reports
from analysis.plain_counts.links_between import neighbours, search
from ctx_map.vocabulary.kinds import place_sorts, thing_sorts
from ctx_map.vocabulary.versioned import data_text

NEW_NODES = "people, places, groups, things and events new on the map"
SAID = ("agency", "ref", "since", "until", "grade", "statement", "protective", "disputed", "role")


@counted("changes", {"days": 1}, {"days": 60}, {"days": 170})
def changes(facts: Facts, first: Any) -> Expected:
    assert facts.earlier
    then, now = ({link["key"]: link for link in each.links} for each in (facts.earlier, facts))
    new = [link for key, link in now.items() if key not in then]
    gone = [link for key, link in then.items() if key not in now]
    other = [link for key, link in now.items() if key in then and any(link[s] != then[key][s] for s in SAID)]
    happened = [link for link in new if began(facts, link)[:10] > facts.earlier.today]
    every = [*new, *gone, *other]
    return Expected(
        headline=(len(every), reports(every)) if every else (),
        considered={
            "happened since": len(happened),
            "learned since": len(new) - len(happened),
            "corrected": len(other),
            "withdrawn": len(gone),
            NEW_NODES: len(set(facts.nodes) - set(facts.earlier.nodes)),
            "links known then": len(then),
            "links known now": len(now),
        },
        rows=len(every),
    )


def began(facts: Facts, link: Link) -> str:
    """When a link began: its event, if it is about one."""
    for end in ("target", "source"):
        if facts.label(link[end]) == "Event" and facts.nodes[link[end]]["occurred_from"]:
            return str(facts.nodes[link[end]]["occurred_from"])
    return link["since"] or ""


@counted("what-if", {}, {"everything": True}, {"without": ("l0",)}, {"without": ("l1", "l2")},
         {"everything": True, "max_people": 3}, {"best": 2}, {"best": 3, "everything": True},
         {"best": 1, "everything": True, "max_people": 3})  # fmt: skip
def what_if(
    facts: Facts,
    first: Any,
    *,
    without: Sequence[str] = (),
    everything: bool = False,
    max_people: int = 300,
    best: int = 0,
) -> Expected:
    at = members([*facts.in_places, *facts.with_contacts])
    ties = [*facts.reached, *facts.of_young("INVOLVED_IN"), *facts.friendships]
    near = neighbours((one, other) for one, other, _ in ties)
    ends = {row[0] for row in ties} | {row[1] for row in facts.friendships}
    people = {end for end in ends if facts.label(end) == "Person"}
    shared = [
        context
        for context, who in at.items()
        if 1 < len(who) <= max_people
        and context not in people
        and (facts.label(context) == "Place" or not facts.young_now(context))
    ]
    looked_at = [
        context for context in shared if everything or (harm_at(facts, context) and not service(facts, context))
    ]
    named = bool(without)
    headline: tuple[int, ...] = ()
    sets = compared(facts, at, (near, people), looked_at, best)
    if first is not None:
        whole = named or best
        headline = lost_without(facts, {c: who for c, who in at.items() if whole or len(who) <= max_people}, first.ids)
        reach = linked(near, people, ()) - linked(near, people, first.ids)
        headline = (*headline, *((reach,) if reach else ()))
    tried = {"shared places and adults": len(shared), "places and adults looked at": len(looked_at)}
    busy = sum(len(who) > max_people for who in at.values())
    return Expected(
        headline=headline,
        considered={
            **facts.account(who for there in at.values() for who in there),
            "places and adults linked to a young person": len(at),
            f"places and adults of more than {max_people} young people": busy,
            **({} if named else tried),
            **(sets.considered if best else {}),
        },
        rows=1 if named else min(len(sets.near), 10) if best else len(looked_at),
        says=sets.says(first) if best else (),
    )


@dataclass(frozen=True)
class Sets:
    """Every set that was compared, and those that lose most, as the question has it."""

    near: Mapping[frozenset[str], tuple[int, int]]
    """The best sets and those close to it: pairs no longer linked, and pairs who share nothing else."""
    considered: Mapping[str, int]

    def says(self, first: Any) -> tuple[str, ...]:
        """How many sets are as good; fails where the set that leads is not one that loses most."""
        if not self.near:
            assert first is None
            return ("No set of these places and adults would leave two young people with nothing shared.",)
        most = max(self.near.values())
        fewest = min(len(each) for each, lost in self.near.items() if lost == most)
        assert (first.reach_lost, first.pairs_lost, len(first.ids)) == (*most, fewest)
        others = len(self.near) - 1
        if not others:
            return ("No other set comes within 5% of this one.",)
        shown = ", and the first 9 are listed" if others > 9 else ""
        sets = "1 other set is" if others == 1 else f"{others} other sets are"
        return (f"{sets} within 5% of the best{shown}. The meeting decides.",)


def compared(
    facts: Facts,
    at: Mapping[str, set[str]],
    routes: tuple[Mapping[str, set[str]], set[str]],
    looked_at: Sequence[str],
    most: int,
) -> Sets:
    """Take each set of up to `most` places and adults away, and count the pairs that this leaves with nothing."""
    near, people = routes
    protecting = {end for link in facts.links if facts.protects(link) for end in (link["source"], link["target"])}
    safe = {each for each in looked_at if each in protecting or facts.nodes[each]["place_role"] == "place_of_safety"}
    free = [each for each in looked_at if each not in safe]
    whole = linked(near, people, ()) if most else 0
    every = {
        frozenset(taken): (whole - linked(near, people, taken), shares_nothing_else(at, taken))
        for size in range(1, most + 1)
        for taken in combinations(free, size)
    }
    top = max(every.values(), default=(0, 0))
    close = {
        taken: lost
        for taken, lost in every.items()
        if sum(top) and all(mine >= 0.95 * best for mine, best in zip(lost, top, strict=True))
    }
    counts = {
        "places and adults in the sets": len(free),
        "protective places and adults left out": len(safe),
        "sets compared": len(every),
    }
    return Sets(close, counts)


def shares_nothing_else(at: Mapping[str, set[str]], taken: Sequence[str]) -> int:
    """How many pairs of young people share one of these and nothing besides."""
    pairs = {pair for each in taken for pair in combinations(sorted(at[each]), 2)}
    others = [who for context, who in at.items() if context not in taken]
    return sum(not any(set(pair) <= who for who in others) for pair in pairs)


def lost_without(facts: Facts, at: Mapping[str, set[str]], taken: Sequence[str]) -> tuple[int, ...]:
    """The numbers about what would change: pairs, those who would still share, reports that protect."""
    here = set().union(*(at.get(each, set()) for each in taken))
    others = [who for context, who in at.items() if context not in taken]
    pairs = {pair for each in taken for pair in combinations(sorted(at.get(each, ())), 2)}
    lost = sum(not any(set(pair) <= who for who in others) for pair in pairs)
    still = sum(any(who in there and len(there) > 1 for there in others) for who in here)
    protective = reports(
        link for link in facts.links if facts.protects(link) and {link["source"], link["target"]} & set(taken)
    )
    said = part_of(lost, len(pairs)) if lost else ()
    return (*said, *part_of(still, len(here)), *((protective,) if protective else ()))


def linked(near: Mapping[str, set[str]], people: set[str], taken: Sequence[str]) -> int:
    """How many pairs of young people a route links, without some nodes."""
    left = {node: there - set(taken) for node, there in near.items() if node not in taken}
    return sum(end in search(left, start)[0] for start, end in combinations(sorted(people), 2))


def harm_at(facts: Facts, context: str) -> bool:
    """Whether harm is reported there or of them, and not only protection."""
    if facts.label(context) == "Place":
        harmful = {key for key, node in facts.nodes.items() if node["harms"]}
        happened = (link for link in facts.links if link["kind"] == "HAPPENED_AT" and link["target"] == context)
        return facts.nodes[context]["place_role"] == "crime_site" or any(link["source"] in harmful for link in happened)
    own = [
        link
        for link in facts.links
        if link["source"] == context and facts.listed_as_contact(context, facts.day_of(link))
    ]
    reported = any(
        (link["kind"] == "CONTACTED" and facts.young(link["target"], facts.day_of(link)))
        or link["role"] in ("suspect", "convicted")
        for link in own
    )
    about = [link for link in facts.links if context in (link["source"], link["target"])]
    return reported and any(not facts.protects(link) for link in about)


def service(facts: Facts, context: str) -> bool:
    return facts.label(context) == "Place" and facts.nodes[context]["kind"] in ("school", "bus route")


@counted("options", {"targets": ("l0",)}, {"targets": ("l1", "t0")}, {"targets": ("t0", "t1")},
         {"targets": ("l0", "l1", "l2", "l3")})  # fmt: skip
def options(facts: Facts, first: Any, *, targets: Sequence[str]) -> Expected:
    found = {target: measures(facts, target) for target in targets}
    places = [target for target in targets if facts.label(target) == "Place"]
    listed = [entry for entries in found.values() for entry, in_force in entries if in_force]
    leading = found[first.id]
    none = safe(facts, first.id)
    return Expected(
        headline=() if none else (sum(in_force for _, in_force in leading),),
        considered={
            "places, people, things and organisations named": len(targets),
            "places without a recorded role": sum(not facts.nodes[place]["place_role"] for place in places),
            "places where no one is recorded as able to act": len(places),
            "reports of running or working that have ended, not listed": 0,
            "under 18 or of unknown age and working there, not listed": 0,
            "options listed": len(listed),
            "options to be checked by a lawyer": sum(entry["to_be_checked_by_a_lawyer"] for entry in listed),
            "listed apart, not known to be in force": sum(not each for rows in found.values() for _, each in rows),
        },
    )


def safe(facts: Facts, target: str) -> bool:
    return facts.nodes[target]["place_role"] == "place_of_safety" and not harms_at(facts, target)


def harms_at(facts: Facts, target: str) -> set[str]:
    """The harms of the events at a place, or in which a thing was found."""
    events = [link["source"] for link in facts.links if link["kind"] == "HAPPENED_AT" and link["target"] == target]
    events += [link["target"] for link in facts.links if link["kind"] == "FOUND_IN" and link["source"] == target]
    return {facts.nodes[event]["harms"] for event in events} - {None}


def measures(facts: Facts, target: str) -> list[tuple[Mapping[str, Any], bool]]:
    """The entries of the data file that fit a place or a thing, each with whether it is known to be in force.

    A harm that no event records is not known, so no measure is left out for it.
    """
    if safe(facts, target):
        return []
    file, node = tomllib.loads(data_text("powers")), facts.nodes[target]
    place = node["label"] == "Place"
    sorts = place_sorts(node["kind"], None) if place else thing_sorts(node["kind"])
    aim = ("online_space" if "online" in sorts else "place") if place else "thing"
    found = []
    for entry in file["entry"]:
        began, ended = entry.get("in_force_from"), entry.get("in_force_to")
        in_force = bool(began) and began.isoformat() <= facts.today <= (ended.isoformat() if ended else "9999")
        asked = entry.get("conditions", {})
        kinds = set(asked.get("kinds", ()))
        if aim == "thing":
            kinds -= {"online"}
        if aim == "online_space" and "online" in kinds:
            kinds = {"online"}
        wrong_kind = bool(asked.get("kinds")) and bool(sorts) and not sorts & kinds
        if aim in entry["targets"] and (in_force or not began) and not wrong_kind:
            found.append((entry, in_force))
    return found
