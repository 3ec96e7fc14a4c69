"""A bare Streamlit app with the canvas of ctx-map on its one page, and nothing else of ctx-map.

It is what no app of ctx-map can be faster than: Streamlit's own start, page and click, and the same component with the
same picture. `write_bare_app` makes its folder, which imports only Streamlit.
"""

from __future__ import annotations

import json
from pathlib import Path

from ctx_map.maps import MapPayload
from ctx_map.maps.script import bundled_script, stylesheet, vis_network_text

PAGE = """
import json
from pathlib import Path
import streamlit as st

here = Path(__file__).parent
state = st.session_state
state.clicks = state.get("clicks", 0)

def clicked():
    state.clicks += 1

st.button("Again", on_click=clicked)
st.text(f"{state.clicks} clicks")
draw = st.components.v2.component("bare", js=(here / "map.mjs").read_text(), css=(here / "map.css").read_text())
draw(key="bare", data=json.loads((here / "map.json").read_text()))
"""
HEIGHT = 420


def write_bare_app(folder: Path, payload: MapPayload) -> Path:
    """The folder of the app."""
    folder.mkdir()
    data = {"map": payload, "key": "bare", "height": HEIGHT, "picture": "none", "selected": []}
    texts = {
        "main.py": PAGE,
        "map.mjs": f"{vis_network_text()}\n{bundled_script()}\nexport default module_network.mount;",
        "map.css": stylesheet(),
        "map.json": json.dumps(data),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder
