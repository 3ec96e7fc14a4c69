"""The controls that belong to every screen: the day and window asked about, the purpose, names or initials."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ctx_map import Mandate
from state import DAY_FORMAT, session


def controls(given: Mandate) -> None:
    """Draws them and keeps what they say in the session."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        _initials(given)
        with st.popover("Dates and purpose"):
            _dates()
            _purpose(given)


def _initials(given: Mandate) -> None:
    session().initials = st.toggle(
        "Initials only",
        value=given.in_meeting,
        key="initials",
        help="For a projector: people by their initials, free text left out, on every screen. Showing names again is "
        "a new line in the audit.",
    )


def _dates() -> None:
    now, today = session(), date.today()
    as_at = st.date_input(
        "As at",
        value=today,
        max_value=today,
        format=DAY_FORMAT,
        key="as_at",
        help="What was known by the end of this day is shown, and ages are those of this day.",
    )
    now.as_at = as_at or today
    now.since = st.date_input("Reports from", value=None, max_value=today, format=DAY_FORMAT, key="since")
    now.until = st.date_input("Reports to", value=None, format=DAY_FORMAT, key="until")
    st.caption("A report is shown when its dates touch this window. Reports without a date stay.")


def _purpose(given: Mandate) -> None:
    session().purpose = st.text_input(
        "Purpose, in your own words",
        key="purpose",
        placeholder=given.purpose,
        max_chars=200,
        help="It stands in the audit.",
    )
