"""The finding in sentences, and the account of how it was worked out."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ctx_map.analysis import Result
from ctx_map_app.frame.page import render


def finding(result: Result[Any], *, short: bool = False) -> None:
    """Draws the finding before anything else; the first sentence alone where the others are elsewhere."""
    first, *rest = result.finding
    st.html(render("finding.html", first=first, rest=[] if short else rest))


def notes(result: Result[Any]) -> None:
    """Draws the sentences that are read after the table."""
    if result.notes:
        st.html(render("notes.html", notes=result.notes))


def method(result: Result[Any]) -> None:
    """Draws what was counted, out of what, and what it does not show. It is closed until somebody opens it."""
    with st.expander("How this was worked out, and what it does not show"):
        st.html(render("method.html", method=result.method, considered=result.considered))
