"""Which young people were at the same place at the same time, and how sure is that?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer, joined
from ctx_map.analysis import together
from door import ask
from listing import Column, dated, named, names_of
from page import fields
from pickers import at_least, pick_people
from state import session

COLUMNS: Mapping[str, Column] = {
    "a": Column("Young person", "16%"),
    "b": Column("and", "16%"),
    "place": Column("Place", "16%"),
    "certainty": Column("As sure as", help="recorded together, probable (both times known) or possible (a day only)"),
    "times": Column("Times", "3.5rem", number=True),
    "first": Column("First", "14%"),
    "last": Column("Last", "14%"),
    "people": Column("People there", "4rem", number=True, help="young people reported there: many meet by chance"),
}


def show() -> None:
    """Ask, one call, draw."""
    people = session().people
    names, number = fields(3, 1)
    with number:
        minutes = at_least("Minutes apart, at most", "minutes_together", default=180, least=0, most=1440)

    answer = ask("together", partial(together, people=people, within_minutes=minutes), about=people)

    called = names_of(answer.network.content)
    with names:
        pick_people(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        named("a", called), named("b", called), named("place", called), dated("first"), dated("last")
    )
    titles = shown.select(pl.format("{} and {}, {}", "a", "b", "place")).to_series()
    ids = frame.select(joined("a", "b", "place")).to_series()
    alt = "Pairs of young people at a place at the same time."
    draw_answer(answer, Shown(shown, COLUMNS, ids, "together_table", alt, titles))


show()
