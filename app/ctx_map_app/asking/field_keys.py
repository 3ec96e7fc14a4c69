"""The keys under which the fields of questions keep their values."""

from __future__ import annotations

from typing import Any

from ctx_map.analysis.question import Picks, Question

EARLIER = "earlier_day"
"""The option's place of the earlier day of a question that compares."""


def field_key(question: Question[Any], option: str) -> str:
    """The key of the field of one option."""
    return f"{question.name}.{option}"


def chosen_key(picks: Picks) -> str:
    """The key of the nodes that were chosen as one sort: they stay chosen from question to question."""
    return f"chosen.{picks.name.lower()}"
