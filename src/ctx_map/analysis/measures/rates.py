"""Whether there were more events than before, or only as many as chance brings.

Compares two counts over periods of the same length. The ratio's interval is exact: given the sum of both, the later
count is binomial (Clopper and Pearson 1934). It holds where events come independently; events that set off others
widen the truth.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
LEVEL = 0.95
"""Confidence of the interval."""
NONE_AT_ALL = "no events in either period"
CANNOT_TELL = "cannot tell: as many as chance may bring"


def ratio_interval(now: Ints, before: Ints) -> tuple[Floats, Floats]:
    """Lower and upper bound of the ratio now : before, for each place. NaN: no events at all; inf: no bound."""
    tail = (1 - LEVEL) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(now == 0, 0.0, betaincinv(np.maximum(now, 1), before + 1, tail))
        high = np.where(before == 0, 1.0, betaincinv(now + 1, np.maximum(before, 1), 1 - tail))
        bounds = low / (1 - low), np.where(high == 1.0, np.inf, high / (1 - high))
    silent = (now + before) == 0
    return np.where(silent, np.nan, bounds[0]), np.where(silent, np.nan, bounds[1])


def change_words(now: Ints, before: Ints) -> list[str]:
    """The change of each place in words, with both counts."""
    low, high = ratio_interval(now, before)
    return [_words(*each) for each in zip(now.tolist(), before.tolist(), low.tolist(), high.tolist(), strict=True)]


def _words(now: int, before: int, low: float, high: float) -> str:
    if now + before == 0:
        return NONE_AT_ALL
    counts = f"{now} now, {before} before"
    if low > 1:
        times = f"at least {low:.1f}" if np.isinf(high) else f"{low:.1f} to {high:.1f}"
        return f"more: {counts} ({times} times)"
    if high < 1:
        return f"fewer: {counts} ({low:.1f} to {high:.1f} times)"
    return f"{CANNOT_TELL} ({counts})"
