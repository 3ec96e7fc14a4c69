"""The chance that a place or contact is shared as much as it is, given how busy it is (hypergeometric test).

For named people: N young people are linked to any place, K of these to this one, n of the people named are linked to
any place and x of those to this one. The p-value is the chance of x or more if the n had been drawn at random. When no
one is named: of all pairs of young people, some share another place too. The p-value is the chance that so many of
this place's pairs do so if they had been drawn at random. Pairs are not independent draws, so this p-value is
somewhat too small.

The words stand beside a finding and are never used to leave one out. Many places are compared, so about one in twenty
is "unlikely to be chance" by chance alone. At the scale of a meeting there is so little data that a true finding
often reads "too few to tell". References: Tumminello et al. 2011, PLoS ONE 6(3), e17994 (the test); Neal 2014, Social
Networks 39, 84-97 (projections).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma

import numpy as np
import polars as pl

from ctx_map.network.arrays import Floats, Ints, Mask

VERY_UNLIKELY, UNLIKELY = "very unlikely to be chance", "unlikely to be chance"
COULD_BE = "chance not ruled out"
TOO_FEW = "too few to tell"
TOO_BUSY = "too busy to tell"
DIGITS = 9
"""Significant digits of a p-value."""
WIDE = 40
"""Outcomes further from the mean than this many standard deviations, plus this many outcomes, are not added up."""
VERY_UNLIKELY_BELOW, UNLIKELY_BELOW = 0.01, 0.05
SCALE = (VERY_UNLIKELY, UNLIKELY, COULD_BE)
"""The words for a p-value, from the strongest evidence against chance to the weakest."""
WORDS = (*SCALE, TOO_FEW, TOO_BUSY)


@dataclass(frozen=True, slots=True)
class Draws:
    """Random draws, one per place or contact: `drawn` from a `population` with `marked`, of which `found` turned up."""

    population: Ints
    marked: Ints
    drawn: Ints
    found: Ints


def chances(draws: Draws) -> Floats:
    """Return the chance of at least `found` marked among `drawn`, for each draw."""
    asked = np.stack([draws.population, draws.marked, draws.drawn, draws.found])
    # many draws have the same four numbers, so each combination is worked out once
    distinct, at = np.unique(asked, axis=1, return_inverse=True)
    worked_out = [tail_chance(*each) for each in distinct.T.tolist()]
    return np.array(worked_out, np.float64)[at]


def tail_chance(population: int, marked: int, drawn: int, found: int) -> float:
    """Return the chance of `found` or more marked in one random draw, summed over every such outcome."""
    fewest, most = max(0, drawn - (population - marked)), min(marked, drawn)
    if found <= fewest:
        return 1.0
    if found > most:
        return 0.0
    mean = drawn * marked / population
    spread = (mean * (1 - marked / population)) ** 0.5
    # outcomes further from the mean than this are too rare to change the sum
    far = int(WIDE * spread) + WIDE
    outcomes = np.arange(max(found, int(mean) - far), min(most, max(found, int(mean)) + far) + 1)
    first, others = int(outcomes[0]), population - marked
    ln_first = _ln_choose(marked, first) + _ln_choose(others, drawn - first) - _ln_choose(population, drawn)
    # how many times as likely each outcome is as the one before
    before = outcomes[:-1]
    ratios = (marked - before) * (drawn - before) / ((before + 1) * (others - drawn + before + 1))
    chance = np.exp(ln_first + np.concatenate(([0.0], np.cumsum(np.log(ratios))))).sum()
    return min(float(chance), 1.0)


def _ln_choose(among: int, taken: int) -> float:
    """Return the logarithm of the number of ways to choose `taken` from `among`."""
    return lgamma(among + 1) - lgamma(taken + 1) - lgamma(among - taken + 1)


def smallest_chances(draws: Draws) -> Floats:
    """Return the smallest p-value that any outcome could have had: the power of the test."""
    most = np.minimum(draws.marked, draws.drawn)
    return chances(Draws(draws.population, draws.marked, draws.drawn, most))


def chance_column(name: str, chance: Floats) -> pl.Series:
    """Return the p-values as a column, null where none was worked out, rounded to digits that are always the same."""
    return pl.Series(name, [float(f"{each:.{DIGITS}g}") for each in chance.tolist()], pl.Float64).fill_nan(None)


def surprise_words(draws: Draws, chance: Floats) -> list[str]:
    """Return each p-value in words: "too few to tell" where even the most extreme outcome could be chance."""
    return words_for(chance, smallest_chances(draws) < UNLIKELY_BELOW)


def words_for(chance: Floats, could_tell: Mask) -> list[str]:
    """Return each p-value in words. `could_tell` says where there is enough data to tell."""
    return [_words(p, enough) for p, enough in zip(chance.tolist(), could_tell.tolist(), strict=True)]


def _words(chance: float, enough: bool) -> str:
    if not enough:
        return TOO_FEW
    if chance < VERY_UNLIKELY_BELOW:
        return VERY_UNLIKELY
    return UNLIKELY if chance < UNLIKELY_BELOW else COULD_BE


def disagree(one: str, other: str) -> bool:
    """Return whether only one of two measures says that something could be chance."""
    return one in SCALE and other in SCALE and (one == COULD_BE) != (other == COULD_BE)
