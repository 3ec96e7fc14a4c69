"""The stricter measure of chance: it allows for how busy each place is and how often each young person is reported.

The first measure draws young people as if each were reported equally often. Here each person is linked to each place
independently, with the probability that both degrees give (the bipartite configuration model, see `both_degrees`), so
the number of people at a place is a sum of unequal draws (Poisson-binomial). For named people, the p-value is the
chance that as many of them, or more, are at the place. When no one is named, it is the chance that as many of its
pairs, or more, share another place too. For a pair, it is the chance that the two share as many places, or more.

Pairs at one place are not independent draws, so the p-value when no one is named is somewhat too small. Many places
are compared, and children of one school or street share more than degrees explain. The words stand beside a finding
and are never used to leave one out. P-values below 1e-12 are no more exact than that. References: Saracco et al. 2017,
New Journal of Physics 19, 053022 (validated projections); Neal, Domagalski and Sagan 2021, Scientific
Reports 11, 23929.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from ctx_map.analysis.measures.bicm import BothDegrees, both_degrees
from ctx_map.analysis.measures.compiled import compiled, worth_compiling
from ctx_map.analysis.measures.hypergeometric import TOO_BUSY, UNLIKELY_BELOW, chance_column, words_for
from ctx_map.analysis.measures.pair_counts import PairCounts
from ctx_map.network.arrays import Floats, Ints
from ctx_map.network.incidence import Incidence

MOST_PEOPLE = 100
"""Places with more people than this are too busy: their pairs are not enumerated."""
MOST_REPORTS = 20_000
"""Up to this many links between people and places, the measure is worked out even when no one is named."""
MOST_PAIRS = 100_000
"""Up to this many pairs, the measure is worked out even when no one is named."""
ENOUGH = 20
"""With more shared places than this, there is always enough data to tell."""
NOT_ASKED = "name young people to see this"


def strict_columns(words: list[str], chance: Floats) -> list[pl.Series]:
    """Return the two columns of an answer: words and p-value, null where it was not worked out."""
    return [pl.Series("surprise_strict", words, pl.String), chance_column("surprise_strict_p", chance)]


def not_asked(rows: int) -> list[pl.Series]:
    """Return the two columns where nothing was worked out."""
    return [
        pl.repeat(NOT_ASKED, rows, eager=True, dtype=pl.String).alias("surprise_strict"),
        pl.repeat(None, rows, eager=True, dtype=pl.Float64).alias("surprise_strict_p"),
    ]


def strict_among_named(model: Floats, sort: Ints, sorts: Ints, found: Ints) -> list[pl.Series]:
    """For each place, return the chance of at least `found` of the people named.

    `model` has the chance of each person of a sort (row) being in a place of a sort (column), see `between_classes`.
    `sort` is the sort of each person named, `sorts` that of each place.
    """
    columns, column = np.unique(sorts, return_inverse=True)
    chance = model[np.ix_(sort, columns)]
    ways = numbers_present(chance)
    # the chance of at least each number is a cumulative sum from the end
    reached = np.flip(np.cumsum(np.flip(ways, axis=0), axis=0), axis=0)
    p = np.minimum(reached[found, column], 1.0)
    smallest = chance.prod(axis=0)[column]
    return strict_columns(words_for(p, smallest < UNLIKELY_BELOW), p)


def numbers_present(chance: Floats) -> Floats:
    """Return the chance of each number of successes, from 0 to all, of independent draws with unequal chances.

    `chance` has one row per draw and one column per question. All terms are positive, so small numbers stay exact.
    """
    draws, questions = chance.shape
    ways = np.zeros((draws + 1, questions))
    ways[0] = 1.0
    for drawn, p in enumerate(chance):
        ways[1 : drawn + 2] = ways[1 : drawn + 2] * (1 - p) + ways[: drawn + 1] * p
        ways[0] *= 1 - p
    return ways


def strict_among_pairs(inc: Incidence, at: Ints, elsewhere: Ints) -> list[pl.Series]:
    """For each place (positions `at`), return the chance that at least `elsewhere` of its pairs share another place."""
    model = both_degrees(inc)
    lonely = _ln_share_nothing(model)
    work = int((inc.sizes[at][inc.sizes[at] <= MOST_PEOPLE] ** 4 // 8).sum())
    tail = compiled(chance_of_at_least) if worth_compiling(work) else chance_of_at_least
    chance, told = np.full(at.size, np.nan), np.zeros(at.size, np.bool_)
    for row, context in enumerate(at.tolist()):
        people = inc.context_people[inc.context_start[context] : inc.context_start[context + 1]]
        if people.size > MOST_PEOPLE:
            continue
        share = _share_another(model, lonely, people, context)
        chance[row] = tail(share, int(elsewhere[row]))
        told[row] = share.prod() < UNLIKELY_BELOW
    words = words_for(chance, told)
    known = ~np.isnan(chance)
    return strict_columns([each if k else TOO_BUSY for each, k in zip(words, known, strict=True)], chance)


def _ln_share_nothing(model: BothDegrees) -> Floats:
    """Return the logarithm of the chance that two people of these classes share no place at all."""
    classes = model.chance.shape[0]
    nothing = np.zeros((classes, classes))
    for p, contexts in zip(model.chance.T, model.contexts_in.tolist(), strict=True):
        nothing += contexts * np.log1p(-np.outer(p, p))
    return nothing


def _share_another(model: BothDegrees, lonely: Floats, people: Ints, context: int) -> Floats:
    """For each pair of these people at one place, return the chance that the two share another place."""
    first, second = np.triu_indices(people.size, 1)
    one, other = model.of_person[people][first], model.of_person[people][second]
    here = model.chance[:, model.of_context[context]]
    nothing_else = lonely[one, other] - np.log1p(-here[one] * here[other])
    share: Floats = -np.expm1(np.minimum(nothing_else, 0.0))
    return share


def chance_of_at_least(chances: Floats, found: int) -> float:
    """Return the chance that at least `found` of independent draws with these chances succeed."""
    if found <= 0:
        return 1.0
    ways = np.zeros(chances.size + 1)
    ways[0] = 1.0
    for drawn in range(chances.size):
        p = chances[drawn]
        ways[1 : drawn + 2] = ways[1 : drawn + 2] * (1 - p) + ways[: drawn + 1] * p
        ways[0] *= 1 - p
    return float(min(1.0, ways[found:].sum()))


def strict_of_pairs(inc: Incidence, counts: PairCounts) -> list[pl.Series]:
    """For each pair, return the chance that two people with as many places share as many of them, or more."""
    model = both_degrees(inc)
    degrees = np.diff(inc.person_start)
    sorts = np.sort(np.stack([model.of_person[counts.first], model.of_person[counts.second]]), axis=0)
    both, pair = np.unique(sorts, axis=1, return_inverse=True)
    most = np.minimum(degrees[counts.first], degrees[counts.second])
    found = counts.shared.astype(np.int64)
    upto = int(max(found.max(initial=0), min(ENOUGH, most.max(initial=0))))
    less = np.cumsum(_shared_numbers(model, both[0], both[1], upto), axis=0)
    chance = np.clip(1 - less[found - 1, pair], 0.0, 1.0)
    smallest = 1 - less[np.minimum(most, upto) - 1, pair]
    return strict_columns(words_for(chance, smallest < UNLIKELY_BELOW), chance)


def _shared_numbers(model: BothDegrees, one: Ints, other: Ints, upto: int) -> Floats:
    """Return the chance of each number of shared places from 0 to `upto` (rows), for pairs of classes (columns)."""
    ways = np.zeros((upto + 1, one.size))
    ways[0] = 1.0
    for p, contexts in zip(model.chance.T, model.contexts_in.tolist(), strict=True):
        ways = _with_more(ways, p[one] * p[other], contexts)
    return ways


def _with_more(ways: Floats, p: Floats, contexts: int) -> Floats:
    """Return these chances after `contexts` more places, each shared with probability `p`."""
    term: Floats = np.exp(contexts * np.log1p(-p))
    more: Floats = ways * term
    for number in range(1, min(contexts, ways.shape[0] - 1) + 1):
        term = term * (contexts - number + 1) / number * p / (1 - p)
        if not (term > np.finfo(float).tiny).any():
            break
        more[number:] += ways[: ways.shape[0] - number] * term
    return more
