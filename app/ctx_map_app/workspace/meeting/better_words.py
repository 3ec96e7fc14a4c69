"""Fields for sentences: words that put blame on a child are pointed out below the field, with better ones."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ctx_map.vocabulary.language import flags
from ctx_map_app.frame.page import render

LONGEST = 10_000
"""Characters."""


def words_area(label: str, *, key: str, height: int, value: str | None = None, hint: str | None = None) -> None:
    """Draws a field for sentences. What it points out stops no one from saving."""
    st.text_area(label, value or "", key=key, max_chars=LONGEST, height=height, help=hint)
    found = {flag.words: flag.instead for flag in flags(str(st.session_state.get(key) or ""), day=date.today())}
    if found:
        st.html(render("ws_better_words.html", found=found))
