"""No row of any answer holds a number about one young person to sort by."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map import analysis
from ctx_map.analysis import Result
from ctx_map.network import Network
from ctx_map.vocabulary.denominators import Denominators
from random_towns import (
    ENOUGH_TOWNS,
    PEOPLE,
    PLACES,
    THINGS,
    is_of_age,
    random_families,
    random_parts,
    random_towns,
    random_voices,
)

FORBIDDEN = ("score", "rank", "risk", "degree", "centrality", "betweenness", "danger", "victim", "offender", "gang")
"""Words that no field of a row may hold."""
ENDS: dict[str, tuple[Any, ...]] = {
    "connect": (PEOPLE[0], PEOPLE[1]),
    "options": ((PLACES[0], THINGS[0]),),
    "routes": (PLACES[0], PLACES[1]),
    "siblings": (PEOPLE[:2],),
    "why": (f"{PEOPLE[0]}|{PEOPLE[1]}",),
}
"""What an analysis is asked besides the network."""


POPULATION = Denominators("a test", {"under 10": 1, "10-15": 2, "16-17": 1})
FEWER = {"stability": {"runs": 1}, "areas": {"smallest": 1}, "disproportionality": {"smallest": 1}}
"""Options that make an analysis cheap enough to ask of many towns, or that show more of it."""
TOWNS = {"siblings": random_families(), "both_roles": random_parts(), "voice": random_voices()}
"""Towns that have something to say to an analysis, where those of all the others have little."""


def asked_besides(name: str, network: Network) -> tuple[Any, ...]:
    if name == "changes":
        return (Network(network.nodes, network.links, network.as_at + timedelta(days=30)),)
    if name == "disproportionality":
        return (POPULATION,)
    return (analysis.shared_contacts,) if name == "stability" else ENDS.get(name, ())


def analyses() -> dict[str, Callable[..., Result[Any]]]:
    """Every public function of the analyses that gives a result."""
    public = {name: getattr(analysis, name) for name in analysis.__all__}
    functions = {name: each for name, each in public.items() if callable(each) and not isinstance(each, type)}
    return {name: each for name, each in functions.items() if result_type(each) is not None}


def result_type(function: Callable[..., Any]) -> Any:
    answered = typing.get_type_hints(function).get("return")
    return answered if typing.get_origin(answered) is Result else None


def row_type(function: Callable[..., Any]) -> type[Any]:
    (row,) = typing.get_args(result_type(function))
    assert is_dataclass(row)
    return typing.cast("type[Any]", row)


ANALYSES = analyses()


def test_every_analysis_is_looked_at() -> None:
    assert {"shared_places", "shared_contacts", "pairs", "hotspots", "connect", "why"} <= set(ANALYSES)


@pytest.mark.parametrize("name", ANALYSES)
def test_no_field_of_a_row_is_a_word_that_ranks_people(name: str) -> None:
    names = [field.name for field in fields(row_type(ANALYSES[name]))]
    assert not [each for each in names for word in FORBIDDEN if word in each]


def young_subject(row: object) -> list[str]:
    """The fields of a row that hold the key of a person who may be a child."""
    return [field.name for field in fields(row) if getattr(row, field.name) in PEOPLE]  # type: ignore[arg-type]


def numbers(row: object) -> list[str]:
    values = {field.name: getattr(row, field.name) for field in fields(row)}  # type: ignore[arg-type]
    return [name for name, value in values.items() if isinstance(value, int | float) and not isinstance(value, bool)]


def _may_have_a_row(network: Network, them: Mapping[str, str | None]) -> bool:
    """Whether somebody is surely an adult today, or is of unknown age and recorded as an adult or as unidentified."""
    born = them["date_of_birth"]
    return is_of_age(network, born) if born else them["kind"] in ("adult", "unidentified")


@pytest.mark.parametrize("name", ANALYSES)
@ENOUGH_TOWNS
@given(data=st.data())
def test_no_row_with_a_number_is_about_one_person_who_may_be_a_child(name: str, data: st.DataObject) -> None:
    network = data.draw(TOWNS.get(name, random_towns()))
    adults = {
        row["key"]
        for row in network.nodes.iter_rows(named=True)
        if row["key"] in PEOPLE and _may_have_a_row(network, row)
    }
    for row in ANALYSES[name](network, *asked_besides(name, network), **FEWER.get(name, {})).rows:
        subjects = [getattr(row, field) for field in young_subject(row)]
        if numbers(row) and len(subjects) == 1:
            assert subjects[0] in adults
