"""The two measures of chance in sentences: what the first says, and why the stricter one differs where it does."""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.answers.wording import count_of, sentence_start
from ctx_map.analysis.measures.hypergeometric import COULD_BE, SCALE, TOO_FEW, disagree


def chance_sentence(said: str, first: str, stricter: str, *, allows_for: str, by_chance: str) -> str:
    """Return a finding with how likely it is to be chance: "Ash and Bo share 7, which is unlikely to be chance."

    `said` is the finding without a full stop. Where the stricter measure disagrees, a second sentence says why:
    `allows_for` is what only the stricter one allows for. `by_chance` says what chance alone could bring about.
    """
    if first == TOO_FEW:
        return f"{said}. There are too few to tell whether that is chance."
    if first not in SCALE:
        return f"{said}."
    whole = f"{said}. {sentence_start(by_chance)}." if first == COULD_BE else f"{said}, which is {first}."
    if not disagree(first, stricter):
        return whole
    if stricter == COULD_BE:
        return f"{whole} Once you allow for {allows_for}, {by_chance}."
    return f"{whole} It is {stricter} once you allow for {allows_for}."


def disagreement(rows: pl.DataFrame, noun: str, *, allows_for: str) -> list[str]:
    """Return one sentence on how many rows the two measures disagree about and why, or none."""
    apart = sum(disagree(*both) for both in rows.select("surprise", "surprise_strict").iter_rows())
    if not apart:
        return []
    return [
        f"The two measures of chance disagree about {count_of(apart, noun)}, "
        f"because only the stricter one allows for {allows_for}."
    ]
