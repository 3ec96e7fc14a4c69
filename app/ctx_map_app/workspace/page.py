"""The workspace on its page: the bar, the line under it, and the three panes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from ctx_map.analysis.question import Question
from ctx_map.errors import CtxMapError
from ctx_map_app.frame.empty_store import say_if_empty
from ctx_map_app.session.held_answers import Answer
from ctx_map_app.workspace.asked import answer_of, seen
from ctx_map_app.workspace.coverage import coverage_line
from ctx_map_app.workspace.drawers import RAIL as RAIL_DRAWER
from ctx_map_app.workspace.drawers import SIDE, close_drawer, drawers
from ctx_map_app.workspace.drawn import content_now, drawn_now
from ctx_map_app.workspace.middle import middle
from ctx_map_app.workspace.panel import panel
from ctx_map_app.workspace.rail import rail
from ctx_map_app.workspace.room import Room, enter, leave_behind
from ctx_map_app.workspace.shell import shell
from ctx_map_app.workspace.take_away import take_away
from ctx_map_app.workspace.top_bar import top_bar

STYLE = Path(__file__).parent / "workspace.css"
PROJECTOR_STYLE = Path(__file__).parent / "projector.css"
RAIL, PANEL = 248, 356
"""Pixels."""
TALL = 600
"""Pixels that a pane has before the style sheet gives it the height of the window."""


def show() -> None:
    """Draws the workspace."""
    now = enter()
    st.html(STYLE)
    network = seen()
    content = content_now(now, network)
    # the bar has the same place on the page as that of the first page, which stays in sight until this one is drawn
    top_bar(now, network)
    if now.scene.projector:
        st.html(PROJECTOR_STYLE)
    shell()
    coverage_line(now, network, missing=content.missing)
    say_if_empty()
    # the answer, which the canvas and the panel both draw
    asked, refusal = _asked(now)
    drawn = drawn_now(now, network, content, asked)
    drawers(now)
    # the questions, the canvas, and the panel
    with st.container(key="ws_panes", horizontal=True, gap=None, wrap=False):
        with st.container(key="ws_rail", width=RAIL, height=TALL, border=False, gap=None):
            close_drawer(now, RAIL_DRAWER)
            rail(now, network.content)
        with st.container(key="ws_middle", width="stretch", height=TALL, border=False, gap=None):
            middle(now, drawn)
        with st.container(key="ws_side", width=PANEL, height=TALL, border=False, gap="small"):
            close_drawer(now, SIDE)
            if refusal:
                st.error(refusal)
            panel(now, drawn)
    take_away(now, drawn)
    leave_behind(now)


def _asked(now: Room) -> tuple[tuple[Question[Any], Answer[Any]] | None, str]:
    """The answer to the question of the scene, or why it can't be given on this day."""
    try:
        # while something is chosen for another question, the answer before is not lit up
        asked = None if now.choosing else answer_of(now)
    except CtxMapError as error:
        return None, str(error)
    # what a meeting keeps is the answer for its whole period
    if asked is not None and now.meeting and now.scene.filters.at_any_time == now.scene.filters:
        now.answers[asked[0].name] = now.scene.asked_options, asked[1]
    return asked, ""
