"""Text that stays text: in a spreadsheet no cell becomes a formula, in XML no character makes the file unreadable."""

from __future__ import annotations

import re

import polars as pl

_INVISIBLE_START = r"^[\s\p{C}\p{Z}\x{115F}\x{1160}\x{3164}\x{FFA0}]+"
"""Spaces, control characters, marks that show nothing: a spreadsheet may look past them for the first character."""
_TRIGGERS = ("=", "+", "-", "\N{MINUS SIGN}", "@", "|")
_STARTS_BADLY = r"^[\t\r\n\x{0}]"

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML 1.0 does not allow, and CR, which readers turn into LF."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def xml_clean(text: str) -> str:
    """The text as XML 1.0 can hold it: line ends become LF, each illegal character becomes U+FFFD."""
    return _NOT_XML.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def formula_safe(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet could take for a formula.

    Looks at the first visible character in its compatibility form, so that a full-width equals sign counts as one.
    Numbers stay numbers: a negative one is not a formula.
    """
    return frame.with_columns(
        _guarded(pl.col(name)).alias(name) for name, kind in frame.schema.items() if kind == pl.String()
    )


def _guarded(column: pl.Expr) -> pl.Expr:
    visible = column.str.replace(_INVISIBLE_START, "").str.normalize("NFKC").str.replace(_INVISIBLE_START, "")
    first = visible.str.slice(0, 1)
    live = first.is_in(_TRIGGERS) | column.str.contains(_STARTS_BADLY)
    return pl.when(live).then(pl.lit("'") + column).otherwise(column)


def counted(number: int, one: str, several: str) -> str:
    """A sentence for one thing or for several: `several` has the number where it says {}."""
    return one if number == 1 else several.format(f"{number:,}")
