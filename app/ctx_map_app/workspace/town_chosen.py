"""What is chosen on the street map of a whole town, as a part of the scene: it is undone and found after a reload."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ctx_map.maps.town import BLOCKS_A_DAY, When
from ctx_map_app.scene import Town
from ctx_map_app.scene.actions import LookAtTown, Select
from ctx_map_app.workspace.room import do, room

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
BLOCKS = 7 * BLOCKS_A_DAY


def look_at(**changed: Any) -> None:
    """Chooses something else, and leaves the rest."""
    do(LookAtTown(replace(room().scene.town, **changed)))


def look_when(when: When) -> None:
    """Chooses months and parts of the week."""
    look_at(months=when.months, blocks=tuple(sorted(when.blocks)))


def choose_place(place: str) -> None:
    """Selects a place, or nothing."""
    do(Select((place,) if place else ()))


def when_in(town: Town) -> When:
    """The months and parts of the week that are chosen."""
    return When(town.months, frozenset(town.blocks))


def when_of(said: Mapping[str, Any] | None) -> When:
    """What the browser said was chosen. What it can't have said is taken for nothing."""
    told = said or {}
    months = told.get("months")
    good = isinstance(months, list) and len(months) == 2 and all(_MONTH.fullmatch(str(month)) for month in months)
    blocks = [block for block in told.get("blocks") or () if isinstance(block, int) and 0 <= block < BLOCKS]
    return When((str(months[0]), str(months[1])) if good and months else None, frozenset(blocks))
