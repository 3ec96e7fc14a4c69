"""The panel at the right: the answer, and the evidence behind what is selected."""

from __future__ import annotations

import streamlit as st

from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.workspace.answer_panel import answer_panel
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.evidence_tab import evidence_tab
from ctx_map_app.workspace.panel_tabs import ANSWER, EVIDENCE, KEY
from ctx_map_app.workspace.room import Room


def panel(now: Room, drawn: Drawn) -> None:
    """Draws the tab that is open."""
    answer, evidence = st.tabs([ANSWER, EVIDENCE], key=KEY, on_change="rerun")
    with answer if answer.open else evidence, show_errors():
        (answer_panel if answer.open else evidence_tab)(now, drawn)
