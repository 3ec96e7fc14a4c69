"""How surprising sharing is when both are kept: how busy the contexts are, and how much is reported of the people.

The stricter second number beside `surprise`. There the named are drawn as if each young person were reported equally
often; here each one is in each context with the chance that both degrees give (see `both_degrees`), independently, so
that the number in a context is a sum of unequal draws (Poisson-binomial). For named people: the chance that as many
of the named, or more, are in the context. For nobody named: the chance that as many of its pairs, or more, share
another context too. For a pair: the chance that the two share as many contexts, or more.

Where this misleads: pairs of one context are not independent draws, so that the number for nobody named leans towards
surprise; many contexts are looked at; and children of one school or street share more than degrees explain. Said
beside a finding, never used to leave one out. Numbers below 1e-12 are no more exact than that. Reference: Saracco et
al. 2017, New Journal of Physics 19, 053022 (validated projections); Neal, Domagalski and Sagan 2021.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from ctx_map.analysis.measures.bicm import BothDegrees, both_degrees
from ctx_map.analysis.measures.compiled import compiled, worth_compiling
from ctx_map.analysis.measures.hypergeometric import SELDOM_BELOW, TOO_BUSY, chance_column, words_for
from ctx_map.analysis.measures.pair_counts import PairCounts
from ctx_map.network.incidence import Incidence

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
MOST_PEOPLE = 100
"""People of a context above which its pairs are not gone through."""
MOST_REPORTS = 20_000
"""People in contexts up to which the number is worked out though nobody is named and nobody asks for it."""
MOST_PAIRS = 100_000
"""Pairs up to which the same."""
ENOUGH = 20
"""Shared contexts beyond which it is not asked whether there is enough to tell."""
NOT_ASKED = "not worked out: name young people"


def strict_columns(words: list[str], chance: Floats) -> list[pl.Series]:
    """The two columns of an answer; a number that was not worked out is missing."""
    return [pl.Series("surprise_strict", words, pl.String), chance_column("surprise_strict_p", chance)]


def not_asked(rows: int) -> list[pl.Series]:
    """The two columns where nothing was worked out."""
    return [
        pl.repeat(NOT_ASKED, rows, eager=True, dtype=pl.String).alias("surprise_strict"),
        pl.repeat(None, rows, eager=True, dtype=pl.Float64).alias("surprise_strict_p"),
    ]


def strict_among_named(inc: Incidence, at: Ints, named: Ints, found: Ints) -> list[pl.Series]:
    """For each context (positions `at`): the chance of at least `found` of the people named (positions)."""
    model = both_degrees(inc)
    sorts, sort = np.unique(model.of_context[at], return_inverse=True)
    chance = model.chance[np.ix_(model.of_person[named], sorts)]
    ways = numbers_present(chance)
    # from `found` on, one sum a context
    reached = np.flip(np.cumsum(np.flip(ways, axis=0), axis=0), axis=0)
    p = np.minimum(reached[found, sort], 1.0)
    smallest = chance.prod(axis=0)[sort]
    return strict_columns(words_for(p, smallest < SELDOM_BELOW), p)


def numbers_present(chance: Floats) -> Floats:
    """The chance of each number, from 0 to all, of independent draws (rows) that succeed with unequal chances.

    Each column is a question of its own. Adds up terms that are all positive, so that small numbers stay exact.
    """
    draws, questions = chance.shape
    ways = np.zeros((draws + 1, questions))
    ways[0] = 1.0
    for drawn, p in enumerate(chance):
        ways[1 : drawn + 2] = ways[1 : drawn + 2] * (1 - p) + ways[: drawn + 1] * p
        ways[0] *= 1 - p
    return ways


def strict_among_pairs(inc: Incidence, at: Ints, elsewhere: Ints) -> list[pl.Series]:
    """For each context (positions `at`): the chance that at least `elsewhere` of its pairs share another context."""
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
        told[row] = share.prod() < SELDOM_BELOW
    words = words_for(chance, told)
    known = ~np.isnan(chance)
    return strict_columns([each if k else TOO_BUSY for each, k in zip(words, known, strict=True)], chance)


def _ln_share_nothing(model: BothDegrees) -> Floats:
    """The logarithm of the chance that two people of these classes share no context at all."""
    classes = model.chance.shape[0]
    nothing = np.zeros((classes, classes))
    for p, contexts in zip(model.chance.T, model.contexts_in.tolist(), strict=True):
        nothing += contexts * np.log1p(-np.outer(p, p))
    return nothing


def _share_another(model: BothDegrees, lonely: Floats, people: Ints, context: int) -> Floats:
    """For each pair of these people of one context, the chance that the two share a context besides."""
    first, second = np.triu_indices(people.size, 1)
    one, other = model.of_person[people][first], model.of_person[people][second]
    here = model.chance[:, model.of_context[context]]
    nothing_else = lonely[one, other] - np.log1p(-here[one] * here[other])
    share: Floats = -np.expm1(np.minimum(nothing_else, 0.0))
    return share


def chance_of_at_least(chances: Floats, found: int) -> float:
    """The chance that at least so many of independent draws with these chances succeed."""
    if found <= 0:
        return 1.0
    ways = np.zeros(chances.size + 1)
    ways[0] = 1.0
    for drawn in range(chances.size):
        p = chances[drawn]
        for number in range(drawn + 1, 0, -1):
            ways[number] = ways[number] * (1 - p) + ways[number - 1] * p
        ways[0] *= 1 - p
    return float(min(1.0, ways[found:].sum()))


def strict_of_pairs(inc: Incidence, counts: PairCounts) -> list[pl.Series]:
    """For each pair: the chance that two with so many contexts share as many of these contexts, or more."""
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
    return strict_columns(words_for(chance, smallest < SELDOM_BELOW), chance)


def _shared_numbers(model: BothDegrees, one: Ints, other: Ints, upto: int) -> Floats:
    """The chance of each number of shared contexts from 0 to `upto` (rows), for people of two classes (columns)."""
    ways = np.zeros((upto + 1, one.size))
    ways[0] = 1.0
    for p, contexts in zip(model.chance.T, model.contexts_in.tolist(), strict=True):
        ways = _with_more(ways, p[one] * p[other], contexts)
    return ways


def _with_more(ways: Floats, p: Floats, contexts: int) -> Floats:
    """The same after so many contexts more, each shared with this chance."""
    term: Floats = np.exp(contexts * np.log1p(-p))
    more: Floats = ways * term
    for number in range(1, min(contexts, ways.shape[0] - 1) + 1):
        term = term * (contexts - number + 1) / number * p / (1 - p)
        if not (term > np.finfo(float).tiny).any():
            break
        more[number:] += ways[: ways.shape[0] - number] * term
    return more
