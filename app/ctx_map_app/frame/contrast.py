"""High contrast: a switch of the reader's own, which is no part of what is on the screen.

A saved view therefore opens in the contrast of whoever opens it. The address keeps it over a reload.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ctx_map_app.session.state import session

STYLE = Path(__file__).parent / "contrast.css"
PARAMETER, HIGH = "contrast", "high"


def contrast_style() -> None:
    """Sends the rules: for everyone where the switch is on, else for those whose computer asks for more contrast."""
    now = session()
    # only as the page is opened: a message on its way still has the address from before the switch was turned
    if not now.address_read:
        now.contrast, now.address_read = st.query_params.get(PARAMETER) == HIGH, True
    rules = STYLE.read_text(encoding="utf-8")
    wanted = rules if now.contrast else f"@media (prefers-contrast: more) {{\n{rules}}}"
    st.html(f"<style>{wanted}</style>")
    if now.contrast and PARAMETER not in st.query_params:
        st.query_params[PARAMETER] = HIGH
    elif not now.contrast and PARAMETER in st.query_params:
        del st.query_params[PARAMETER]


def use_contrast(high: bool) -> None:
    """Shows every page in high contrast, or in the usual one."""
    session().contrast = high
