"""A count that is not shown cannot be worked out: every table that would be given out alike is tried."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ctx_map.analysis.measures.small_numbers import hidden_counts, shown_or_fewer
from ctx_map.errors import WrongUse

GivenOut = tuple[tuple[int | None, ...], int | None]
TABLES = st.lists(st.integers(0, 8), min_size=1, max_size=4)


def given_out(counts: list[int], smallest: int, order: list[int]) -> GivenOut:
    """What somebody sees of a table: the counts that are shown, and the total if it is."""
    hidden = hidden_counts(counts, smallest=smallest, order=order)
    seen = tuple(None if cell in hidden.cells else count for cell, count in enumerate(counts))
    return seen, None if hidden.total else sum(counts)


def summing_to(total: int, cells: int) -> Iterator[list[int]]:
    if cells == 0:
        yield from [[]] if total == 0 else []
        return
    for first in range(total + 1):
        yield from ([first, *rest] for rest in summing_to(total - first, cells - 1))


def tables_that_look_alike(seen: GivenOut, smallest: int, order: list[int]) -> Iterator[list[int]]:
    """Every table that these rules give out in the same way, found by trying all of them."""
    shown, total = seen
    blank = [cell for cell, count in enumerate(shown) if count is None]
    left = [total - sum(count or 0 for count in shown)] if total is not None else range(len(blank) * smallest)
    for hidden_sum in left:
        for values in summing_to(hidden_sum, len(blank)):
            filled = dict(zip(blank, values, strict=True))
            table = [filled.get(cell, count or 0) for cell, count in enumerate(shown)]
            if given_out(table, smallest, order) == seen:
                yield table


@settings(max_examples=300)
@given(TABLES, st.integers(3, 5), st.permutations(range(4)))
@example([0, 0, 7], 5, [2, 0, 1, 3])
@example([4, 4, 12], 5, [2, 0, 1, 3])
@example([0, 5], 5, [1, 0, 2, 3])
@example([0, 0], 5, [0, 1, 2, 3])
@example([4, 4], 5, [0, 1, 2, 3])
@example([3], 5, [0, 1, 2, 3])
def test_for_every_count_that_is_not_shown_two_values_are_possible_though_the_rules_are_known(
    counts: list[int], smallest: int, permuted: list[int]
) -> None:
    order = [cell for cell in permuted if cell < len(counts)]
    seen = given_out(counts, smallest, order)
    alike = list(tables_that_look_alike(seen, smallest, order))
    assert counts in alike
    for cell, count in enumerate(seen[0]):
        assert count is not None or len({table[cell] for table in alike}) >= 2


@given(TABLES, st.integers(3, 5))
def test_no_count_below_the_threshold_is_shown_and_no_other_is_hidden_without_one(
    counts: list[int], smallest: int
) -> None:
    hidden = hidden_counts(counts, smallest=smallest).cells
    small = {cell for cell, count in enumerate(counts) if count < smallest}
    assert small <= hidden
    assert bool(hidden) == bool(small)


@pytest.mark.parametrize("smallest", [3, 5])
def test_no_table_of_three_counts_up_to_a_dozen_gives_one_away(smallest: int) -> None:
    for order in permutations(range(3)):
        alike: dict[GivenOut, list[tuple[int, ...]]] = {}
        for counts in product(range(13), repeat=3):
            alike.setdefault(given_out(list(counts), smallest, list(order)), []).append(counts)
        for (shown, total), tables in alike.items():
            if total is not None and total - sum(count or 0 for count in shown) > 12:
                continue  # some tables that look like this one have counts above a dozen
            values = [{table[cell] for table in tables} for cell, count in enumerate(shown) if count is None]
            assert all(len(possible) >= 2 for possible in values)


def test_a_threshold_of_2_cannot_hide_anything_and_is_refused() -> None:
    with pytest.raises(WrongUse):
        hidden_counts([0, 2, 9], smallest=2)


def test_one_small_count_takes_the_first_of_the_order_with_it() -> None:
    assert hidden_counts([3, 50, 60], smallest=5, order=[2, 1, 0]).cells == {0, 2}


def test_two_small_counts_hide_each_other() -> None:
    assert hidden_counts([3, 2, 60], smallest=5).cells == {0, 1}


@pytest.mark.parametrize("counts", [[0, 0, 7], [4, 4, 12]], ids=["all nought", "all as many as may be"])
def test_small_counts_whose_sum_would_tell_them_hide_the_whole_table(counts: list[int]) -> None:
    assert hidden_counts(counts, smallest=5).cells == {0, 1, 2}


def test_a_threshold_of_1_shows_everything_nought_too() -> None:
    assert hidden_counts([0, 1], smallest=1).cells == frozenset()
    assert shown_or_fewer([0, 1], 1) == ([0, 1], ["0", "1"])


def test_a_table_without_a_total_hides_only_small_counts() -> None:
    assert shown_or_fewer([0, 4, 5], 5) == ([None, None, 5], ["fewer than 5", "fewer than 5", "5"])
