"""A report that was known by an earlier day and is not known now: why there is no evidence to show."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ctx_map.analysis import Changed
from page import render


def said_of_withdrawn(row: Changed, *, day: date) -> None:
    """Says of a withdrawn report what it said and that it is not known now; nothing of any other."""
    if row.heap == "withdrawn":
        st.html(render("withdrawn.html", sentence=row.sentence, known_by=day, day=row.withdrawn_on))
