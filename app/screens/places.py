"""Which places do these young people share, how unusual is that, and who says so?"""

from __future__ import annotations

import streamlit as st
from contexts import shared_table
from door import ask
from evidence import evidence_panel
from page import finding, heading, line
from pickers import at_least, pick_people
from place_maps import draw_place_map
from state import session

from ctx_map.analysis import shared_places


def show() -> None:
    """Ask, one call, draw."""
    names, number = st.columns([4, 1], vertical_alignment="bottom")
    with number:
        fewest = at_least("Young people, at least", "least_at_places", default=2)

    answer = ask("shared places", shared_places, people=session().people, min_people=fewest)

    with names:
        pick_people(answer.network.content)
    line(answer.result)
    finding(answer.result.content)
    table, panel = st.columns([5, 3], gap="medium")
    with table:
        reports = shared_table(answer, "Place", key="places_table")
        heading("Where they are")
        draw_place_map(answer.network, key="places_map")
    with panel:
        evidence_panel(answer.network, reports=reports)


show()
