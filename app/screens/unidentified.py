"""Who is described again and again, and named by nobody?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer
from ctx_map.analysis import unidentified
from door import ask
from listing import Column, dated, named_list, names_of
from page import fields
from pickers import at_least

COLUMNS: Mapping[str, Column] = {
    "name": Column("Described as", "16%"),
    "support": Column("How well reported", "11%", help="comes up again: two sources or more, by agency and reference"),
    "agencies": Column("Reported by", "15%"),
    "seen_with": Column("In the same reports", "16%", help="places, things, events and organisations"),
    "people_ids": Column("Young people", "16%", help="reached directly, or through an event that has both"),
    "first": Column("First", "13%"),
    "last": Column("Last", "13%"),
}


def show() -> None:
    """Ask, one call, draw."""
    with fields(2, 5)[0]:
        fewest = at_least("Separate sources, at least", "least_sources", default=2)

    answer = ask("unidentified", partial(unidentified, min_sources=fewest))

    frame = answer.result.content.to_frame()
    names = names_of(answer.network.content)
    shown = frame.with_columns(
        named_list("seen_with", names),
        named_list("people_ids", names),
        dated("first"),
        dated("last"),
        name=pl.col("id").replace(names),
        agencies=pl.col("agencies").list.join(", "),
    )
    alt = "People whom nobody could name, with who reported them and what is in the same reports."
    draw_answer(answer, Shown(shown, COLUMNS, frame.get_column("id"), "unidentified_table", alt))


show()
