"""What changed since a day: newly happened, newly known, corrected or withdrawn?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer
from door import ask_changes
from listing import Column, dated, named, names_of
from page import fields
from pickers import pick_day_before
from withdrawn import said_of_withdrawn
from words import READS

COLUMNS: Mapping[str, Column] = {
    "heap": Column("Heap", "8rem", help="newly happened, newly known though older, corrected, or withdrawn"),
    "source": Column("Who or what", "18%"),
    "kind": Column("Link"),
    "target": Column("with", "18%"),
    "since": Column("From", "13%"),
    "recorded_at": Column("Recorded", "13%"),
    "fields": Column("Corrected", help="what the report says otherwise now"),
}


def show() -> None:
    """Ask, one call, draw."""
    with fields(2, 5)[0]:
        day = pick_day_before("Since", "changes_since")

    answer = ask_changes(day)

    called = names_of(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        named("source", called),
        named("target", called),
        dated("since"),
        dated("recorded_at"),
        kind=pl.col("kind").replace(READS),
        fields=pl.col("fields").list.join(", ").str.replace_all("_", " "),
    )
    titles = shown.select(pl.format("{} {} {}", "source", "kind", "target")).to_series()
    ids = frame.get_column("link")
    alt = "Links that changed, heap by heap."
    beside = partial(said_of_withdrawn, day=day)
    draw_answer(answer, Shown(shown, COLUMNS, ids, "changes_table", alt, titles, beside=beside))


show()
