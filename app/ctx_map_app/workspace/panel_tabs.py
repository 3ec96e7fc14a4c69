"""Which tab of the panel is open."""

from __future__ import annotations

import streamlit as st

KEY = "ws_panel"
ANSWER, EVIDENCE, NOTES = "Answer", "Evidence", "Notes and actions"


def open_answer() -> None:
    """Opens the answer at the next drawing."""
    st.session_state[KEY] = ANSWER


def open_evidence() -> None:
    """Opens the evidence at the next drawing."""
    st.session_state[KEY] = EVIDENCE


def open_notes() -> None:
    """Opens the notes and actions at the next drawing."""
    st.session_state[KEY] = NOTES
