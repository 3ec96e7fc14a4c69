"""Count the young people on a map by the groups of a population file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl
from scipy.special import betaincinv

from ctx_map.analysis.rows.ages import young_at
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.vocabulary.denominators import Denominators
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import ages_on

LEVEL = 0.95
"""Confidence level of an interval."""
_BETWEEN = re.compile(r"(\d{1,3})\s*(?:-|\N{EN DASH}|to)\s*(\d{1,3})")
_ONE = re.compile(r"(\d{1,3})")
_UNDER = re.compile(r"under (\d{1,3})")


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """Young people with a report, by group."""

    in_groups: list[int]
    """In the order of the denominators."""
    outside: int
    """In a recorded group that the file does not have."""
    not_recorded: int


def count_groups(network: Network, denominators: Denominators, groups: Mapping[str, str] | None) -> GroupCounts:
    """Count each young person with a report once. Groups are ages unless `groups` gives the group by id."""
    people = _young_with_a_report(network)
    if groups is None:
        ages = age_groups(denominators)
        found = [_of_age(born, network.as_at, ages) for born in people.get_column("date_of_birth")]
    else:
        found = [groups.get(key) for key in people.get_column("key")]
    counted = Counter(found)
    inside = [counted[group] for group in denominators.counts]
    return GroupCounts(inside, len(found) - sum(inside) - counted[None], counted[None])


def age_groups(denominators: Denominators) -> dict[int, str]:
    """Return the group of each age. Raises WrongUse if a group is not a range of ages, or two overlap."""
    groups: dict[int, str] = {}
    for group in denominators.counts:
        for age in _ages(group):
            if age in groups:
                raise WrongUse("Two groups of the population file overlap. Give each age to one group.")
            groups[age] = group
    return groups


def share_interval(people: list[int], everybody: int) -> list[tuple[float, float]]:
    """Return exact confidence bounds of each share (Clopper and Pearson 1934)."""
    tail = (1 - LEVEL) / 2
    return [
        (
            float(betaincinv(count, everybody - count + 1, tail)) if count else 0.0,
            float(betaincinv(count + 1, everybody - count, 1 - tail)) if count < everybody else 1.0,
        )
        for count in people
    ]


def _young_with_a_report(network: Network) -> pl.DataFrame:
    ends = pl.concat([network.links.get_column("source"), network.links.get_column("target")]).unique().sort()
    people = ends.filter(network.nodes.get_column("label").gather(ends) == Label.PERSON.value)
    return network.nodes[people.filter(young_at(network, people, network.as_at))]


def _of_age(born: str | None, day: date, ages: Mapping[int, str]) -> str | None:
    if born is None:
        return None
    # an age that no group has is still recorded: it counts as outside. Two possible ages of two groups are not recorded
    youngest, oldest = (ages.get(age, "") for age in ages_on(born, day))
    return youngest if youngest == oldest else None


def _ages(group: str) -> range:
    if found := _BETWEEN.fullmatch(group):
        return range(int(found[1]), int(found[2]) + 1)
    if found := _UNDER.fullmatch(group):
        return range(int(found[1]))
    if found := _ONE.fullmatch(group):
        return range(int(found[1]), int(found[1]) + 1)
    raise WrongUse(
        "A group of ages is written like 13-15, 16 or under 10. For other groups, give a file with the group of each "
        "id."
    )
