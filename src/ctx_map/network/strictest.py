"""The strictest handling among reports: what is made from them is handled as strictly as the strictest of them."""

from __future__ import annotations

import polars as pl

from ctx_map.vocabulary.handling import HANDLING, NOT_STATED

NOTHING_INSIDE = "no reports inside"


def strictest_handling(links: pl.DataFrame) -> str:
    """The strictest handling of these reports, in words.

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
    return f"C ({HANDLING['C']})" + (f"; {', '.join(codes)}" if codes else "")
