"""Whether a hexagon and those around it have more than chance would put there: Getis and Ord's Gi*, with exact p.

Gi* sums the counts of a hexagon and of the hexagons that touch it. The z comes from esda. Counts of events are small
and lopsided, where a normal p misleads, so p is exact: of all ways of laying the same counts out over the same
hexagons, the share that puts as much or more into this neighbourhood. It is corrected for the number of hexagons
(Benjamini and Hochberg 1995). Where this misleads: it takes every hexagon with a place on the map to be as likely to
have reports as any other, and nobody looks everywhere alike.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import false_discovery_control

from ctx_map.errors import WrongUse

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
LEVEL = 0.05
"""A corrected p at or below this stands out."""
FEWEST = 5
"""A neighbourhood with fewer than this in all says nothing."""
STANDS_OUT = "stands out"
NOT_MORE = "not more than chance may bring"
TOO_FEW = "too few to tell"
_BANDS = (0.001, 0.01, 0.05)


@dataclass(frozen=True, slots=True)
class LocalClusters:
    """One value a hexagon."""

    z: Floats
    """Gi* as a standard score; NaN where it is not defined, as where all counts are alike."""
    p: Floats
    """Exact p, corrected for the number of hexagons."""
    findings: list[str]


def local_clusters(counts: Ints, around: Sequence[Sequence[int]]) -> LocalClusters:
    """Gi* of each hexagon. `around` has the hexagon itself and those that touch it, by place in `counts`.

    Raises WrongUse where esda is not installed.
    """
    z = gi_star(counts, around)
    sums = np.array([counts[list(near)].sum() for near in around], np.int64)
    sizes = np.array([len(near) for near in around], np.int64)
    tails = _tails(counts, sizes)
    raw = np.array([tails[size][total] for size, total in zip(sizes.tolist(), sums.tolist(), strict=True)], np.float64)
    p = np.asarray(false_discovery_control(raw), np.float64) if raw.size else raw
    # whether these counts could have made any neighbourhood of this size stand out
    able = {size: _least_p(counts, tail, size) <= LEVEL for size, tail in tails.items()}
    findings = [
        TOO_FEW if total < FEWEST or not able[size] else _words(each)
        for total, size, each in zip(sums.tolist(), sizes.tolist(), p.tolist(), strict=True)
    ]
    return LocalClusters(z, p, findings)


def gi_star(counts: Ints, around: Sequence[Sequence[int]]) -> Floats:
    """Getis and Ord's Gi* as a standard score, by esda, each neighbour weighing 1."""
    try:
        # an extra that takes two seconds to load: only this question pays for it
        from esda.getisord import G_Local  # noqa: PLC0415
        from libpysal.weights import W  # noqa: PLC0415
    except ImportError:
        raise WrongUse("This question needs the package esda: install ctx-map with its extra `spatial`.") from None
    if len(counts) < 2 or counts.min() == counts.max():
        return np.full(len(counts), np.nan)
    weights = W({cell: list(near) for cell, near in enumerate(around)}, silence_warnings=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        # the hexagon is among its own neighbours already: that is the star
        scores = G_Local(counts.astype(np.float64), weights, transform="B", permutations=0, star=None).Zs
    return np.where(np.isfinite(scores), scores, np.nan)


def _tails(counts: Ints, sizes: Ints) -> Mapping[int, Floats]:
    """For each size of neighbourhood, the share of its possible choices that sum to s or more, for each s."""
    most = int(sizes.max(initial=0))
    room = int(np.sort(counts)[::-1][:most].sum()) + 1
    ways = np.zeros((most + 1, room))
    ways[0, 0] = 1
    for count in counts.tolist():
        ways[1:, count:] += ways[:-1, : room - count]
    return {size: ways[size, ::-1].cumsum()[::-1] / math.comb(len(counts), size) for size in set(sizes.tolist())}


def _least_p(counts: Ints, tail: Floats, size: int) -> float:
    """The least p that these counts could have given any neighbourhood of this size."""
    return float(tail[int(np.sort(counts)[::-1][:size].sum())])


def _words(p: float) -> str:
    band = next((band for band in _BANDS if p <= band), None)
    return NOT_MORE if band is None else f"{STANDS_OUT} (p at most {band:g})"
