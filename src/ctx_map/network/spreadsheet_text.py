"""Text that a spreadsheet cannot take for a formula, and the text that it was before."""

from __future__ import annotations

import polars as pl

_INVISIBLE_START = r"^[\s\p{C}\p{Z}\x{115F}\x{1160}\x{3164}\x{FFA0}]+"
"""Spaces, control characters, marks that show nothing: a spreadsheet may look past them for the first character."""
_TRIGGERS = ("=", "+", "-", "\N{MINUS SIGN}", "@", "|")
_STARTS_BADLY = r"^[\t\r\n\x{0}]"
_GUARD = "'"


def guarded(column: pl.Expr) -> pl.Expr:
    """Return the texts with an apostrophe before each that a spreadsheet could take for a formula.

    Looks at the first visible character in its compatibility form, so that a full-width equals sign counts as one. A
    text that already has apostrophes before such a character gets one more, so that `unguarded` gives back every text.
    """
    return pl.when(_live(column)).then(pl.lit(_GUARD) + column).otherwise(column)


def unguarded(column: pl.Expr) -> pl.Expr:
    """Return the texts as they were before `guarded`."""
    has_guard = column.str.starts_with(_GUARD) & _live(column)
    return pl.when(has_guard).then(column.str.slice(1)).otherwise(column)


def _live(column: pl.Expr) -> pl.Expr:
    """Whether a text would be a formula without the apostrophes before it."""
    bare = column.str.replace(f"^{_GUARD}+", "")
    visible = bare.str.replace(_INVISIBLE_START, "").str.normalize("NFKC").str.replace(_INVISIBLE_START, "")
    return visible.str.slice(0, 1).is_in(_TRIGGERS) | bare.str.contains(_STARTS_BADLY)
