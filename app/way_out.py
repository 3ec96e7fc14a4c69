"""Back from a choice that cannot be asked about: on another day, or under another mandate, it may not be there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

import streamlit as st

from ctx_map.errors import CtxMapError
from state import session


@contextmanager
def way_out() -> Iterator[None]:
    """Offers to take the choice back where an error within leaves a screen without the field in which it was made."""
    try:
        yield
    except CtxMapError as error:
        now = session()
        if now.about.isdisjoint(chain.from_iterable(now.chosen.values())):
            raise
        st.error(str(error))
        st.button("Ask without those who were chosen", key="way_out", on_click=now.chosen.clear)
