"""Who and where is linked to which young people, on whose reports?"""

from __future__ import annotations

from functools import partial

import streamlit as st

from ctx_map.analysis import shared_places
from door import ask
from evidence import evidence_panel
from map_size import map_height
from map_table import draw_map_table
from network_maps import draw_network_map, filter_row
from opening import ask_which
from page import finding, line


def show() -> None:
    """Ask, one call, draw."""
    filter_row()

    answer = ask("network map", partial(shared_places))

    line(answer.network)
    finding(answer.result.content, short=True)
    picture, panel = st.columns([7, 3], gap="medium")
    with picture:
        drawn = draw_network_map(answer.network)
    with panel:
        ask_which(answer.network.content)
        evidence_panel(answer.network, height=map_height(), idle=answer.result.content.sentences[1:])
    draw_map_table(answer.network.content, drawn)


show()
