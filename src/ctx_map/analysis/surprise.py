"""How surprising a shared context is, given how busy it is. Said beside a finding, never used to leave one out.

For named people: N young people have any such context, K of them this one, n of the named have any, x of the named
have this one; the number is the chance of x or more if the named had been drawn blindly (hypergeometric). For nobody
named: of all pairs of young people, some share a context besides; the number is the chance that so many of this
context's pairs do so, had they been drawn blindly. Pairs are not independent draws, so that number leans towards
surprise.

Where this misleads: many contexts are looked at, so one in twenty is "seldom by chance" by chance alone; and at the
scale of a meeting there is so little data that a true finding often reads "too few to tell". Reference: Tumminello et
al. 2011, PLoS ONE 6(3), e17994 (the test); Neal 2014, Social Networks 39, 84-97 (projections).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import hypergeom

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

HARDLY, SELDOM, OFTEN = "hardly by chance", "seldom by chance", "as often by chance"
TOO_FEW = "too few to tell"
TOO_BUSY = "not worked out: too many people"
HARDLY_BELOW, SELDOM_BELOW = 0.01, 0.05
WORDS = (HARDLY, SELDOM, OFTEN, TOO_FEW, TOO_BUSY)


@dataclass(frozen=True, slots=True)
class Draws:
    """Blind draws, one a context: `drawn` from a `population` that holds `marked`, of which `found` turned up."""

    population: Ints
    marked: Ints
    drawn: Ints
    found: Ints


def chances(draws: Draws) -> Floats:
    """The chance of at least `found` marked among `drawn`, for each context."""
    asked = np.stack([draws.found - 1, draws.population, draws.marked, draws.drawn])
    # many contexts are alike: each sort is worked out once
    distinct, at = np.unique(asked, axis=1, return_inverse=True)
    return np.clip(np.asarray(hypergeom.sf(*distinct), np.float64), 0.0, 1.0)[at]


def smallest_chances(draws: Draws) -> Floats:
    """The smallest chance that any outcome could have had: the power of the question."""
    most = np.minimum(draws.marked, draws.drawn)
    return chances(Draws(draws.population, draws.marked, draws.drawn, most))


def surprise_words(draws: Draws, chance: Floats) -> list[str]:
    """Each chance in words. Where even the most surprising outcome would be no surprise, nobody can tell."""
    could_tell = smallest_chances(draws) < SELDOM_BELOW
    return [_words(p, enough) for p, enough in zip(chance.tolist(), could_tell.tolist(), strict=True)]


def _words(chance: float, enough: bool) -> str:
    if not enough:
        return TOO_FEW
    if chance < HARDLY_BELOW:
        return HARDLY
    return SELDOM if chance < SELDOM_BELOW else OFTEN
