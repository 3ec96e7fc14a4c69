"""Who is reported as harmed in one event and as causing harm in another, and in which events?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer, joined
from ctx_map.analysis import both_roles
from door import ask
from listing import Column, dated, named, names_of
from page import asking
from pickers import pick_people
from state import session

COLUMNS: Mapping[str, Column] = {
    "id": Column("Who", "17%"),
    "role": Column("Reported as", "11%", help="the part in this one event; it is no word for anybody"),
    "event": Column("in", "19%"),
    "day": Column("On", "13%"),
    "standing": Column("Then", "11%", help="under 18 or not on the day of the event"),
    "harms": Column("Harms recorded"),
    "doubt": Column("Doubt", "11%", help="disputed, or all reports suspected to be false"),
}


def show() -> None:
    """Ask, one call, draw."""
    people = session().people

    answer = ask("both roles", partial(both_roles, people=people), about=people)

    called = names_of(answer.network.content)
    with asking():
        pick_people(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        named("id", called), named("event", called), dated("day"), harms=pl.col("harms").list.join(", ")
    )
    titles = shown.select(pl.format("{}, {}", "id", "event")).to_series()
    ids = frame.select(joined("id", "event")).to_series()
    alt = "Parts in events of people reported both as harmed and as causing harm, by name and day."
    draw_answer(answer, Shown(shown, COLUMNS, ids, "both_roles_table", alt, titles))


show()
