"""Whether a hexagon and its neighbours have more events than chance would put there (Getis and Ord's Gi*).

Gi* sums the counts of a hexagon and of the hexagons that touch it. The z-score comes from esda. Counts of events are
small and skewed, where a normal p-value misleads, so the p-value is exact: of all ways of spreading the same counts
over the same hexagons, the share that puts as much or more into this neighbourhood. It is corrected for the number of
hexagons (Benjamini and Hochberg 1995). It assumes that every hexagon with a place on the map is equally likely to have
reports, but no one looks everywhere alike.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ctx_map.analysis.measures.hypergeometric import (
    COULD_BE,
    TOO_FEW,
    UNLIKELY,
    VERY_UNLIKELY,
    VERY_UNLIKELY_BELOW,
)
from ctx_map.errors import WrongUse
from ctx_map.network.arrays import Floats, Ints

LEVEL = 0.05
"""A corrected p-value at or below this stands out."""
FEWEST = 5
"""A neighbourhood with fewer than this in all is too few to tell."""
STANDS_OUT = "stands out"
NOT_MORE = COULD_BE


@dataclass(frozen=True, slots=True)
class LocalClusters:
    """One value per hexagon."""

    z: Floats
    """Gi* as a standard score; NaN where it is not defined, such as where all counts are equal."""
    p: Floats
    """Exact p-value, corrected for the number of hexagons."""
    findings: list[str]


def local_clusters(counts: Ints, around: Sequence[Sequence[int]]) -> LocalClusters:
    """Return Gi* of each hexagon. `around` has each hexagon and those that touch it, as positions in `counts`.

    Raises WrongUse where esda is not installed.
    """
    # takes a second to load, and the maps that use these hexagons do without
    from scipy.stats import false_discovery_control  # noqa: PLC0415

    z = gi_star(counts, around)
    sums = np.array([counts[list(near)].sum() for near in around], np.int64)
    sizes = np.array([len(near) for near in around], np.int64)
    tails = _tails(counts, sizes)
    raw = np.array([tails[size][total] for size, total in zip(sizes.tolist(), sums.tolist(), strict=True)], np.float64)
    p = np.asarray(false_discovery_control(raw), np.float64) if raw.size else raw
    # whether these counts could make any neighbourhood of this size stand out
    able = {size: _least_p(counts, tail, size) <= LEVEL for size, tail in tails.items()}
    findings = [
        TOO_FEW if total < FEWEST or not able[size] else _words(each)
        for total, size, each in zip(sums.tolist(), sizes.tolist(), p.tolist(), strict=True)
    ]
    return LocalClusters(z, p, findings)


def gi_star(counts: Ints, around: Sequence[Sequence[int]]) -> Floats:
    """Return Getis and Ord's Gi* as a standard score, worked out by esda with each neighbour weighing 1."""
    try:
        # an extra that takes two seconds to load: only this question pays for it
        from esda.getisord import G_Local  # noqa: PLC0415
        from libpysal.weights import W  # noqa: PLC0415
    except ImportError:
        raise WrongUse("This question needs the package esda. Install ctx-map with its extra `spatial`.") from None
    if len(counts) < 2 or counts.min() == counts.max():
        return np.full(len(counts), np.nan)
    weights = W({cell: list(near) for cell, near in enumerate(around)}, silence_warnings=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        # each hexagon is already among its own neighbours, which is what the star stands for
        scores = G_Local(counts.astype(np.float64), weights, transform="B", permutations=0, star=None).Zs
    return np.where(np.isfinite(scores), scores, np.nan)


def _tails(counts: Ints, sizes: Ints) -> Mapping[int, Floats]:
    """Return, for each size of neighbourhood and each sum, the share of choices with that sum or more."""
    most = int(sizes.max(initial=0))
    room = int(np.sort(counts)[::-1][:most].sum()) + 1
    ways = np.zeros((most + 1, room))
    ways[0, 0] = 1
    for count in counts.tolist():
        ways[1:, count:] += ways[:-1, : room - count]
    return {size: ways[size, ::-1].cumsum()[::-1] / math.comb(len(counts), size) for size in set(sizes.tolist())}


def _least_p(counts: Ints, tail: Floats, size: int) -> float:
    """Return the smallest p-value that these counts could give any neighbourhood of this size."""
    return float(tail[int(np.sort(counts)[::-1][:size].sum())])


def _words(p: float) -> str:
    if p > LEVEL:
        return NOT_MORE
    return f"{STANDS_OUT}, {VERY_UNLIKELY if p <= VERY_UNLIKELY_BELOW else UNLIKELY}"
