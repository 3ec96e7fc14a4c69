"""The tools above the canvas: undo, redo, the history, and what is shown."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ctx_map_app.scene.actions import Rearrange, Show, ShowWholeTown
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.meeting.views import titles_now
from ctx_map_app.workspace.room import Room, do, jump, redo, undo
from ctx_map_app.workspace.show_filters import show_filters

MOST_STEPS = 12
"""Steps of the history that are listed. The others are reached by undo."""


WIDTH = 340
"""Pixels."""


def tools(now: Room, drawn: Drawn) -> None:
    """Draws the tools."""
    with st.container(key="ws_tools", horizontal=True, vertical_alignment="center", gap="xsmall", wrap=False):
        undo_buttons(now)
        with st.popover("History", key="ws_history"), st.container(width=WIDTH, gap=None):
            _steps(now, {**drawn.network.content.names_by_key, **titles_now(now)})
        show_filters(now, drawn)
        with st.popover("Arrange", key="ws_arrange"):
            _arrange(now, drawn)


def undo_buttons(now: Room) -> None:
    """Draws the buttons that go one step back and on."""
    history = now.history
    st.button("Undo", key="ws_undo", on_click=undo, disabled=not history.can_undo, help="Ctrl Z")
    st.button("Redo", key="ws_redo", on_click=redo, disabled=not history.can_redo, help="Ctrl Shift Z, or Ctrl Y")


def _steps(now: Room, names: Mapping[str, str]) -> None:
    """The last steps, the newest first, each one click away."""
    entries = now.history.entries(lambda key: names.get(key, "a link"))
    for entry in reversed(entries[-MOST_STEPS:]):
        st.button(
            f"{entry.words} (now)" if entry.is_now else entry.words,
            key=f"ws_step_{entry.number}",
            type="tertiary",
            on_click=jump,
            args=(entry.number,),
            disabled=entry.is_now,
        )


def _arrange(now: Room, drawn: Drawn) -> None:
    st.button("Rearrange everything", key="ws_rearrange", on_click=_rearrange, args=(now,))
    town = now.scene.whole_town
    words = "Back to those chosen" if town else "Show the whole town"
    st.button(words, key="ws_town", on_click=do, args=(ShowWholeTown(not town),))
    if drawn.content.hidden:
        st.button(f"Show {drawn.content.hidden} hidden again", key="ws_unhide", on_click=do, args=(Show(),))


def _rearrange(now: Room) -> None:
    """Forgets where things lie: those that were moved, and those that were laid out."""
    now.laid.clear()
    now.layouts += 1
    now.tell_canvas("lay_out")
    do(Rearrange())
