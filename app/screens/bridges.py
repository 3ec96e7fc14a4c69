"""Which adults, things and places link separate groups: risk, safety, or an artefact of one event?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer
from ctx_map.analysis import bridges
from door import ask
from listing import Column, kind_words, named_list, names_of
from page import fields
from pickers import at_least

COLUMNS: Mapping[str, Column] = {
    "name": Column("Contact or place", "16%"),
    "kind": Column("Kind"),
    "groups": Column("Groups", "4.5rem", number=True, help="friendship groups that it reaches"),
    "people_ids": Column("Who", "20%"),
    "support": Column("How well reported", "19%"),
    "rests_on": Column("Rests on", "12%"),
    "protective": Column("Protects", "10%"),
    "reports": Column("Reports", "5rem", number=True),
}


def show() -> None:
    """Ask, one call, draw."""
    with fields(2, 5)[0]:
        fewest = at_least("Friendship groups, at least", "least_of_groups", default=2, least=2)

    answer = ask("bridges", partial(bridges, min_groups=fewest))

    frame = answer.result.content.to_frame()
    names = names_of(answer.network.content)
    shown = frame.with_columns(
        name=pl.col("id").replace(names),
        kind=kind_words(),
        people_ids=named_list("people_ids", names),
    )
    alt = "Adults, things and places that link friendship groups, with how well each is reported."
    draw_answer(answer, Shown(shown, COLUMNS, frame.get_column("id"), "bridges_table", alt))


show()
