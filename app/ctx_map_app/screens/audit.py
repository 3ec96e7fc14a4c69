"""Who looked at what, when and for what; and is the log still the one that was written?"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ctx_map_app.answers.table import TableColumn, table
from ctx_map_app.frame.page import asking, heading, line
from ctx_map_app.session.audit_reading import read_again, read_audit

COLUMNS: Mapping[str, TableColumn] = {
    "seq": TableColumn("Line", "4rem", number=True),
    "at": TableColumn("When (UTC)", "11rem"),
    "actor": TableColumn("Who"),
    "agency": TableColumn("Agency"),
    "action": TableColumn("Did"),
    "subject": TableColumn("What"),
    "purpose": TableColumn("Purpose"),
    "authority": TableColumn("Authority"),
    "counts": TableColumn("Counts"),
    "decision": TableColumn("Decision"),
}


def show() -> None:
    """Ask, one call, draw."""
    asking().button("Refresh", on_click=read_again)

    reading = read_audit()

    line(None)
    say = st.success if reading.check.ok else st.error
    say(
        f"{reading.check.lines} lines. {reading.check.reason}",
        icon=":material/verified:" if reading.check.ok else ":material/gpp_bad:",
    )
    heading("Newest first")
    table(
        reading.frame.sort("seq", descending=True),
        COLUMNS,
        key="audit_table",
        height=560,
        alt="The lines of the audit, newest first: when, who, what was done, for what purpose.",
    )
