"""What is chosen on the street map of a whole town: months, parts of the week, hexagons, and a place that leads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from ctx_map.maps.town import BLOCKS_A_DAY, EVERYTHING, When

_KEY = "ctx_map_town"
_MONTH = re.compile(r"\d{4}-\d{2}")
BLOCKS = 7 * BLOCKS_A_DAY


@dataclass(frozen=True, slots=True)
class TownChosen:
    """What one tab has chosen. Nothing of it is kept on the disk or in the address."""

    when: When = EVERYTHING
    hexagons: bool = True
    resolution: int | None = None
    """The resolution of H3; None means one that suits the town."""
    place: str = ""
    """The id of the place that is selected."""


def town_chosen() -> TownChosen:
    """What is chosen now."""
    found: TownChosen = st.session_state.get(_KEY) or TownChosen()
    return found


def choose(**changed: Any) -> None:
    """Chooses something else, and leaves the rest."""
    st.session_state[_KEY] = replace(town_chosen(), **changed)


def when_of(said: Mapping[str, Any] | None) -> When:
    """What the browser said was chosen. What it can't have said is taken for nothing."""
    told = said or {}
    months = told.get("months")
    good = isinstance(months, list) and len(months) == 2 and all(_MONTH.fullmatch(str(month)) for month in months)
    blocks = [block for block in told.get("blocks") or () if isinstance(block, int) and 0 <= block < BLOCKS]
    return When((str(months[0]), str(months[1])) if good and months else None, frozenset(blocks))
