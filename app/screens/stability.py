"""Does an answer hold without one agency, without one event, or when some of the reports are lost?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from answered import Shown, draw_answer
from ctx_map.analysis import shared_contacts, shared_places, stability
from door import ask, look
from listing import Column, named, named_list, names_of
from page import asking, line

ANSWERS = {"Shared places": shared_places, "Shared contacts": shared_contacts}
RUNS = 10
LOST = "share of 10 runs in which it stays in the answer when so many reports are lost at random"
COLUMNS: Mapping[str, Column] = {
    "id": Column("Place or contact", "24%"),
    "falls_without_agency": Column("Falls without agency", "20%"),
    "falls_without_event": Column("Falls without event", "22%"),
    "stays_at_5": Column("5% lost", number=True, digits=2, help=LOST),
    "stays_at_10": Column("10% lost", number=True, digits=2, help=LOST),
    "stays_at_20": Column("20% lost", number=True, digits=2, help=LOST),
    "stays_at_30": Column("30% lost", number=True, digits=2, help=LOST),
}


def show() -> None:
    """Ask, one call, draw."""
    chosen = asking().segmented_control("Which answer is tried", list(ANSWERS), key="stability_of")
    if chosen is None:
        line(look("which answers can be tried"))
        st.info("Choose an answer. It is asked again without each agency and each event: that takes up to a minute.")
        return

    with st.spinner("Asking again without each agency, each event, and some of the reports"):
        answer = ask("stability", partial(stability, question=ANSWERS[chosen], runs=RUNS))

    called = names_of(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        named("id", called), named_list("falls_without_agency", called), named_list("falls_without_event", called)
    )
    alt = "Each row of the answer, with the agencies and events without which it would fall out of it."
    draw_answer(answer, Shown(shown, COLUMNS, frame.get_column("id"), "stability_table", alt))


show()
