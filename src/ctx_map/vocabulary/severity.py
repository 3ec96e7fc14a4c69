"""Weights of harm for counting events at places: from a file with a version, never from numbers in the code.

The file that is shipped is neutral (every weight is 1), because published figures for the same offence differ. An
official file has the same form: `version`, `source`, `otherwise` and a table `weights`, and, where its source says so,
`effective_from` and `effective_to` (days, both included). Weights are for places only.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ctx_map.errors import WrongUse
from ctx_map.vocabulary.versioned import data_text


class WeightsUnreadable(WrongUse):
    """A file of weights is not in the form that it should have."""


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

    @property
    def neutral(self) -> bool:
        """Whether everything weighs 1, so that a weighted count is a plain count."""
        return all(weight == 1 for weight in (*self.weights.values(), self.otherwise))


def neutral_weights() -> SeverityWeights:
    """The weights that are shipped: every harm weighs 1."""
    return _weights(data_text("severity_weights"))


def read_weights(path: Path) -> SeverityWeights:
    """The weights in an official or local file. WeightsUnreadable, with the reason, if it is not in the form."""
    try:
        return _weights(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as wrong:
        raise WeightsUnreadable("The file of weights could not be read. Give a short TOML file in UTF-8.") from wrong


def _weights(text: str) -> SeverityWeights:
    try:
        written = tomllib.loads(text)
        listed = {str(harm): _weight(weight) for harm, weight in written["weights"].items()}
        otherwise = _weight(written["otherwise"])
        version, source = str(written["version"]), str(written["source"])
        days = _day(written.get("effective_from")), _day(written.get("effective_to"))
    except tomllib.TOMLDecodeError as wrong:
        raise WeightsUnreadable("The file of weights is not valid TOML. Correct it.") from wrong
    except (KeyError, AttributeError) as wrong:
        raise WeightsUnreadable(
            "The file of weights is not complete. It needs `version`, `source`, `otherwise` and a table `weights`."
        ) from wrong
    return SeverityWeights(version, source, listed, otherwise, *days)


def _weight(written: Any) -> float:
    usable = isinstance(written, int | float) and not isinstance(written, bool) and math.isfinite(written)
    if not usable or written < 0:
        raise WeightsUnreadable("A weight is not a number. Give 0 or more.")
    return float(written)


def _day(written: Any) -> date | None:
    if written is None:
        return None
    if not isinstance(written, date) or isinstance(written, datetime):
        raise WeightsUnreadable(
            "A day in the file of weights is not a date. Write it like 2026-04-01, without quotation marks."
        )
    return written
