"""Which links rest on one report or one agency, are not graded, disputed or without a date?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer
from ctx_map.analysis import doubt
from door import ask
from listing import Column, named, names_of
from page import fields
from reviewing import pick_agencies, pick_review
from words import READS

COLUMNS: Mapping[str, Column] = {
    "source": Column("Who or what", "19%"),
    "kind": Column("Link"),
    "target": Column("with", "19%"),
    "doubts": Column("Why it is in doubt", "28%"),
    "agencies": Column("Reported by"),
}


def show() -> None:
    """Ask, one call, draw."""
    agencies, days = fields(3, 1)
    with agencies:
        expected = pick_agencies()
    with days:
        review = pick_review()

    answer = ask("doubt", partial(doubt, review_after=review, expected=expected))

    called = names_of(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        named("source", called),
        named("target", called),
        kind=pl.col("kind").replace(READS),
        doubts=pl.col("doubts").list.join("; "),
        agencies=pl.col("agencies").list.join(", "),
    )
    ids = frame.get_column("links").list.first()
    draw_answer(answer, Shown(shown, COLUMNS, ids, "doubt_table", "Links in doubt, with the reasons."))


show()
