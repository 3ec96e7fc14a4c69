"""The hours of the week as a grid and months as bars, drawn in the browser by our own script.

The script and its styles lie in the installed package (`ctx_map/frontend/when`), whose manifest names them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st


def when_component(data: dict[str, Any], *, key: str, on_when: Callable[[], None]) -> Any:
    """Draws the grid and the bars. What is chosen stands in `st.session_state[key]["when"]`.

    It has `months` (the first and the last, or None for all) and `blocks` (parts of the week; none means all).
    """
    return _component()(key=key, data=data, on_when_change=on_when)


@cache
def _component() -> Any:
    # not while this file is imported: outside `streamlit run` no manifest has been read yet, and this would raise
    return st.components.v2.component("ctx-map.when", js="when/when.js", css="when/when.css")
