"""Which tab of the panel is open."""

from __future__ import annotations

from ctx_map_app.workspace.fields import choose_for

KEY = "ws_panel"
ANSWER, EVIDENCE, NOTES = "Answer", "Evidence", "Notes and actions"


def open_answer() -> None:
    """Opens the answer at the next drawing."""
    choose_for(KEY, ANSWER)


def open_evidence() -> None:
    """Opens the evidence at the next drawing."""
    choose_for(KEY, EVIDENCE)


def open_notes() -> None:
    """Opens the notes and actions at the next drawing."""
    choose_for(KEY, NOTES)
