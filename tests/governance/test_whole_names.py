"""A part of a view calls everything as the whole view does: for every mandate, day and window, on every store."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctx_map.governance import open_view
from governance.doors import TODAY, admit, audit_of
from governance.reports import node
from governance.server_towns import BIRTHDAYS, EVENTS, PEOPLE, THINGS, crowded, everybody_asks
from governance.worlds import PLACES, Fresh, World

FIRST_LOAD = date(2026, 3, 1)
STORES = ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]


def alike(seed: int) -> World:
    """A crowded town in which few names and few days serve many nodes."""
    chance = random.Random(seed)
    people = [node(who, name=chance.choice([None, "Sam"]), date_of_birth=chance.choice(BIRTHDAYS)) for who in PEOPLE]
    streets = [node(place, name=chance.choice(["Park", "Yard", None]), address=f"{place} Road") for place in PLACES]
    times = ["2026-02-28", "2026-02-28T21:30", None]
    events = [node(event, kind="theft", occurred_from=chance.choice(times)) for event in EVENTS]
    things = [node(thing, name=chance.choice(["Van", "Park"])) for thing in THINGS]
    return replace(crowded(seed, reports=40), nodes=(*people, *streets, *events, *things))


def renamed(seed: int) -> World:
    """Some of the same nodes as a later load describes them."""
    chance = random.Random(seed)
    return World((), (node(chance.choice(PEOPLE), name="Kit"), node(chance.choice(PLACES), name="Yard")))


@pytest.mark.parametrize("kept_in", STORES)
@pytest.mark.parametrize("seed", [1, 2])
def test_what_lies_around_a_node_is_called_as_in_the_whole(
    kept_in: str, seed: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    fresh: Fresh = request.getfixturevalue(kept_in)
    with fresh() as store:
        admit(store, tmp_path, alike(seed).bundle(), today=FIRST_LOAD)
        admit(store, tmp_path, renamed(seed).bundle(), today=TODAY)
        chance, told_apart = random.Random(seed), 0
        for mandate, window, day in everybody_asks({"day": FIRST_LOAD}, {"day": TODAY}):
            eyes = mandate.on(day["day"])
            with open_view(store, eyes, audit=audit_of(store, tmp_path), question="test") as view:
                whole = view.network(**window).names_by_key
                told_apart += sum("(" in name for name in whole.values())
                for key in chance.sample(sorted(whole), 2):
                    part = view.network(**window, around=[key], steps=1).names_by_key
                    assert part == {each: whole[each] for each in part}
        assert told_apart
