"""Pairs of positions become lists: each pair once, in order, also where a position has none."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.network.compressed import compressed


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6))))
def test_the_list_of_a_position_has_what_it_is_joined_to_once_and_in_order(pairs: list[tuple[int, int]]) -> None:
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T
    start, lists = compressed(one, other, 5, 7)
    found = {at: lists[start[at] : start[at + 1]].tolist() for at in range(5)}
    assert found == {at: sorted({there for here, there in pairs if here == at}) for at in range(5)}


def test_where_there_is_no_position_there_is_no_list() -> None:
    none = np.zeros(0, np.int64)
    start, lists = compressed(none, none, 0, 0)
    assert (start.tolist(), lists.tolist()) == ([0], [])
