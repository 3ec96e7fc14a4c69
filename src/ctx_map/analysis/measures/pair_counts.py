"""Pairs of people by the contexts they share, on arrays.

Counts each context once for a pair, however many reports put the two in it. A busy context makes many pairs that mean
little, so each shared context also adds 1/(k-1), k being all its people (Newman 2001, Physical Review E 64, 016132).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from ctx_map.analysis.measures.compiled import worth_compiling
from ctx_map.network.arrays import Floats, Ints, Small
from ctx_map.network.incidence import Incidence

DECIMALS = 9
"""Weights are rounded here, so that the order in which they were added up never shows."""


@dataclass(frozen=True, slots=True)
class PairCounts:
    """Pairs of people, the earlier first, by their positions in the incidence. Not in order of the first."""

    first: Small
    second: Small
    shared: Small
    """Distinct contexts in common."""
    weight: Floats
    """Sum of 1/(k-1) over the contexts in common."""


def additions(inc: Incidence) -> int:
    """How many times two people are put side by side: the cost of counting pairs."""
    sizes = inc.sizes
    return int((sizes * (sizes - 1) // 2).sum())


def newman_weights(sizes: Ints) -> Floats:
    """1/(k-1) for contexts of k people; 0 for a context of one."""
    return np.where(sizes > 1, 1.0 / np.maximum(sizes - 1, 1), 0.0)


def pair_counts(inc: Incidence, *, min_shared: int = 1) -> PairCounts:
    """Every pair of people who share at least `min_shared` contexts of this incidence."""
    return _compiled_pairs(inc, min_shared) if worth_compiling(additions(inc)) else _listed_pairs(inc, min_shared)


def in_order(counts: PairCounts, people: int) -> PairCounts:
    """The same pairs in the order of their two people, out of so many."""
    if worth_compiling(counts.first.size):
        from ctx_map.analysis.measures.pair_kernels import in_order_of_first  # noqa: PLC0415  loads the compiler

        out = _room(counts.first.size)
        in_order_of_first((counts.first, counts.second, counts.shared, counts.weight), people, out)
        return PairCounts(*out)
    order = np.lexsort((counts.second, counts.first))
    return PairCounts(counts.first[order], counts.second[order], counts.shared[order], counts.weight[order])


def _compiled_pairs(inc: Incidence, min_shared: int) -> PairCounts:
    from ctx_map.analysis.measures.pair_kernels import count_pairs  # noqa: PLC0415  loads the compiler

    first, second, shared, weight = out = _room(additions(inc))
    found = count_pairs(inc.by_person, inc.by_context, newman_weights(inc.sizes), min_shared, out)
    return PairCounts(first[:found], second[:found], shared[:found], weight[:found])


def _room(size: int) -> tuple[Small, Small, Small, Floats]:
    """Empty columns for so many pairs; memory is taken only for those that are written."""
    return np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.float64)


def _listed_pairs(inc: Incidence, min_shared: int) -> PairCounts:
    listed = _meetings(inc).with_columns(weight=pl.lit(pl.Series(newman_weights(inc.sizes))).gather("context"))
    counted = listed.group_by("first", "second").agg(shared=pl.len().cast(pl.Int32), weight=pl.col("weight").sum())
    kept = counted.filter(pl.col("shared") >= min_shared).sort("second", "first")
    return PairCounts(*(kept.get_column(name).to_numpy() for name in ("first", "second", "shared", "weight")))


def _meetings(inc: Incidence) -> pl.DataFrame:
    """One row per context and pair of its people, by position: context, first and second, the earlier first."""
    at = np.arange(inc.context_people.size)
    later = np.repeat(inc.context_start[1:], inc.sizes) - at - 1
    one = np.repeat(at, later)
    other = one + 1 + np.arange(one.size) - np.repeat(np.cumsum(later) - later, later)
    people = inc.context_people.astype(np.int32)
    context = np.repeat(np.arange(inc.contexts.size), inc.sizes)
    return pl.DataFrame({"context": context[one], "first": people[one], "second": people[other]})


def pairs_also_elsewhere(inc: Incidence) -> tuple[Ints, int]:
    """For each context, how many pairs of its people share another context too; and how many pairs share any."""
    return _compiled_elsewhere(inc) if worth_compiling(additions(inc)) else _listed_elsewhere(inc)


def _compiled_elsewhere(inc: Incidence) -> tuple[Ints, int]:
    from ctx_map.analysis.measures.pair_kernels import count_shared_elsewhere  # noqa: PLC0415  loads the compiler

    return count_shared_elsewhere(inc.by_person, inc.by_context)


def _listed_elsewhere(inc: Incidence) -> tuple[Ints, int]:
    listed = _meetings(inc).with_columns(contexts=pl.len().over("first", "second"))
    elsewhere = listed.filter(pl.col("contexts") > 1).get_column("context").to_numpy()
    sharing = listed.select("first", "second").unique().height
    return np.bincount(elsewhere, minlength=inc.contexts.size), sharing
