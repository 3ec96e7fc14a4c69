"""How the town is divided, and what is compared between its parts."""

from __future__ import annotations

import streamlit as st

SIZES = {7: "5 km²", 8: "0.7 km²", 9: "0.1 km²"}
"""The size of a hexagon at each resolution of H3. Smaller ones would give away where somebody lives."""
MEASURES = {"events": "Events", "people": "Young people"}


def pick_size() -> int:
    """The resolution of the hexagons."""
    return st.segmented_control(
        "Size of an area",
        list(SIZES),
        default=8,
        required=True,
        format_func=SIZES.__getitem__,
        key="areas_size",
        persist_state="session",
    )


def pick_measure() -> str:
    """What is compared between areas."""
    return st.segmented_control(
        "Compared by",
        list(MEASURES),
        default="events",
        required=True,
        format_func=MEASURES.__getitem__,
        key="areas_by",
        persist_state="session",
    )
