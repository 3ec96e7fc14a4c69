"""The ties that protect and would be cut, one a row, so that they are seen before anybody decides."""

from __future__ import annotations

import polars as pl
import streamlit as st

from ctx_map.analysis import FallsAway
from ctx_map.analysis.rows.report_counts import links_from_reports
from door import Answer
from listing import Column, names_of, table
from page import heading

COLUMNS = {
    "source": Column("Who or what", "30%"),
    "target": Column("with", "30%"),
    "agency": Column("Reported by"),
    "ref": Column("Reference"),
}


def draw_cut_ties(answer: Answer[FallsAway]) -> None:
    """Draws them where something was chosen to be made safe; the whole list of places has none of its own."""
    result = answer.result.content
    if len(result.rows) != 1:
        return
    names = names_of(answer.network.content)
    cut = [each for each in result.reports(result.rows[0]) if each.protective]
    rows = [(names[each.source], names[each.target], each.agency, each.ref) for each in cut]
    heading("Ties that protect and would be cut")
    if not rows:
        st.markdown("None is reported.")
        return
    frame = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    table(
        frame,
        COLUMNS,
        key="cut_ties",
        alt=f"{links_from_reports(cut)}, of ties that protect and would be cut.",
        height=240,
    )
