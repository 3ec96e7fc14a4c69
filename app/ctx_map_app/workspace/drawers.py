"""The rail and the panel of a narrow window, such as one at 200 % zoom: drawers, one of which is open at most.

A style sheet says from which width on they are drawers. In a wider window these buttons are not drawn.
"""

from __future__ import annotations

import streamlit as st

from ctx_map_app.workspace.room import Room

NARROW = 900
"""Pixels of the window up to which the rail and the panel are drawers. The style sheet of the workspace says it too."""
RAIL, SIDE = "rail", "side"
WORDS = {RAIL: "Questions", SIDE: "Answer, evidence and notes"}


def drawers(now: Room) -> None:
    """Draws the buttons that open the drawers, and opens the one that was asked for."""
    if now.drawer == RAIL and _asked(now) != now.asked_before:
        # a question was asked in the rail: its answer is what is wanted next
        now.drawer = SIDE
    with st.container(key="ws_drawers", horizontal=True, gap="small"):
        for name, words in WORDS.items():
            is_open = now.drawer == name
            label = f"Close {words[0].lower()}{words[1:]}" if is_open else words
            st.button(label, key=f"ws_drawer_{name}", on_click=_turn, args=(now, "" if is_open else name))
    if now.drawer:
        opened = f".st-key-ws_{now.drawer} {{ display: flex !important; }}"
        st.html(f"<style>@media (max-width: {NARROW}px) {{ {opened} }}</style>")


def close_drawer(now: Room, name: str) -> None:
    """Draws the button that closes a drawer, at its head."""
    with st.container(key=f"ws_close_{name}"):
        st.button("Close", key=f"ws_close_drawer_{name}", on_click=_turn, args=(now, ""))


def _turn(now: Room, name: str) -> None:
    now.drawer, now.asked_before = name, _asked(now)


def _asked(now: Room) -> tuple[object, ...]:
    return now.scene.question, now.scene.options, now.heading, now.choosing
