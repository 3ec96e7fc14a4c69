"""Whether the number of events has increased, has decreased, or could have changed by chance.

Compares two counts over periods of the same length. Given the sum of both, the later count is binomial, so the
interval of the ratio is exact (Clopper and Pearson 1934, Biometrika 26, 404-413). It assumes that events are
independent. Events that set off others make the true interval wider.
"""

from __future__ import annotations

import numpy as np
from scipy.special import betaincinv

from ctx_map.analysis.answers.wording import count_of
from ctx_map.network.arrays import Floats, Ints

LEVEL = 0.95
"""Confidence of the interval."""
NO_EVENTS = "No events in either period"
FEW = 30
"""With fewer events than this in both periods together, a change that could be chance is put down to small numbers."""


def ratio_interval(now: Ints, before: Ints) -> tuple[Floats, Floats]:
    """Return the lower and upper bound of the ratio of `now` to `before`.

    NaN where there were no events in either period, infinite where there is no upper bound.
    """
    tail = (1 - LEVEL) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(now == 0, 0.0, betaincinv(np.maximum(now, 1), before + 1, tail))
        high = np.where(before == 0, 1.0, betaincinv(now + 1, np.maximum(before, 1), 1 - tail))
        bounds = low / (1 - low), np.where(high == 1.0, np.inf, high / (1 - high))
    silent = (now + before) == 0
    return np.where(silent, np.nan, bounds[0]), np.where(silent, np.nan, bounds[1])


def change_words(now: Ints, before: Ints) -> list[str]:
    """Return the change of each place in words, with both counts."""
    low, high = ratio_interval(now, before)
    return [_words(*each) for each in zip(now.tolist(), before.tolist(), low.tolist(), high.tolist(), strict=True)]


def counts_words(now: int, before: int) -> str:
    """Return both counts: "11 events, up from 1", "no events, down from 3"."""
    events = count_of(now, "event") if now else "no events"
    if now == before:
        return f"{events}, the same as before"
    if not before:
        return f"{events}, none before"
    return f"{events}, {'up' if now > before else 'down'} from {before:,}"


def _words(now: int, before: int, low: float, high: float) -> str:
    if now + before == 0:
        return NO_EVENTS
    counts = counts_words(now, before)
    if low > 1:
        return f"Increase: {counts}"
    if high < 1:
        return f"Decrease: {counts}"
    if now == before:
        return counts
    if now + before >= FEW:
        return f"{_capital(counts)}. Chance is not ruled out."
    return f"{_capital(counts)}. Too few to be sure it has {'increased' if now > before else 'decreased'}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
