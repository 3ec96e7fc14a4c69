"""Writing for a meeting: what is refused is said where it was written, and what was typed stays there."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ctx_map.errors import CtxMapError
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.workspace.room import room


@show_errors()
def attempt(work: Callable[[], object]) -> bool:
    """Does this, and returns whether it was done. What is refused is kept for the form."""
    now = room()
    now.refusal = ""
    try:
        work()
    except CtxMapError as error:
        now.refusal = str(error)
        return False
    return True


def begin_writing(form: str) -> None:
    """Opens a form in the panel."""
    now = room()
    now.writing, now.refusal = form, ""


def end_writing() -> None:
    """Closes the form in the panel."""
    begin_writing("")


def say_refusal() -> None:
    """Says why the last thing that was to be written was not."""
    if room().refusal:
        st.error(room().refusal)


def typed(key: str) -> str:
    """What was typed into a field, without the spaces around it."""
    return str(st.session_state.get(key) or "").strip()
