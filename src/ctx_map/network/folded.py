"""A column of names as they are compared, by the rule of `vocabulary.folding`."""

from __future__ import annotations

import polars as pl

from ctx_map.vocabulary.folding import LETTERS

_NOT_SAID = r"[\p{M}\p{P}\p{Z}\p{C}\s`´]"
"""Marks, punctuation, spaces and hidden signs."""


def folded_names(names: pl.Expr) -> pl.Expr:
    """Return a column of names as they are compared with others."""
    text = names.str.to_lowercase().str.normalize("NFKD").str.replace_all(_NOT_SAID, "")
    return text.str.replace_many(list(LETTERS), list(LETTERS.values()))
