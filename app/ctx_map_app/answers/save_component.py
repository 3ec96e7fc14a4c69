"""A button that saves a text or bytes as a file, drawn in the browser by our own script.

What is in it comes with the page over the session's own connection. A file that Streamlit serves instead is open to
whoever has its address. The script lies in the installed package (`ctx_map/frontend/save`), whose manifest names it.
"""

from __future__ import annotations

import base64
from functools import cache
from typing import Any

import streamlit as st


def save_component(label: str, held: str | bytes, name: str, *, key: str, type_: str = "text/html") -> None:
    """Draws the button. `held` is what is in the file, `name` the file's name, and `type_` its media type."""
    content = {"text": held} if isinstance(held, str) else {"bytes": base64.b64encode(held).decode("ascii")}
    _component()(key=key, data={"label": label, "name": name, "type": type_, **content})


@cache
def _component() -> Any:
    # not while this file is imported: outside `streamlit run` no manifest has been read yet, and this would raise
    return st.components.v2.component("ctx-map.save", js="save/save.js", css="save/save.css")
