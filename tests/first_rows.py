"""The first row of each question on one network, told by a few of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from ctx_map.analysis.registry import QUESTIONS
from ctx_map.network import Network
from ctx_map.vocabulary.denominators import Denominators

POPULATION = Denominators("a test", {"under 10": 1, "10-15": 2, "16-17": 1})
Expected = Mapping[str, Mapping[str, Any] | None]
"""What the first row of each question says, field by field; None where the answer has no row."""


def first_rows(
    network: Network, expected: Expected, *, earlier: Network, asked: Mapping[str, Mapping[str, Any] | None]
) -> dict[str, dict[str, Any] | None]:
    """The expected fields of the first row of every question, asked with these options.

    None stands for a question without a row, and for one that can't be asked.
    """
    assert set(expected) == set(QUESTIONS)
    found: dict[str, dict[str, Any] | None] = {}
    for name, question in QUESTIONS.items():
        networks = (earlier, network) if question.compares else (network,)
        options, wanted = asked.get(name, {}), expected[name] or {}
        rows = question.answer(*networks, **options).rows if options is not None else []
        found[name] = {field: getattr(rows[0], field) for field in wanted} if len(rows) else None
    return found


def the_day_before(network: Network) -> Network:
    """The same network a day before, in which everything was known already."""
    return replace(network, as_at=network.as_at - timedelta(days=1))
