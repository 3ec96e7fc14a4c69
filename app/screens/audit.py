"""Who looked at what, when and for what; and is the log still the one that was written?"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from audit_reading import read_again, read_audit
from listing import Column, table
from page import asking, heading, line

COLUMNS: Mapping[str, Column] = {
    "seq": Column("Line", "4rem", number=True),
    "at": Column("When (UTC)", "11rem"),
    "actor": Column("Who"),
    "agency": Column("Agency"),
    "action": Column("Did"),
    "subject": Column("What"),
    "purpose": Column("Purpose"),
    "authority": Column("Authority"),
    "counts": Column("Counts"),
    "decision": Column("Decision"),
}


def show() -> None:
    """Ask, one call, draw."""
    asking().button("Read the log again", on_click=read_again)

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


show()
