"""Names as they are compared: without capitals, accents, apostrophes, hyphens, spaces and signs that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

import polars as pl

_NOT_SAID = r"[\p{M}\p{P}\p{Z}\p{C}\s`´]"
"""Marks, punctuation, spaces and hidden signs."""
_LETTERS = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
"""Letters that are no other letter with a mark."""


def folded_name(name: str) -> str:
    """Return a name as it is compared with others: "O’Neill" and "oneill" are the same."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(_LETTERS.get(sign, sign) for sign in apart if unicodedata.category(sign)[0] not in "MPZC")
    return kept.replace("`", "").replace("´", "")


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, each as it is compared."""
    words = (folded_name(word) for word in re.split(r"\s+", text))
    return tuple(word for word in words if word)


def holds(name: str, part: str) -> bool:
    """Return whether a name has this part of a name in it, or all of its words in any order."""
    whole = folded_name(name)
    return folded_name(part) in whole or all(word in whole for word in folded_words(part))


def folded_names(names: pl.Expr) -> pl.Expr:
    """Return a column of names as they are compared."""
    text = names.str.to_lowercase().str.normalize("NFKD").str.replace_all(_NOT_SAID, "")
    return text.str.replace_many(list(_LETTERS), list(_LETTERS.values()))
