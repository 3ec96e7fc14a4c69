"""What a review of the map asks: which agencies should be heard, and when a report is to be looked at again."""

from __future__ import annotations

import streamlit as st

AGENCIES = ("childrens-services", "health", "police", "probation", "school", "housing", "youth-justice", "youth-work")
"""Those of a usual meeting; a name is written as in the reports, and another one can be typed."""
REVIEWS = {182: "Half a year", 365: "A year", 730: "Two years", 2192: "Six years"}


def pick_agencies() -> tuple[str, ...]:
    """The agencies that should be heard; those that have contributed nothing are then said."""
    chosen = st.multiselect(
        "Agencies that should be heard",
        AGENCIES,
        key="agencies_expected",
        accept_new_options=True,
        placeholder="None asked about; choose, or type as in the reports",
        persist_state="session",
    )
    return tuple(str(each).strip() for each in chosen)


def pick_review() -> int | None:
    """Days after which a tie without a newer report is to be looked at again; None where it is not asked."""
    found: int | None = st.selectbox(
        "Past review after",
        list(REVIEWS),
        index=None,
        key="review_after",
        format_func=REVIEWS.__getitem__,
        placeholder="Not asked",
        persist_state="session",
    )
    return found
