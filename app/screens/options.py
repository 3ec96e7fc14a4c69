"""What could be done, who can apply, and what would have to be shown? For a child only support is listed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl
import streamlit as st

from answered import Shown, draw_answer
from ctx_map.analysis import options
from door import ask, look
from listing import Column, named, names_of
from page import asking, line
from pickers import pick_targets
from state import session

COLUMNS: Mapping[str, Column] = {
    "name": Column("About", "13%"),
    "about": Column("Sort", "10%", help="What a place is for, who can act, what protects, or a measure to weigh."),
    "what": Column("What", "19%"),
    "applies": Column("Who can apply", "12%"),
    "test": Column("What has to be shown", "18%"),
    "met": Column("Conditions", "9%", help="Whether the reports meet the conditions of a measure."),
    "in_force": Column("In force", "9%", help="As recorded in a starter list. It is not legal advice."),
    "source": Column("Source", help="Who says so. What a lawyer should check says that."),
}


def show() -> None:
    """Ask, one call, draw."""
    known = look("what can be asked about")
    with asking():
        pick_targets(known.content)
    targets = session().targets
    if not targets:
        line(known)
        st.info("Choose a place, person, thing or organisation to see what could be done and who can apply.")
        return

    answer = ask("options", partial(options, targets=targets), about=targets)

    frame = answer.result.content.to_frame()
    shown = frame.with_columns(named("id", names_of(answer.network.content)))
    ids = frame.select(pl.concat_str("id", "who", separator="|", ignore_nulls=True)).to_series()
    alt = "What is recorded of each, who can act, and the measures that could be weighed."
    titles = shown.select(pl.format("{}: {}", "name", "what")).to_series()
    draw_answer(answer, Shown(shown, COLUMNS, ids, "options_table", alt, titles))


show()
