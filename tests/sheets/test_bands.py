"""Numbers on a sheet: what is shown, and that nothing small can be worked out from what is shown."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.sheets.bands import BANDS, SMALLEST, Band, Unit, band_of, band_of_people, parts_may_be_shown

HIGHEST = 200
"""Stands for no upper end."""
UNITS = st.lists(st.builds(Unit, st.frozensets(st.integers(0, 7), max_size=3)), max_size=40)


def of(*people: int) -> Unit:
    return Unit(frozenset(people))


@pytest.mark.parametrize(
    ("number", "words"), [(0, None), (4, None), (5, "5 to 19"), (20, "20 to 99"), (100, "100 or more")]
)
def test_numbers_are_said_in_bands_and_none_reads_like_a_few(number: int, words: str | None) -> None:
    for band in (band_of([Unit()] * number), band_of_people(number)):
        assert (band and band.words) == words


def test_a_number_that_one_young_person_makes_up_is_not_shown() -> None:
    assert band_of([of(1)] * 12) is None
    # four others are too few to hide among
    assert band_of([of(1)] * 4 + [of(2), of(3), of(4)]) is None
    # without one of them fewer than five would be left
    assert band_of([of(1)] * 4 + [of(2), of(3), of(4), of(5)]) is None
    # more than half are about one of them
    assert band_of([of(1)] * 8 + [of(2), of(3), of(4), of(5), of(6)]) is None
    assert band_of([of(1), of(2), of(3), of(4), of(5), of(6), of(1)]) is not None


@given(UNITS)
def test_behind_each_number_are_enough_young_people_and_no_one_is_needed_for_it(units: list[Unit]) -> None:
    band = band_of(units)
    if band is None:
        return
    assert band.low <= len(units) <= (band.high or len(units))
    people = {person for unit in units for person in unit.people}
    assert len(people) + sum(not unit.people for unit in units) >= SMALLEST
    for person in people:
        left = [unit for unit in units if person not in unit.people]
        assert len(left) >= max(SMALLEST, len(units) / 2)


def test_the_difference_of_two_sheets_never_gives_a_small_number() -> None:
    ends = [(0, SMALLEST - 1), *((band.low, band.high or band.low + 100) for band in BANDS)]
    for (low, high), (later_low, later_high) in product(ends, ends):
        differences = range(later_low - high, later_high - low + 1)
        # whatever the difference is, nothing or many would fit as well
        assert len(differences) >= SMALLEST
        assert 0 in differences or max(map(abs, differences)) >= SMALLEST


@given(st.lists(st.integers(0, 150), min_size=1, max_size=3), st.integers(0, 45))
def test_a_part_that_is_not_shown_can_be_any_small_number(parts: list[int], other: int) -> None:
    total, shown = band_of_people(sum(parts) + other), [band for part in parts if (band := band_of_people(part))]
    if not shown or not parts_may_be_shown(total, shown):
        return
    assert total is not None
    # every sum that the parts that are shown can have
    sums = {0}
    for band in shown:
        sums = {each + part for each in sums for part in range(band.low, (band.high or HIGHEST) + 1)}
    for hidden in range(SMALLEST):
        assert any(total.low <= each + hidden <= (total.high or 3 * HIGHEST) for each in sums)


def test_one_part_beside_a_larger_total_is_not_shown() -> None:
    # 20 to 99 without 5 to 19 would leave at least one that is not shown
    assert not parts_may_be_shown(Band(20, 99), [Band(5, 19)])
    assert parts_may_be_shown(Band(5, 19), [Band(5, 19)])
    # three times 5 of at most 19 would leave no room for four
    assert not parts_may_be_shown(Band(5, 19), [Band(5, 19)] * 4)
    assert not parts_may_be_shown(None, [Band(5, 19)])


KINDS = 3
"""Kinds that a sheet names. Beside them are events of kinds that it never names."""
NUMBERS = st.tuples(*[st.integers(0, 30)] * (KINDS + 1))


@given(NUMBERS, NUMBERS)
def test_who_holds_the_sheets_of_two_months_cannot_narrow_what_is_not_shown_to_a_few(
    earlier: tuple[int, ...], added: tuple[int, ...]
) -> None:
    later = tuple(before + more for before, more in zip(earlier, added, strict=True))
    known = [*_said(earlier), *_said(later), *[(0, MOST)] * (KINDS + 1)]
    for low, high in _worked_out(known):
        assert high - low >= SMALLEST - 1


MOST = 10_000


def _said(numbers: tuple[int, ...]) -> list[tuple[int, int]]:
    """From what to what a sheet says that each kind, the others and the total are."""
    total, shown = band_of_people(sum(numbers)), [band_of_people(number) for number in numbers[:KINDS]]
    if not parts_may_be_shown(total, [band for band in shown if band]):
        shown = [None] * KINDS
    return [_ends(band) for band in [*shown, None, total]]


def _ends(band: Band | None) -> tuple[int, int]:
    # what is not shown may be anything: one young person may be behind most of it
    return (0, MOST) if band is None else (band.low, band.high or MOST)


def _worked_out(known: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What follows: kinds add up to totals, and what is added to the earlier sheet gives the later one."""
    size = KINDS + 2
    sums = [([month * size + kind for kind in range(KINDS + 1)], month * size + KINDS + 1) for month in (0, 1)]
    sums += [([kind, 2 * size + kind], size + kind) for kind in range(KINDS + 1)]
    while True:
        before = list(known)
        for parts, whole in sums:
            low, high = (sum(known[part][end] for part in parts) for end in (0, 1))
            known[whole] = max(known[whole][0], low), min(known[whole][1], high)
            for part in parts:
                others = [known[other] for other in parts if other != part]
                least = known[whole][0] - sum(each[1] for each in others)
                most = known[whole][1] - sum(each[0] for each in others)
                known[part] = max(known[part][0], least), min(known[part][1], most)
        if known == before:
            return known
