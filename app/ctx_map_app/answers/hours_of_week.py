"""Hours of the week at one place, as a table of days by parts of the day."""

from __future__ import annotations

import numpy as np
import streamlit as st

from ctx_map.analysis import Hotspot
from ctx_map.network import Network
from ctx_map.vocabulary.days import WEEKDAYS
from ctx_map_app.frame.page import render

PART = 3
"""Hours in one part of the day."""
PARTS = tuple(f"{start:02d}–{start + PART:02d}" for start in range(0, 24, PART))


def draw_hours(network: Network, place: Hotspot) -> None:
    """Moments with a known time of day at this place, counted by day and part of the day."""
    hours = np.asarray(place.hours, dtype=np.int64)
    counts = np.bincount(hours // PART, minlength=len(WEEKDAYS) * len(PARTS)).reshape(len(WEEKDAYS), len(PARTS))
    table = dict(zip(WEEKDAYS, counts.tolist(), strict=True))
    st.html(render("hours.html", place=place, name=network.names_by_key[place.id], parts=PARTS, table=table))
