"""A place, a thing or an adult has one number of young people and of reports, whichever question lists it.

The questions are those of the registry whose rows are about one such node and that take the period of the network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings

from ctx_map.analysis.registry import QUESTIONS
from ctx_map.network import Network
from random_towns import random_reported_towns

FEW_TOWNS = settings(max_examples=15)
"""As full as these are, each asked many questions."""
WIDEST: Mapping[str, Mapping[str, Any]] = {
    "shared-contacts": {"min_people": 1},
    "shared-places": {"min_people": 1},
    "unidentified": {"min_sources": 1},
    "what-if": {"everything": True},
}
"""Options with which as much as possible is listed."""
ANOTHER_THING = {
    "areas": "counts whole areas",
    "groups": "counts members",
    "hotspots": "counts what has a date in its own period",
    "routes": "counts those at both places",
    "stability": "counts no one",
    "unidentified": "counts every report, also those about no young person",
}
"""Questions whose rows have an id and that count something else there."""
THROUGH_EVENTS = ("between", "bridges")
"""Questions for which an adult also reaches a young person by being in the same event, as they say."""


def listing(field: str) -> list[str]:
    """The questions that give this number for one place, thing or adult."""
    found = []
    for name, question in QUESTIONS.items():
        has = {each.name for each in fields(question.row)}
        if field in has and has & {"id", "ids"} and name not in ANOTHER_THING:
            found.append(name)
    return found


def numbers(network: Network, field: str) -> dict[str, dict[str, int]]:
    """By place, thing or adult: the number that each question gives, adults apart where events count."""
    label = dict(network.nodes.select("key", "label").iter_rows())
    found: dict[str, dict[str, int]] = {}
    for name in listing(field):
        for row in QUESTIONS[name].answer(network, **WIDEST.get(name, {})).rows:
            key = row.ids[0] if hasattr(row, "ids") else row.id
            through = label[key] == "Person" and name in THROUGH_EVENTS
            found.setdefault(f"{key}, through events" if through else key, {})[name] = getattr(row, field)
    return found


def disagreeing(network: Network) -> Iterator[tuple[str, str, dict[str, int]]]:
    """Every place, thing or adult about which two questions disagree."""
    for field in ("people", "reports"):
        for key, given_by in numbers(network, field).items():
            if len(set(given_by.values())) > 1:
                yield key, field, given_by


@pytest.mark.parametrize("field", ["people", "reports"])
def test_several_questions_give_each_number(field: str) -> None:
    assert {"shared-places", "shared-contacts", "between", "bridges"} <= set(listing(field))
    assert set(ANOTHER_THING) <= set(QUESTIONS)


@FEW_TOWNS
@given(network=random_reported_towns())
def test_whatever_is_listed_has_one_number_of_young_people_and_one_of_reports(network: Network) -> None:
    assert list(disagreeing(network)) == []


@FEW_TOWNS
@given(network=random_reported_towns())
def test_the_young_people_counted_are_those_named(network: Network) -> None:
    for name in listing("people"):
        for row in QUESTIONS[name].answer(network, **WIDEST.get(name, {})).rows:
            assert not hasattr(row, "people_ids") or row.people == len(set(row.people_ids)) == len(row.people_ids)
