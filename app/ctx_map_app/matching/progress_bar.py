"""How far a comparison of records is, while it is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from ctx_map.matching.proposals import Progress


@contextmanager
def comparing() -> Iterator[Progress]:
    """Draw a bar while records are compared, and take it away afterwards."""
    bar = st.empty()

    def told(doing: str, done: int, all_of_them: int) -> None:
        bar.progress(done / max(all_of_them, 1), text=f"{doing.capitalize()} {done:,} of {all_of_them:,} records")

    try:
        yield told
    finally:
        bar.empty()
