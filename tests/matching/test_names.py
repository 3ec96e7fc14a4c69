"""Names in parts, and how far two spellings are apart."""

from __future__ import annotations

import pytest

from ctx_map.matching.names import NameParts, letters_apart, name_parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ash Larkspur", NameParts("ash", "larkspur")),
        ("Larkspur, Ash Jo", NameParts("ash", "larkspur")),
        ("Larkspur,", NameParts(None, "larkspur")),
        ("Mr Ash van Dyke", NameParts("ash", "dyke")),
        ("Ash", NameParts("ash", None)),
        ("", NameParts()),
        (None, NameParts()),
    ],
)
def test_a_name_has_a_first_and_a_last_part(name: str | None, parts: NameParts) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("ash", "ash", 0), ("ash", "ahs", 1), ("ash", "ashe", 1), ("ash", "bo", 3), ("", "a", 1)],
)
def test_letters_that_are_swapped_count_once(one: str, other: str, apart: int) -> None:
    assert letters_apart(one, other) == letters_apart(other, one) == apart
