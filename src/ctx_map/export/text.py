"""Text that stays text: in a spreadsheet no cell becomes a formula, in XML no character makes the file unreadable."""

from __future__ import annotations

import re

import polars as pl

from ctx_map.network.spreadsheet_text import guarded

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML 1.0 does not allow, and CR, which readers turn into LF."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def xml_clean(text: str) -> str:
    """The text as XML 1.0 can hold it: line ends become LF, each illegal character becomes U+FFFD."""
    return _NOT_XML.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def formula_safe(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet could take for a formula.

    Numbers stay numbers: a negative one is not a formula.
    """
    return frame.with_columns(
        guarded(pl.col(name)).alias(name) for name, kind in frame.schema.items() if kind == pl.String()
    )


def counted(number: int, one: str, several: str) -> str:
    """A sentence for one thing or for several: `several` has the number where it says {}."""
    return one if number == 1 else several.format(f"{number:,}")
