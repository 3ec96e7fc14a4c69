"""Writing for a meeting: what is refused is said where it was written, and what was typed stays there."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ctx_map.errors import CtxMapError
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.workspace.room import room

_DONE = "ws_done"


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
    st.session_state.pop(_DONE, None)


def end_writing(done: str = "") -> None:
    """Closes the form in the panel. `done` is what the panel then says was done."""
    begin_writing("")
    if done:
        say_done(done)


def say_refusal() -> None:
    """Says why the last thing that was to be written was not."""
    if room().refusal:
        st.error(room().refusal)


def say_done(words: str) -> None:
    """Has the panel say what was done, until something else is written."""
    st.session_state[_DONE] = words


def what_was_done() -> str:
    """What was done last. Empty if nothing was."""
    return str(st.session_state.get(_DONE, ""))


def typed(key: str) -> str:
    """What was typed into a field, without the spaces around it."""
    return str(st.session_state.get(key) or "").strip()
