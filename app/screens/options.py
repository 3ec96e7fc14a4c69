"""What is this place for, who can make it safe, and which measures are there? Never asked of a child."""

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
    "name": Column("About", "17%"),
    "about": Column("Sort", "11%", help="what a place is for, who can act, whether it protects, or an option to weigh"),
    "what": Column("What", "28%"),
    "statute": Column("Statute", "20%", help="of a measure; a starter list, not legal advice"),
    "source": Column("Source", help="who says so; what has to be checked says that"),
}


def show() -> None:
    """Ask, one call, draw."""
    known = look("what can be asked about")
    with asking():
        pick_targets(known.content)
    targets = session().targets
    if not targets:
        line(known)
        st.info("Choose a place, an adult or a thing: what it is for, who can act, and the measures are then listed.")
        return

    answer = ask("options", partial(options, targets=targets), about=targets)

    frame = answer.result.content.to_frame()
    shown = frame.with_columns(named("id", names_of(answer.network.content)))
    ids = frame.select(pl.concat_str("id", "who", separator="|", ignore_nulls=True)).to_series()
    alt = "What is recorded of each, who can act, and the measures that are aimed at its sort."
    titles = shown.select(pl.format("{}: {}", "name", "what")).to_series()
    draw_answer(answer, Shown(shown, COLUMNS, ids, "options_table", alt, titles))


show()
