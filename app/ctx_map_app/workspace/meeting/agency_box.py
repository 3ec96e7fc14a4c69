"""Choosing an agency, or typing one that is not on the list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ctx_map.vocabulary.agencies import agency_words


def agency_box(agencies: Sequence[str], *, key: str, explained: str | None = None) -> None:
    """Draws the box, with these agencies to choose from. `explained` is its help, if it has any."""
    st.selectbox(
        "Agency",
        agencies,
        index=None,
        key=key,
        format_func=agency_words,
        placeholder="Choose, or type a new one",
        accept_new_options=True,
        help=explained,
    )
