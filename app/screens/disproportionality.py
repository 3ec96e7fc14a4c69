"""Is a group on the map more often than its share of a population?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl
import streamlit as st

from answered import Shown, draw_answer
from ctx_map.analysis import disproportionality
from door import ask
from given_files import give_groups, give_population
from listing import Column
from more import more_options
from page import fields, line, render
from pickers import pick_smallest

COLUMNS: Mapping[str, Column] = {
    "group": Column("Group", "18%"),
    "on_the_map": Column("On the map", "12%", help="young people with a report; small counts are not shown"),
    "share": Column("Share, %", "5rem", number=True, digits=1, help="of the young people in a group of the file"),
    "population": Column("Population", "6rem", number=True, help="people of this group in the file"),
    "population_share": Column("Share of population, %", "7rem", number=True, digits=1),
    "ratio": Column("Ratio", "5rem", number=True, digits=2, help="share on the map : share of the population"),
    "ratio_low": Column("Ratio from", "4.5rem", number=True, digits=2, help="exact 95 % interval of the ratio"),
    "ratio_high": Column("Ratio to", "4.5rem", number=True, digits=2, help="exact 95 % interval of the ratio"),
    "finding": Column("Finding"),
}


def show() -> None:
    """Ask, one call, draw."""
    file, more = fields(7, 2)
    with file:
        population = give_population()
    with more, more_options({"groups_by_id": None, "groups_smallest": 5}):
        groups, smallest = give_groups(), pick_smallest("groups_smallest")
    if population is None:
        line(None)
        st.html(render("population.html"))
        return

    work = partial(disproportionality, against=population, groups=groups, smallest=smallest)
    answer = ask("disproportionality", work)

    shown = answer.result.content.to_frame().with_columns(pl.col("share", "population_share") * 100)
    alt = "Groups with their share on the map and of the population, and the ratio of both."
    draw_answer(answer, Shown(shown, COLUMNS, None, "groups_of_population", alt))


show()
