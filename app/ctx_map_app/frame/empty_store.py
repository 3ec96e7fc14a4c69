"""An empty store says that it is empty: nothing on the map then means that nothing was loaded, not that all is well."""

from __future__ import annotations

import streamlit as st

from ctx_map.store import is_empty
from ctx_map_app.session.store import the_store

EMPTY = (
    "This store is empty: nothing has been loaded into it. Load a file, or if the store should hold something, stop "
    "the app and check the address that it was started with (--store or CTX_MAP_STORE)."
)


def say_if_empty() -> None:
    """Say so under the bar while no load has finished in the store. Where there is no store, raise StoreUnavailable."""
    if is_empty(the_store()):
        st.warning(EMPTY)
