"""A button that saves a text as a file, drawn in the browser by our own script.

The text comes with the page over the session's own connection. A file that Streamlit serves instead is open to whoever
has its address. The script lies in the installed package (`ctx_map/frontend/save`), whose manifest names it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st


def save_component(label: str, text: str, name: str, *, key: str, type_: str = "text/html") -> None:
    """Draws the button. `name` is the name of the file, and `type_` its media type."""
    _component()(key=key, data={"label": label, "text": text, "name": name, "type": type_})


@cache
def _component() -> Any:
    # not while this file is imported: outside `streamlit run` no manifest has been read yet, and this would raise
    return st.components.v2.component("ctx-map.save", js="save/save.js", css="save/save.css")
