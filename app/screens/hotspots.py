"""Where are many young people exposed, when in the week, and is it more than before?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl
import streamlit as st
from place_maps import draw_place_map

from ctx_map.analysis import hotspots
from door import ask
from evidence import evidence_panel
from hours import draw_hours
from listing import names_of, selectable
from page import finding, heading, line

PERIODS = {30: "30 days", 90: "90 days", 182: "Half a year", 365: "A year"}
COLUMNS: Mapping[str, Any] = {
    "name": st.column_config.TextColumn("Place", width="medium"),
    "people": "Young people",
    "events": "Events",
    "change": st.column_config.TextColumn("Against the period before", width="medium"),
    "repeats": st.column_config.NumberColumn("Repeats", help="Events that came within 28 days of another one there."),
    "busiest": st.column_config.TextColumn("Busiest hours", width="medium"),
    "agencies": st.column_config.TextColumn("Reported by", width="medium"),
}


def show() -> None:
    """Ask, one call, draw."""
    period = st.segmented_control(
        "Period up to the day asked about",
        list(PERIODS),
        default=90,
        required=True,
        format_func=PERIODS.__getitem__,
        key="period",
        persist_state="session",
    )

    answer = ask("hotspots", partial(hotspots, period_days=period))

    result = answer.result.content
    line(answer.result)
    finding(result)
    table, panel = st.columns([5, 3], gap="medium")
    frame = result.to_frame()
    with table:
        shown = frame.with_columns(
            pl.col("id").replace(names_of(answer.network.content)).alias("name"), pl.col("agencies").list.join(", ")
        )
        ids = frame.get_column("id")
        row = selectable(
            shown, COLUMNS, ids=ids, key="hotspots_table", alt="Places with young people, events and change."
        )
        heading("Where they are")
        draw_place_map(answer.network, key="hotspots_map")
    with panel:
        if row is not None:
            draw_hours(result.rows[row])
        evidence_panel(answer.network, reports=None if row is None else result.reports(result.rows[row]))


show()
