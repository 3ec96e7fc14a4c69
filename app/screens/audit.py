"""Who looked at what, when and for what; and is the log still the one that was written?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from audit_reading import read_again, read_audit
from page import heading, line

COLUMNS: Mapping[str, Any] = {
    "seq": st.column_config.NumberColumn("Line", width="small"),
    "at": st.column_config.TextColumn("When (UTC)", width="medium"),
    "actor": st.column_config.TextColumn("Who", width="medium"),
    "agency": "Agency",
    "action": "Did",
    "subject": st.column_config.TextColumn("What", width="medium"),
    "purpose": st.column_config.TextColumn("Purpose", width="large"),
    "authority": st.column_config.TextColumn("Authority", width="large"),
    "counts": st.column_config.TextColumn("Counts", width="medium"),
    "decision": "Decision",
}


def show() -> None:
    """Ask, one call, draw."""
    st.button("Read the log again", on_click=read_again)

    reading = read_audit()

    line(None)
    say = st.success if reading.check.ok else st.error
    say(
        f"{reading.check.lines} lines. {reading.check.reason}",
        icon=":material/verified:" if reading.check.ok else ":material/gpp_bad:",
    )
    heading("Newest first")
    st.dataframe(
        reading.frame.sort("seq", descending=True).select(pl.col(list(COLUMNS))),
        column_config=COLUMNS,
        hide_index=True,
        height=520,
        alt="The lines of the audit, newest first: when, who, what was done, for what purpose.",
    )


show()
