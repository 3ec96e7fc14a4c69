"""High contrast: a switch of the reader's own, which is no part of what is on the screen.

A saved view therefore opens in the contrast of whoever opens it. The address keeps it over a reload.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ctx_map_app.session.state import session

STYLE = Path(__file__).parent / "contrast.css"
PARAMETER, HIGH = "contrast", "high"
KEY = "ws_contrast"


def contrast_style() -> None:
    """Sends the rules: for everyone where the switch is on, else for those whose computer asks for more contrast."""
    if st.query_params.get(PARAMETER) == HIGH:
        session().contrast = True
    rules = STYLE.read_text(encoding="utf-8")
    wanted = rules if session().contrast else f"@media (prefers-contrast: more) {{\n{rules}}}"
    st.html(f"<style>{wanted}</style>")
    if session().contrast and PARAMETER not in st.query_params:
        st.query_params[PARAMETER] = HIGH


def contrast_switch() -> None:
    """Draws the switch."""
    st.session_state[KEY] = session().contrast
    st.toggle("High contrast", key=KEY, on_change=_switched, help="Shows every page in black on white.")


def _switched() -> None:
    session().contrast = bool(st.session_state[KEY])
    if not session().contrast and PARAMETER in st.query_params:
        del st.query_params[PARAMETER]
