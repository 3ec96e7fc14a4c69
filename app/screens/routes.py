"""How do young people get from one place to another: with whom, in what, how often?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl
import streamlit as st

from answered import Shown, draw_answer
from ctx_map.analysis import routes
from ctx_map.vocabulary.labels import Label
from door import ask, look
from listing import Column, named_list, names_of
from page import fields, line
from pickers import at_least, pick_end

COLUMNS: Mapping[str, Column] = {
    "name": Column("Thing or adult", "22%"),
    "kind": Column("Kind"),
    "forth": Column("Forth", "4.5rem", number=True, help="moves from the first place to the second"),
    "back": Column("Back", "4.5rem", number=True),
    "same_day": Column("Same day", "4.5rem", number=True, help="days at both places where no time is known"),
    "people": Column("Young people", "5rem", number=True),
    "people_ids": Column("Who", "27%"),
    "reports": Column("Reports", "5rem", number=True),
}


def show() -> None:
    """Ask, one call, draw."""
    known = look("which places a route can join")
    first, second, number = fields(2, 2, 1)
    with first:
        a = pick_end(known.content, "From", key="route_from", labels=(Label.PLACE,))
    with second:
        b = pick_end(known.content, "To", key="route_to", labels=(Label.PLACE,))
    with number:
        minutes = at_least("Minutes, at most", "route_minutes", default=240, least=0, most=1440)
    if a is None or b is None:
        line(known)
        st.info("Choose two places to see what and who is reported at both.")
        return

    answer = ask("routes", partial(routes, a=a, b=b, within_minutes=minutes), about=(a, b))

    names = names_of(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        name=pl.coalesce(pl.col("id").replace(names), "label"),
        kind=pl.col("kind").str.replace_all("_", " "),
        people_ids=named_list("people_ids", names),
    )
    ids = frame.select(pl.coalesce("id", pl.col("people_ids").list.join("|"))).to_series()
    alt = "Things, adults and young people reported at both places, with their moves."
    draw_answer(answer, Shown(shown, COLUMNS, ids, "routes_table", alt, shown.get_column("name")), only_row=True)


show()
