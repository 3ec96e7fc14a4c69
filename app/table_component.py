"""The table of the screens, drawn in the browser by our own script from the folder `table` beside this file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

_HERE = Path(__file__).parent
_OWNER = "ctx-map-app"
_NAME = f"{_OWNER}.table"


def table_component(
    data: dict[str, Any], *, key: str, on_selected: Callable[[], None], on_viewport: Callable[[], None]
) -> Any:
    """Draws a table. The id of the row that is chosen stands in `st.session_state[key]["selected"]`.

    On a screen of at least `tall` pixels it says once how many there are, in `st.session_state[key]["viewport"]`.
    """
    return _component()(key=key, data=data, on_selected_change=on_selected, on_viewport_change=on_viewport)


def _component() -> Any:
    # The app is a folder of scripts and not an installed package, so Streamlit does not find its assets by itself.
    manager = get_bidi_component_manager()
    if manager.get(_NAME) is None:
        manifest = ComponentManifest(_OWNER, "1", [ComponentConfig(name="table", asset_dir="table")])
        manager.register_from_manifest(manifest, _HERE)
    return _mounted()


@cache
def _mounted() -> Any:
    return st.components.v2.component(_NAME, js="table.js", css="table.css")
