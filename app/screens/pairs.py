"""Which two young people share the most places, things, events and groups?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer, joined
from ctx_map.analysis import pairs
from door import ask
from listing import Column, named, names_of
from page import fields
from pickers import at_least, pick_people
from state import session

SURPRISE = "how surprising so many are, given how many each of the two has; small numbers seldom tell"
STRICTER = "the same when it is kept, too, how busy each of the contexts is"
COLUMNS: Mapping[str, Column] = {
    "a": Column("Young person", "23%"),
    "b": Column("and", "23%"),
    "shared": Column(
        "Contexts shared", "6rem", number=True, help="places, things, events and groups that reports link to both"
    ),
    "weight": Column(
        "Weight",
        "5rem",
        number=True,
        digits=2,
        help="each shared context adds 1/(k-1), k being all young people linked to it: what few share weighs more",
    ),
    "surprise": Column("How surprising", help=SURPRISE),
    "surprise_strict": Column("Stricter", help=STRICTER),
}


def show() -> None:
    """Ask, one call, draw."""
    people = session().people
    names, number = fields(3, 1)
    with number:
        fewest = at_least("Contexts shared, at least", "least_of_pairs", default=2)

    answer = ask("pairs", partial(pairs, people=people, min_shared=fewest), about=people)

    called = names_of(answer.network.content)
    with names:
        pick_people(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(named("a", called), named("b", called))
    titles = shown.select(pl.format("{} and {}", "a", "b")).to_series()
    ids = frame.select(joined("a", "b")).to_series()
    draw_answer(
        answer,
        Shown(shown, COLUMNS, ids, "pairs_table", "Pairs of young people with what they share.", titles),
    )


show()
