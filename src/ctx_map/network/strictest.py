"""The strictest handling among reports. What is made from reports is handled as strictly as the strictest one."""

from __future__ import annotations

import polars as pl

from ctx_map.vocabulary.handling import HANDLING, NOT_STATED

NOTHING_INSIDE = "no reports inside"
"""The handling of a network without reports."""


def strictest_handling(links: pl.DataFrame) -> str:
    """Return the strictest handling of these reports, in words.

    Not stated is the strictest (such a report stays with its agency), then C with its codes, then P.
    """
    if not links.height:
        return NOTHING_INSIDE
    stated = links.get_column("handling")
    if stated.null_count():
        return NOT_STATED
    if not (stated == "C").any():
        return f"P ({HANDLING['P']})"
    conditional = links.filter(pl.col("handling") == "C")
    codes = [
        code
        for column in ("action_code", "sanitisation_code")
        for code in conditional.get_column(column).drop_nulls().unique().sort()
    ]
    return f"C ({HANDLING['C']})" + (f", {' and '.join(codes)}" if codes else "")


def handling_sentence(handling: str) -> str:
    """Return the sentence on the strictest handling for the account of an answer. Empty if there are no reports."""
    if handling == NOTHING_INSIDE:
        return ""
    return "Handling: not stated for some reports." if handling == NOT_STATED else f"Strictest handling: {handling}."
