"""Gi* by esda is Ord and Getis's formula; p is the share of all ways of laying the counts out, counted one by one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis.measures.getis_ord import NOT_MORE, gi_star, local_clusters
from ctx_map.analysis.measures.hypergeometric import TOO_FEW


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[list[int], list[list[int]]]:
    """Counts, and for each cell the cells around it with itself; touching is mutual."""
    counts = draw(st.lists(st.integers(0, 9), min_size=1, max_size=8))
    cells = range(len(counts))
    touching = draw(st.sets(st.sampled_from([(a, b) for a in cells for b in cells if a < b] or [(0, 0)])))
    return counts, [[b for b in cells if b == a or (a, b) in touching or (b, a) in touching] for a in cells]


@given(laid_out())
def test_z_is_that_of_ord_and_getis_1995(drawn: tuple[list[int], list[list[int]]]) -> None:
    counts, around = drawn
    x, n = np.array(counts, float), len(counts)
    scores = gi_star(np.array(counts), around)
    for cell, near in enumerate(around):
        w = len(near)
        s = np.sqrt((x**2).mean() - x.mean() ** 2)
        spread = s * np.sqrt(max(n * w - w**2, 0) / (n - 1)) if n > 1 else 0.0
        if len(set(counts)) == 1 or spread == 0:
            assert np.isnan(scores[cell])
        else:
            assert scores[cell] == pytest.approx((x[near].sum() - w * x.mean()) / spread)


@given(laid_out())
def test_p_is_exact_and_corrected_for_the_number_of_cells(drawn: tuple[list[int], list[list[int]]]) -> None:
    counts, around = drawn
    n = len(counts)
    raw = []
    for near in around:
        sums = [sum(chosen) for chosen in combinations(counts, len(near))]
        raw.append(sum(each >= sum(counts[cell] for cell in near) for each in sums) / len(sums))
    ordered = sorted(raw)
    corrected = [min(min(1.0, p * n / (k + 1)) for k, p in enumerate(ordered) if p >= own - 1e-12) for own in raw]
    assert local_clusters(np.array(counts), around).p == pytest.approx(corrected)


@given(laid_out())
def test_what_stands_out_has_a_small_p_and_enough_in_its_neighbourhood(
    drawn: tuple[list[int], list[list[int]]],
) -> None:
    counts, around = drawn
    found = local_clusters(np.array(counts), around)
    for near, p, finding in zip(around, found.p, found.findings, strict=True):
        together = sum(counts[cell] for cell in near)
        assert finding in (NOT_MORE, TOO_FEW) or (p <= 0.05 and together >= 5)
        assert together >= 5 or finding == TOO_FEW


def test_busy_cells_beside_each_other_stand_out_and_the_quiet_ones_do_not() -> None:
    counts = [0] * 20 + [6, 7, 6] + [0] * 20
    around = [[near for near in (cell - 1, cell, cell + 1) if 0 <= near < len(counts)] for cell in range(len(counts))]
    findings = local_clusters(np.array(counts), around).findings
    assert findings[21] == "stands out, very unlikely to be chance"
    assert findings[0] == TOO_FEW


def test_no_cells_have_no_findings() -> None:
    assert local_clusters(np.array([], np.int64), []).findings == []
