"""Weights of harm for counting events at places, as a file with a version gives them. They are for places only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SeverityWeights:
    """How much each harm counts at a place. No unit: only ratios mean anything."""

    version: str
    source: str
    weights: Mapping[str, float]
    otherwise: float
    """The weight of a harm that the file does not list."""
    effective_from: date | None = None
    effective_to: date | None = None

    def of(self, harm: str) -> float:
        return self.weights.get(harm, self.otherwise)

    def in_force_on(self, day: date) -> bool:
        """Whether the file is meant for this day; one without dates is for every day."""
        return (self.effective_from or date.min) <= day <= (self.effective_to or date.max)
