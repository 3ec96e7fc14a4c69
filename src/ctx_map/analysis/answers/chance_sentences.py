"""The two measures of chance in sentences: what the first says, and why the stricter one differs where it does."""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.measures.hypergeometric import COULD_BE, SCALE, TOO_FEW, disagree


def chance_sentence(said: str, first: str, stricter: str, *, allows_for: str) -> str:
    """Return a finding with how likely it is to be chance: "Ash and Bo share 7, which is unlikely to be chance."

    `said` is the finding without a full stop. Where the stricter measure disagrees, a second sentence says why:
    `allows_for` is what only the stricter one allows for.
    """
    if first == TOO_FEW:
        return f"{said}. There are too few to tell whether that is chance."
    if first not in SCALE:
        return f"{said}."
    whole = f"{said}, which {_is(first)}."
    if not disagree(first, stricter):
        return whole
    return f"{whole} It {_is(stricter)} once you allow for {allows_for}."


def disagreement(rows: pl.DataFrame, noun: str, *, allows_for: str) -> list[str]:
    """Return one sentence on how many rows the two measures disagree about and why, or none."""
    apart = sum(disagree(*both) for both in rows.select("surprise", "surprise_strict").iter_rows())
    if not apart:
        return []
    return [
        f"The two measures of chance disagree about {count_of(apart, noun)}, "
        f"because only the stricter one allows for {allows_for}."
    ]


def _is(words: str) -> str:
    return words if words == COULD_BE else f"is {words}"
