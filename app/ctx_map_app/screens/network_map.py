"""Who and where is linked to which young people, on whose reports?"""

from __future__ import annotations

import streamlit as st

from ctx_map.analysis.registry import QUESTIONS
from ctx_map_app.answers.evidence_panel import evidence_panel
from ctx_map_app.answers.finding import finding
from ctx_map_app.answers.map_content_table import draw_map_table
from ctx_map_app.canvas.expansion import ask_which
from ctx_map_app.canvas.map_size import map_height
from ctx_map_app.canvas.network_map import draw_network_map, filter_row
from ctx_map_app.canvas.timeline import draw_timeline
from ctx_map_app.frame.page import line
from ctx_map_app.session.held_answers import ask


def show() -> None:
    """Ask, one call, draw."""
    filter_row()

    answer = ask(QUESTIONS["shared-places"], {}, audit_name="network map")

    line(answer.network)
    finding(answer.result.content, short=True)
    picture, panel = st.columns([7, 3], gap="medium")
    with picture:
        network, timeline = st.tabs(["Network", "Timeline"], key="pictures", on_change="rerun")
        with network:
            drawn = draw_network_map(answer.network)
        if timeline.open:
            with timeline:
                draw_timeline(answer.network)
    with panel:
        ask_which(answer.network.content)
        evidence_panel(answer.network, height=map_height(), idle=answer.result.content.sentences[1:])
    draw_map_table(answer.network.content, drawn)
