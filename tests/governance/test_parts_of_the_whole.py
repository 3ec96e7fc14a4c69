"""A question that reads a part of a store gives the very answer that the whole gives, on every store."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings

from ctx_map.store import Store
from governance.extents import Case, Options, all_keys, cases, looking, said_by, ways, with_an_extent
from governance.worlds import Fresh

Said = tuple[Any, ...]
SOME = settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEW = settings(SOME, max_examples=3)


def asked_of(store: Store, folder: Path, case: Case) -> Iterator[tuple[Said, Said, tuple[str, Options]]]:
    """What a part and what the whole says to each question with an extent, and what was asked."""
    asked = ways(*all_keys(store), random.Random(case.seed))
    with looking(store, folder, case.mandate) as view:
        network = view.network(**case.window)
        for question in with_an_extent():
            for options in asked[question.name]:
                whole = said_by(view, partial(question.answer, network, **options), question)
                part = said_by(view, partial(view.ask, question, options, **case.window), question)
                yield part, whole, (question.name, options)


def gives_what_the_whole_gives(fresh: Fresh, folder: Path, case: Case) -> None:
    with fresh() as store:
        case.town.load(store, folder)
        for part, whole, asked in asked_of(store, folder, case):
            assert part == whole, asked
            event(f"{asked[0]} is {'answered' if len(whole) > 2 else 'refused'}")


@SOME
@given(case=cases())
def test_a_part_gives_what_the_whole_gives(embedded: Fresh, tmp_path: Path, case: Case) -> None:
    gives_what_the_whole_gives(embedded, tmp_path, case)


@pytest.mark.neo4j
@FEW
@given(case=cases())
def test_on_neo4j_too_a_part_gives_what_the_whole_gives(neo4j: Fresh, tmp_path: Path, case: Case) -> None:
    gives_what_the_whole_gives(neo4j, tmp_path, case)
