"""The table of the screens, drawn in the browser by our own script.

The script and its styles lie in the installed package (`ctx_map/frontend/table`), whose manifest names them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st


def table_component(
    data: dict[str, Any], *, key: str, on_selected: Callable[[], None], on_viewport: Callable[[], None]
) -> Any:
    """Draws a table. The id of the row that is chosen stands in `st.session_state[key]["selected"]`.

    On a screen of at least `tall` pixels it says once how many there are, in `st.session_state[key]["viewport"]`.
    """
    return _component()(key=key, data=data, on_selected_change=on_selected, on_viewport_change=on_viewport)


@cache
def _component() -> Any:
    # not while this file is imported: outside `streamlit run` no manifest has been read yet, and this would raise
    return st.components.v2.component("ctx-map.table", js="table/table.js", css="table/table.css")
