"""Which groups did somebody record, and who comes up together in what is recorded?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer
from ctx_map.analysis import groups
from door import ask
from listing import Column, named_list, names_of
from page import fields
from pickers import at_least

COLUMNS: Mapping[str, Column] = {
    "name": Column("Group", "17%"),
    "sort": Column("Sort", help="a recorded peer group, or a cluster of what is recorded: a question, no finding"),
    "named_by": Column("Named by"),
    "people": Column("Young people", "5rem", number=True),
    "people_ids": Column("Who", "22%"),
    "held_by": Column("What they share", "20%"),
    "rests_on": Column("Rests on"),
    "steadiness": Column("Steadiness", help="how much of a cluster comes back when it is worked out again"),
}


def show() -> None:
    """Ask, one call, draw."""
    with fields(2, 5)[0]:
        fewest = at_least("Young people in a cluster, at least", "least_in_cluster", default=3, least=2)

    answer = ask("groups", partial(groups, min_people=fewest))

    frame = answer.result.content.to_frame()
    names = names_of(answer.network.content)
    shown = frame.with_columns(
        name=pl.col("id").replace(names),
        people_ids=named_list("people_ids", names),
        held_by=named_list("held_by", names),
    )
    known = pl.col("id").is_in(list(names))
    ids = frame.select(pl.when(known).then("id").otherwise(pl.col("people_ids").list.join("|"))).to_series()
    alt = "Recorded peer groups, then recording clusters, with who is in them and what they share."
    draw_answer(answer, Shown(shown, COLUMNS, ids, "groups_table", alt, shown.get_column("name")))


show()
