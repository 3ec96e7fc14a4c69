"""Months and years as people write them in a bundle, such as May 2026, as text that a date column keeps: 2026-05."""

from __future__ import annotations

import re
from collections.abc import Mapping

import polars as pl

from ctx_map.vocabulary.days import MONTHS

_YEAR = r"(?:19(?:0[1-9]|[1-9][0-9])|20[0-9][0-9])"
"""Years that are dates, and no numbers that a spreadsheet keeps for days."""
_COARSE = rf"^\s*(?:{_YEAR}(?:-(?:0[1-9]|1[0-2]))?|(?:0?[1-9]|1[0-2])/{_YEAR}|[A-Za-z]{{3,9}}\.?[ -]{_YEAR})\s*$"
_IN_WORDS = re.compile(rf"([A-Za-z]{{3,9}})\.?[ -]({_YEAR})")
_IN_FIGURES = re.compile(rf"(0?[1-9]|1[0-2])/({_YEAR})")
_NUMBER_OF: Mapping[str, int] = {
    written: number
    for number, name in enumerate(MONTHS, start=1)
    for written in (name.casefold(), name[:3].casefold(), *(["sept"] if name == "September" else []))
}


def canonical(cells: pl.Series) -> pl.Series:
    """Return the cells with every month or year as ISO text. What is neither stays as it is."""
    coarse = cells.str.contains(_COARSE).fill_null(value=False)
    if not coarse.any():
        return cells
    texts = cells.filter(coarse).unique()
    return cells.replace(texts, pl.Series([_one(text.strip()) or text for text in texts], dtype=pl.String))


def _one(text: str) -> str | None:
    if found := _IN_WORDS.fullmatch(text):
        number = _NUMBER_OF.get(found[1].casefold())
        return f"{found[2]}-{number:02d}" if number else None
    if found := _IN_FIGURES.fullmatch(text):
        return f"{found[2]}-{int(found[1]):02d}"
    return text
