"""The panel at the right: the answer, the evidence behind what is selected, and the meeting's notes and actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.workspace.answer_panel import answer_panel
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.evidence_tab import evidence_tab
from ctx_map_app.workspace.fields import offer_kept
from ctx_map_app.workspace.meeting.beside_answer import before_the_first_question, beside_answer
from ctx_map_app.workspace.meeting.notes_tab import notes_tab
from ctx_map_app.workspace.panel_tabs import ANSWER, EVIDENCE, KEY, NOTES
from ctx_map_app.workspace.place_sheet import offer_sheet
from ctx_map_app.workspace.room import Room

DRAWS: Mapping[str, Callable[[Room, Drawn], None]] = {
    ANSWER: answer_panel,
    EVIDENCE: evidence_tab,
    NOTES: notes_tab,
}
"""What draws each tab."""


def panel(now: Room, drawn: Drawn) -> None:
    """Draws the tab that is open."""
    offer_kept(KEY, ANSWER)
    tabs = st.tabs(list(DRAWS), key=KEY, on_change="rerun")
    # the first one is open before anyone has chosen
    opened = next((pair for pair in zip(tabs, DRAWS.values(), strict=True) if pair[0].open), None)
    tab, draw = opened or (tabs[0], answer_panel)
    with tab, show_errors():
        # the reports can be many, so they come after it
        if draw is evidence_tab:
            beside_answer(now, drawn)
        draw(now, drawn)
        if draw is answer_panel:
            before_the_first_question(now)
            beside_answer(now, drawn)
        if draw is evidence_tab:
            offer_sheet(now, drawn)
