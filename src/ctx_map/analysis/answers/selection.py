"""People named in a question, and the checks of a question's numbers."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.network import Network


def named_codes(network: Network, people: Sequence[str]) -> list[int]:
    """Return the codes of the people named, each once, in order. Raises WrongUse where one is not in this network."""
    return sorted(set(network.codes(tuple(people)))) if people else []


def named_account(rows: pl.DataFrame, named: Sequence[int]) -> dict[str, int]:
    """Return how many people were named, and how many have no such report as a young person."""
    if not named:
        return {}
    found = set(rows.get_column("person").unique()) & set(named)
    return {"people named": len(named), "people named with no such report": len(named) - len(found)}


def check_at_least(name: str, value: int, least: int) -> None:
    """Raise WrongUse where a number in the question is too small."""
    if value < least:
        raise WrongUse(f"{name} must be at least {least}.")
