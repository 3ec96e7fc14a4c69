"""Through which places, things, events and adults do the shortest chains between young people lead?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer
from ctx_map.analysis import between
from ctx_map.vocabulary.labels import Label
from door import ask
from listing import Column, kind_words, named_list, names_of
from more import more_options
from page import fields
from pickers import at_least

SHARE = "of all shortest chains between two young people; not given for people: it would read as an order of importance"
COLUMNS: Mapping[str, Column] = {
    "name": Column("Contact or place", "24%"),
    "kind": Column("Kind", "14%"),
    "share": Column("Chains through it, %", "6rem", number=True, digits=1, help=SHARE),
    "give_or_take": Column(
        "give or take", "5rem", number=True, digits=1, help="0 where all young people were followed"
    ),
    "people": Column("Young people", "4.5rem", number=True, help="that it reaches"),
    "people_ids": Column("Who", "22%"),
    "protective": Column("Protects"),
    "reports": Column("Reports", "4.5rem", number=True),
}


def show() -> None:
    """Ask, one call, draw."""
    number, more, _ = fields(2, 2, 5)
    with number:
        most = at_least(
            "Young people, at most",
            "between_busiest",
            default=100,
            least=2,
            most=1000,
            about="What more of them share is left out of the chains, such as a school, and counted.",
        )
    with more, more_options({"between_sources": 200}):
        sources = at_least("Chains from so many young people", "between_sources", default=200, least=2, most=5000)

    answer = ask("between", partial(between, max_people=most, most_sources=sources))

    frame = answer.result.content.to_frame()
    names = names_of(answer.network.content)
    somebody = pl.col("label") == Label.PERSON.value
    shown = frame.with_columns(
        pl.when(~somebody).then(pl.col("share", "give_or_take") * 100),
        named_list("people_ids", names),
        name=pl.col("id").replace(names),
        kind=kind_words(),
    )
    alt = "Places, things, events and adults on the shortest chains between young people."
    draw_answer(answer, Shown(shown, COLUMNS, frame.get_column("id"), "between_table", alt))


show()
