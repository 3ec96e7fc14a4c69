"""What a town's rows say, in plain Python: who is young when, who is where, and which reports say so.

Nothing here uses the analyses. Kinds of link are written out, so that a mistake in what a kind puts where is seen.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ctx_map.network import Network

Link = Mapping[str, Any]
Row = tuple[str, str, Link]
"""A person, a place or contact, and the link that says so."""
AT_A_PLACE = ("SPENDS_TIME_AT", "LIVES_AT", "ATTENDS")
CONTACT = ("FRIEND_OF", "FAMILY_OF", "KNOWS", "CARES_FOR", "SUPPORTS", "CONTACTED")
FRIENDSHIP = ("FRIEND_OF", "FAMILY_OF", "KNOWS")
ALWAYS_PROTECT = ("CARES_FOR", "SUPPORTS")
MAY_PROTECT = (*FRIENDSHIP, "MEMBER_OF", *AT_A_PLACE, "MEETS_AT")


def latest(born: str) -> str:
    """The last day that a date of birth known by its year or month can be."""
    if len(born) == len("2008"):
        return f"{born}-12-31"
    return f"{born}-{monthrange(int(born[:4]), int(born[5:]))[1]}" if len(born) == len("2008-06") else born


@dataclass(frozen=True)
class Facts:
    """The nodes and links of one network as plain rows, with the day that is asked about."""

    nodes: Mapping[str, Mapping[str, Any]]
    links: tuple[Link, ...]
    today: str
    earlier: Facts | None = None
    """The same on an earlier day, for a question that compares."""

    def label(self, key: str) -> str:
        return str(self.nodes[key]["label"])

    def keys(self, label: str) -> list[str]:
        return [key for key, node in self.nodes.items() if node["label"] == label]

    def adult_from(self, who: str) -> str:
        """The first day on which a person is an adult."""
        them = self.nodes[who]
        if born := latest(them["date_of_birth"] or ""):
            return f"{int(born[:4]) + 18}{born[4:]}"
        return "" if them["kind"] == "adult" else "9999"

    def young(self, who: str, day: str) -> bool:
        return self.label(who) == "Person" and day[:10] < self.adult_from(who)

    def young_now(self, who: str) -> bool:
        return self.young(who, self.today)

    def listed_as_contact(self, who: str, day: str | None = None) -> bool:
        """An adult today, and on the day of a report if one is given, or somebody not identified."""
        them = self.nodes[who]
        unknown = them["kind"] == "unidentified" and not them["date_of_birth"]
        grown = not self.young_now(who) and not self.young(who, day or self.today)
        return self.label(who) == "Person" and (unknown or grown)

    @cached_property
    def conversations(self) -> set[str]:
        """Events that only hold what a young person said."""
        said = {link["target"] for link in self.links if link["kind"] == "SPOKE_IN"}
        said |= {link["source"] for link in self.links if link["kind"] in ("IS_ABOUT", "RATES")}
        happened = {link["source"] for link in self.links if link["kind"] == "HAPPENED_AT"}
        return said - happened - {link["target"] for link in self.links if link["kind"] in ("INVOLVED_IN", "FOUND_IN")}

    def day_of(self, link: Link) -> str:
        """The day of a report: of a part in an event, the day of the event."""
        event = self.nodes[link["target"]] if link["kind"] == "INVOLVED_IN" else {}
        return str(event.get("occurred_from") or event.get("occurred_to") or link["since"] or self.today)[:10]

    def of_young(self, *kinds: str) -> Iterator[Row]:
        """The links of these kinds from somebody who was young on the day of the report."""
        for link in self.links:
            if link["kind"] in kinds and self.young(link["source"], self.day_of(link)):
                yield link["source"], link["target"], link

    @cached_property
    def in_places(self) -> list[Row]:
        """Young people at places, directly or by an event that happened there: then both links say so."""
        found = list(self.of_young(*AT_A_PLACE))
        for who, event, part in self.of_young("INVOLVED_IN"):
            for there in self.links:
                if there["kind"] == "HAPPENED_AT" and there["source"] == event:
                    found += [(who, there["target"], part), (who, there["target"], there)]
        return found

    @cached_property
    def with_contacts(self) -> list[Row]:
        """Young people and the adults or unidentified people they are in contact with, in either direction."""
        return self._contacts(then=True)

    @cached_property
    def with_adults_of_today(self) -> list[Row]:
        """The same, where those who are adults today count in reports of when they were a child too."""
        return self._contacts(then=False)

    def _contacts(self, *, then: bool) -> list[Row]:
        """The same with those who are adults today, if not `then`: also in reports of when they were a child."""
        found: list[Row] = []
        for link in self.links:
            ends = (link["source"], link["target"])
            if link["kind"] in CONTACT and ends[0] != ends[1]:
                day = self.day_of(link)
                found += [
                    (who, other, link)
                    for who, other in (ends, ends[::-1])
                    if self.young(who, day) and self.listed_as_contact(other, day if then else None)
                ]
        return found

    @cached_property
    def reached(self) -> list[Row]:
        """Places, things and contacts that reach a young person, directly or by being in the same event."""
        return self._reached(then=True)

    @cached_property
    def reached_by_adults_of_today(self) -> list[Row]:
        """The same, where those who are adults today count in reports of when they were a child too."""
        return self._reached(then=False)

    def _reached(self, *, then: bool) -> list[Row]:
        found = [*self.of_young(*AT_A_PLACE, "USES"), *self._contacts(then=then)]
        for who, event, part in self.of_young("INVOLVED_IN"):
            for other, link in self._in_event(event, then=then):
                if other != who:
                    found += [(who, other, part), (who, other, link)]
        return found

    def _in_event(self, event: str, *, then: bool) -> Iterator[tuple[str, Link]]:
        for link in self.links:
            if link["kind"] == "HAPPENED_AT" and link["source"] == event:
                yield link["target"], link
            if link["kind"] == "FOUND_IN" and link["target"] == event:
                yield link["source"], link
            in_it = link["kind"] == "INVOLVED_IN" and link["target"] == event
            if in_it and self.listed_as_contact(link["source"], self.day_of(link) if then else None):
                yield link["source"], link

    @cached_property
    def friendships(self) -> list[Row]:
        """Friendship, family and acquaintance between two who were young then, and membership of peer groups."""
        between = [
            (link["source"], link["target"], link)
            for link in self.links
            if link["kind"] in FRIENDSHIP
            and link["source"] != link["target"]
            and all(self.young(link[end], self.day_of(link)) for end in ("source", "target"))
        ]
        return [*between, *self.of_young("MEMBER_OF")]

    def tied(self, one: str, other: str) -> bool:
        """Whether a relationship or a peer group in common is recorded."""
        groups: dict[str, set[str]] = {one: set(), other: set()}
        for source, target, link in self.friendships:
            if link["kind"] == "MEMBER_OF" and source in groups:
                groups[source].add(target)
            if {source, target} == {one, other}:
                return True
        return bool(groups[one] & groups[other])

    def protects(self, link: Link) -> bool:
        return link["kind"] in ALWAYS_PROTECT or (link["kind"] in MAY_PROTECT and bool(link["protective"]))

    def account(self, people: Iterable[str]) -> dict[str, int]:
        """The three counts of young people that every answer gives."""
        distinct = set(people)
        unknown = [
            who
            for who in distinct
            if not self.nodes[who]["date_of_birth"] and self.nodes[who]["kind"] in (None, "unidentified")
        ]
        return {
            "young people": len(distinct),
            "turned 18 since": sum(not self.young_now(who) for who in distinct),
            "age not known, treated as a child": len(unknown),
        }


def facts_of(network: Network, earlier: Network | None = None) -> Facts:
    """The rows of a network, with the keys of the ends of each link."""
    keys = network.keys.to_list()
    rows = network.links.iter_rows(named=True)
    links = tuple({**row, "source": keys[row["source"]], "target": keys[row["target"]]} for row in rows)
    nodes = {row["key"]: row for row in network.nodes.iter_rows(named=True)}
    return Facts(nodes, links, network.as_at.isoformat(), facts_of(earlier) if earlier else None)


def reports(links: Iterable[Link]) -> int:
    """How many reports these links are from, by agency and reference."""
    return len({(link["agency"], link["ref"]) for link in links})


def members(rows: Iterable[Row]) -> dict[str, set[str]]:
    """The people of each place or contact."""
    found: dict[str, set[str]] = {}
    for who, context, _ in rows:
        found.setdefault(context, set()).add(who)
    return found


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """One name for each connected component: that of its smallest member."""
    edges = list(pairs)
    found = {end: end for edge in edges for end in edge}
    for _ in found:
        for one, other in edges:
            found[one] = found[other] = min(found[one], found[other])
    return found
