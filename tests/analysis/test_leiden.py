"""Clusters of people and contexts where there is nothing to cluster."""

from __future__ import annotations

import numpy as np
import pytest

from ctx_map.analysis.measures.leiden import leiden, modularity, two_modes

NOBODY = np.array([], np.int64)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("large", [False, True])
def test_without_a_link_everybody_is_alone_and_no_clustering_is_better_than_another(large: bool) -> None:
    graph = two_modes(NOBODY, NOBODY, people=3, contexts=2)
    cluster = leiden(graph, 0, large=large)
    assert len(set(cluster.tolist())) == 5
    assert modularity(graph, cluster) == 0.0
