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
import polars as pl
from scipy.special import gammaln

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

HARDLY, SELDOM, OFTEN = "hardly by chance", "seldom by chance", "as often by chance"
TOO_FEW = "too few to tell"
TOO_BUSY = "not worked out: too many people"
DIGITS = 9
"""Significant digits of a chance."""
WIDE = 40
"""Standard deviations, and outcomes besides, beyond which outcomes are not added up."""
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
    asked = np.stack([draws.population, draws.marked, draws.drawn, draws.found])
    # many contexts are alike: each sort is worked out once
    distinct, at = np.unique(asked, axis=1, return_inverse=True)
    worked_out = [tail_chance(*each) for each in distinct.T.tolist()]
    return np.array(worked_out, np.float64)[at]


def tail_chance(population: int, marked: int, drawn: int, found: int) -> float:
    """The chance of `found` or more marked in one blind draw, summed over every such outcome (hypergeometric)."""
    fewest, most = max(0, drawn - (population - marked)), min(marked, drawn)
    if found <= fewest:
        return 1.0
    if found > most:
        return 0.0
    mean = drawn * marked / population
    spread = (mean * (1 - marked / population)) ** 0.5
    # outcomes further from the mean than this add nothing that a number could show
    far = int(WIDE * spread) + WIDE
    outcomes = np.arange(max(found, int(mean) - far), min(most, max(found, int(mean)) + far) + 1)
    ways = _ln_choose(marked, outcomes) + _ln_choose(population - marked, drawn - outcomes)
    chance = np.exp(ways - _ln_choose(population, np.array(drawn))).sum()
    return min(float(chance), 1.0)


def _ln_choose(among: int, taken: Ints) -> Floats:
    """The logarithm of the number of ways to take so many."""
    ln_ways = gammaln(among + 1) - gammaln(taken + 1) - gammaln(among - taken + 1)
    return np.asarray(ln_ways, np.float64)


def smallest_chances(draws: Draws) -> Floats:
    """The smallest chance that any outcome could have had: the power of the question."""
    most = np.minimum(draws.marked, draws.drawn)
    return chances(Draws(draws.population, draws.marked, draws.drawn, most))


def chance_column(name: str, chance: Floats) -> pl.Series:
    """The numbers behind the words, missing where none was worked out; no more digits than are sure everywhere."""
    return pl.Series(name, [float(f"{each:.{DIGITS}g}") for each in chance.tolist()], pl.Float64).fill_nan(None)


def surprise_words(draws: Draws, chance: Floats) -> list[str]:
    """Each chance in words. Where even the most surprising outcome would be no surprise, nobody can tell."""
    return words_for(chance, smallest_chances(draws) < SELDOM_BELOW)


def words_for(chance: Floats, could_tell: npt.NDArray[np.bool_]) -> list[str]:
    """Each chance in words, where there is enough to tell."""
    return [_words(p, enough) for p, enough in zip(chance.tolist(), could_tell.tolist(), strict=True)]


def _words(chance: float, enough: bool) -> str:
    if not enough:
        return TOO_FEW
    if chance < HARDLY_BELOW:
        return HARDLY
    return SELDOM if chance < SELDOM_BELOW else OFTEN
