"""The size of the window, and the keys that work wherever the focus is: Ctrl K, Ctrl Z, Ctrl Shift Z and Ctrl Y."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from ctx_map_app.session.state import TALL, session
from ctx_map_app.workspace.room import redo, room, undo

KEY = "ws_shell"
SEARCH = ".st-key-ws_find input"
"""The search field, as a style sheet names it."""
USUAL_SIZE = (1366, 768)
"""Pixels. A window of which nothing is known yet is taken for that of a laptop."""


def shell() -> None:
    """Listens to the window."""
    _component()(
        key=KEY,
        data={"search": SEARCH, "size": list(window_size()), "writing": room().writing},
        height=1,
        on_size_change=_sized,
        on_key_change=_key,
    )


def window_size() -> tuple[int, int]:
    """Width and height of the window in pixels."""
    told = (st.session_state.get(KEY) or {}).get("size")
    return (int(told[0]), int(told[1])) if told else USUAL_SIZE


def _sized() -> None:
    height = window_size()[1]
    session().viewport = height if height >= TALL else 0


def _key() -> None:
    pressed = (st.session_state.get(KEY) or {}).get("key")
    if pressed == "undo":
        undo()
    if pressed == "redo":
        redo()


@cache
def _component() -> Any:
    # not while this file is imported: outside `streamlit run` no manifest has been read yet, and this would raise
    return st.components.v2.component("ctx-map.workspace", js="workspace/shell.js")
