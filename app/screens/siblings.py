"""Which siblings and placement-mates of these young people has nobody thought of?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl
import streamlit as st

from answered import Shown, draw_answer
from ctx_map.analysis import siblings
from door import ask, look
from listing import Column, named, names_of, worded
from page import fields, line
from pickers import at_least, pick_people
from state import session

COLUMNS: Mapping[str, Column] = {
    "id": Column("Not named yet", "22%"),
    "reason": Column("Why near", "20%"),
    "named": Column("Near whom", "20%"),
    "through": Column("Home or carer", "20%"),
    "when": Column("When"),
}


def show() -> None:
    """Ask, one call, draw."""
    known = look("whose siblings can be asked about")
    names, number = fields(3, 1)
    with names:
        pick_people(known.content, nobody="Choose some by name")
    with number:
        most = at_least("In one home, at most", "siblings_at_most", default=20, about="Larger homes are counted only.")
    people = session().people
    if not people:
        line(known)
        st.info("Choose the young people that the meeting speaks of: who is near them at home is then listed.")
        return

    answer = ask("siblings", partial(siblings, people=people, max_people=most), about=people)

    called = names_of(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(named("id", called), named("named", called), named("through", called), worded("when"))
    titles = shown.select(pl.format("{}, near {}", "id", "named")).to_series()
    ids = frame.select(pl.concat_str("id", "named", "through", separator="|", ignore_nulls=True)).to_series()
    alt = "Young people near those named by family, home or carer, by name."
    draw_answer(answer, Shown(shown, COLUMNS, ids, "siblings_table", alt, titles))


show()
