"""Which adults, phones, vehicles, online spaces and events link several young people, and who says so?"""

from __future__ import annotations

from functools import partial

import streamlit as st

from contexts import shared_table
from ctx_map.analysis import shared_contacts
from door import ask
from evidence import evidence_panel
from page import asking, finding, line, method
from pickers import at_least, pick_people
from state import session


def show() -> None:
    """Ask, one call, draw."""
    people = session().people
    names, number = asking().columns([3, 1], vertical_alignment="bottom")
    with number:
        fewest = at_least("Young people, at least", "least_of_contacts", default=2)

    answer = ask("shared contacts", partial(shared_contacts, people=people, min_people=fewest), about=people)

    with names:
        pick_people(answer.network.content)
    line(answer.result)
    finding(answer.result.content)
    table, panel = st.columns([2, 1], gap="medium")
    with table:
        reports = shared_table(answer, "Contact", key="contacts_table")
        method(answer.result.content)
    with panel:
        evidence_panel(answer.network, reports=reports)


show()
