"""How many people of each group there are in the population that the map is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Denominators:
    """How many people of each group there are in the population that the map is compared with."""

    source: str
    """Whose numbers these are, of which year and area."""
    counts: Mapping[str, int]
    """People of each group, in the order of the file."""
