"""The people named in a question, and the checks of a question's numbers."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.network import Network

NAMED = "people named"
NOT_FOUND = "people named with no such report as a young person"


def named_codes(network: Network, people: Sequence[str]) -> list[int]:
    """Return the codes of the people named, each once, in order. Raises WrongUse if one is not in this network."""
    return sorted(set(network.codes(tuple(people)))) if people else []


def named_account(rows: pl.DataFrame, named: Sequence[int]) -> dict[str, int]:
    """Count the people named, and those with no such report as a young person."""
    if not named:
        return {}
    found = set(rows.get_column("person").unique()) & set(named)
    return {NAMED: len(named), NOT_FOUND: len(named) - len(found)}


def check_at_least(name: str, value: int, least: int) -> None:
    """Raise WrongUse if a number of the question is too small."""
    if value < least:
        raise WrongUse(f"{name} is too small. It must be at least {least}.")
