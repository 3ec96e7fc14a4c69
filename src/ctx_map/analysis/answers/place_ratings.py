"""How young people rate a place, in words. Ratings are counted for places only, and one alone is never a count."""

from __future__ import annotations

from collections import Counter

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.statements import Rating

LEAST = 2
"""Ratings from which on they are counted. A single one could tell who gave it."""
ONE_ALONE = "A young person has rated this place. Read the report to see what they said."


def rating_words(network: Network, place: str) -> str:
    """How young people rate a place (its id), as one or two sentences. Empty if no rating is in this network.

    Each rating is one event, so a rating that several reports repeat counts once.
    """
    code = network.keys.index_of(place)
    rates = pl.col("kind").is_in(kinds_that(Puts.RATING)) & (pl.col("target") == code)
    found = network.links.filter(rates).unique(["source", "role"]).get_column("role").drop_nulls()
    if not found.len():
        return ""
    if found.len() < LEAST:
        return ONE_ALONE
    counted = Counter(found)
    told = [rating for rating in Rating if counted[rating]]
    many = [f"{rating.words} ({counted[rating]:,})" for rating in told if counted[rating] >= LEAST]
    once = [rating.words for rating in told if counted[rating] < LEAST]
    said = "; ".join(filter(None, [", ".join(many), f"also {' and '.join(once)}" if many else ", ".join(once)]))
    return f"{count_of(found.len(), 'rating')}: {said.removesuffix('; also ')}."
