"""The controls on every screen: the day and period, the purpose, and names or initials."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ctx_map import Mandate
from ctx_map_app.frame.menu import WORKSPACE
from ctx_map_app.session.state import DAY_FORMAT, session


def controls(given: Mandate) -> None:
    """Draws them and keeps what they say in the session."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.button("Back to the workspace", key="to_workspace", on_click=_to_workspace)
        _initials(given)
        with st.popover("Dates and purpose"):
            _dates()
            _purpose(given)


def _to_workspace() -> None:
    session().go_to = WORKSPACE


def _initials(given: Mandate) -> None:
    # as on the screen before: names do not come back on a projector because somebody went to another screen
    st.session_state.setdefault("initials", session().initials or given.in_meeting)
    session().initials = st.toggle(
        "Initials only",
        key="initials",
        help="For a projector. Shows initials instead of names and leaves out free text on every screen. Showing names "
        "again is recorded in the audit.",
    )


def _dates() -> None:
    now, today = session(), date.today()
    # a screen that is left takes its fields with it, and the session knows what they said
    for key, day in (("as_at", now.as_at), ("since", now.since), ("until", now.until)):
        st.session_state.setdefault(key, day)
    as_at = st.date_input(
        "As at",
        max_value=today,
        format=DAY_FORMAT,
        key="as_at",
        help="Shows what was known by the end of this day. Ages are as on this day.",
    )
    now.as_at = as_at or today
    now.since = st.date_input("Reports from", value=None, max_value=today, format=DAY_FORMAT, key="since")
    now.until = st.date_input("Reports to", value=None, format=DAY_FORMAT, key="until")
    st.caption("Shows reports that fall at least partly in this period, and reports without a date.")


def _purpose(given: Mandate) -> None:
    st.session_state.setdefault("purpose", session().purpose)
    session().purpose = st.text_input(
        "Purpose, in your own words",
        key="purpose",
        placeholder=given.purpose,
        max_chars=200,
        help="This is recorded in the audit.",
    )
