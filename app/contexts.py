"""The table of contexts that several young people share, with the reports behind the row that is selected."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
import streamlit as st

from ctx_map.analysis import Report, SharedContext
from door import Answer
from listing import named_list, names_of, selectable

WEIGHT = (
    "1/(k-1), k being all young people linked to it: 1 where only two are, near 0 where nearly everybody is. It is about the place or contact, "
    "not about anybody."
)
SURPRISE = "How surprising this much sharing is, given how busy it is. Small numbers seldom tell."


def columns(thing: str) -> Mapping[str, object]:
    """The columns of the table, with the words over them."""
    return {
        "number": st.column_config.NumberColumn("No.", width=50, help="The number beside it on the place map."),
        "name": st.column_config.TextColumn(thing, width="medium"),
        "kind": st.column_config.TextColumn("Kind", width="small"),
        "people": st.column_config.NumberColumn("Young people", width="small"),
        "people_ids": st.column_config.TextColumn("Who", width="medium"),
        "reports": st.column_config.NumberColumn("Reports", width="small"),
        "weight": st.column_config.NumberColumn("Weight", format="%.2f", width="small", help=WEIGHT),
        "surprise": st.column_config.TextColumn("How surprising", width="medium", help=SURPRISE),
        "protective": st.column_config.TextColumn("Protects", width="medium"),
    }


def shared_table(
    answer: Answer[SharedContext], thing: str, *, key: str, numbers: Mapping[str, int] | None = None
) -> tuple[Report, ...] | None:
    """Draws the table and returns the reports behind the selected row; None where no row is selected.

    `numbers` are the numbers of the rows on a map.
    """
    result = answer.result.content
    names = names_of(answer.network.content)
    frame = result.to_frame().with_columns(
        pl.col("id").replace_strict(numbers or {}, default=None, return_dtype=pl.Int64).alias("number"),
        pl.col("id").replace(names).alias("name"),
        pl.col("kind").str.replace_all("_", " "),
        named_list("people_ids", names),
    )
    shown = columns(thing) if numbers else {name: said for name, said in columns(thing).items() if name != "number"}
    alt = f"{thing}: {frame.height} rows, with young people, reports, weight and how surprising each is."
    row = selectable(frame, shown, ids=frame.get_column("id"), key=key, alt=alt)
    return None if row is None else result.reports(result.rows[row])
