"""Conditions on two records in the SQL of DuckDB, which several comparisons use."""

from __future__ import annotations


def alike(one: str, other: str) -> str:
    """Two spellings that may be of one word: a letter apart, or two in longer words. Short words must be equal."""
    apart, shorter = f"damerau_levenshtein({one}, {other})", f"least(length({one}), length({other}))"
    first = f"substr({one}, 1, 1) = substr({other}, 1, 1)"
    return f"(({shorter} >= 4 and {apart} <= 1 and {first}) or ({shorter} >= 6 and {apart} <= 2))"


def first_alike(one: str, other: str) -> str:
    """Two spellings that may be of one first name. With a vowel added at its end it is another: Paul, Paula."""
    longer = f"(starts_with({one}, {other}) and {_vowel(one)}) or (starts_with({other}, {one}) and {_vowel(other)})"
    return f"({alike(one, other)} and not ({longer}))"


def _vowel(name: str) -> str:
    return f"right({name}, 1) in ('a', 'e', 'i', 'o', 'y')"


ADDRESS_ALIKE = "least(length(address_l), length(address_r)) >= 12 and damerau_levenshtein(address_l, address_r) <= 3"
"""Two addresses that are a few letters apart. Whoever uses it also holds that the house numbers are the same."""


def in_common(column: str) -> str:
    """Two lists with a value in common."""
    return f"list_has_any({column}_l, {column}_r)"


def missing(column: str) -> str:
    """One of the two records does not have this."""
    return f"({column}_l is null or {column}_r is null)"


def metres() -> str:
    """The distance of two positions, good enough within a town."""
    north = "(latitude_l - latitude_r) * 111320"
    east = "(longitude_l - longitude_r) * 111320 * cos(radians(latitude_l))"
    return f"sqrt(power({north}, 2) + power({east}, 2))"
