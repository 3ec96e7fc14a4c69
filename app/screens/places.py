"""Which places do these young people share, how unusual is that, and who says so?"""

from __future__ import annotations

from functools import partial

import streamlit as st
from place_maps import draw_place_map

from contexts import shared_table
from ctx_map.analysis import shared_places
from door import ask
from evidence import evidence_panel
from page import finding, heading, line
from pickers import at_least, pick_people
from state import session


def show() -> None:
    """Ask, one call, draw."""
    people = session().people
    names, number = st.columns([4, 1], vertical_alignment="bottom")
    with number:
        fewest = at_least("Young people, at least", "least_at_places", default=2)

    answer = ask("shared places", partial(shared_places, people=people, min_people=fewest), about=people)

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
