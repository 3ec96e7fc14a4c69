"""Back from a choice that cannot be asked about: on another day, or under another mandate, it may not be there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

import streamlit as st

from ctx_map.errors import CtxMapError
from ctx_map_app.session.state import session


@contextmanager
def offer_reset() -> Iterator[None]:
    """Offers to take the choice back where an error within leaves a screen without the field in which it was made."""
    try:
        yield
    except CtxMapError as error:
        now = session()
        if now.about.isdisjoint(chain.from_iterable(now.chosen.values())):
            raise
        st.error(str(error))
        st.button("Clear the choice", key="offer_reset", on_click=now.chosen.clear)
