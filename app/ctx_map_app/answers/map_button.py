"""From a row of an answer to the network map around what the row is about."""

from __future__ import annotations

import streamlit as st

from ctx_map.network import Network
from ctx_map_app.answers.evidence_subject import subject_of
from ctx_map_app.canvas.map_events import draw_around_selected
from ctx_map_app.canvas.map_filter import SELECTED
from ctx_map_app.frame.menu import NETWORK_MAP
from ctx_map_app.session.state import BETWEEN, session


def map_button(network: Network, about: str | None) -> None:
    """A button to the network map, drawn around what a row is about (keys with | between them), else around what the
    session has selected; none where there is nothing to draw.
    """
    about = about or session().selected
    if about and subject_of(network, about.split(BETWEEN)) is not None:
        st.button("Show on the map", key="show_on_map", on_click=_draw_around, args=(about,))


def _draw_around(about: str) -> None:
    now = session()
    now.selected, now.filter = about, SELECTED
    st.session_state["filter"] = SELECTED
    draw_around_selected()
    now.go_to = NETWORK_MAP
