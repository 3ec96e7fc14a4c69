"""The table of contexts that several young people share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import polars as pl

from answered import Shown
from ctx_map.analysis import SharedContext
from ctx_map.vocabulary.labels import Label
from door import Answer
from listing import Column, named_list, names_of, numbered

WEIGHT = (
    "1/(k-1), k being all young people linked to it: 1 where only two are, near 0 where nearly everybody is. It is "
    "about the place or the contact's busyness, and is not given for people"
)
SURPRISE = "how surprising this much sharing is, given how busy it is; small numbers seldom tell"


STRICTER = (
    "the same when it is kept, too, how much is reported of each young person: who is reported often shares much anyway"
)
UNTIED = "pairs of these young people with no friendship, family, acquaintance or peer group in common recorded"


def columns(thing: str, *, untied: bool) -> Mapping[str, Column]:
    """The columns of the table, with the words over them. Pairs without a tie take the place of the weight."""
    weight = {"weight": Column("Weight", "4.5rem", number=True, digits=2, help=WEIGHT)}
    pairs = {"untied_pairs": Column("Pairs without a tie", "4.5rem", number=True, help=UNTIED)}
    return {
        "number": Column("No.", "3rem", number=True, help="the number on the map of places"),
        "name": Column(thing, "20%"),
        "kind": Column("Kind", "13%"),
        "people": Column("Young people", "4.5rem", number=True),
        "people_ids": Column("Who", "22%"),
        "reports": Column("Reports", "4.5rem", number=True),
        **(pairs if untied else weight),
        "surprise": Column("How surprising", "11%", help=SURPRISE),
        "surprise_strict": Column("Stricter", "11%", help=STRICTER),
    }


def _plain(column: str) -> pl.Expr:
    return pl.col(column).str.replace_all("_", " ")


def shared_contexts(
    answer: Answer[SharedContext],
    thing: str,
    *,
    key: str,
    numbers: Mapping[str, int] | None = None,
    below: Callable[[], None] | None = None,
    untied: bool = False,
) -> Shown[SharedContext]:
    """The contexts of an answer as a table. `numbers` are the numbers of the rows on a map. No weight stands beside a
    person. With `untied` it says how many pairs have no tie.
    """
    names = names_of(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        numbered(numbers or {}),
        pl.col("id").replace(names).alias("name"),
        pl.when(pl.col("label") != Label.PERSON.value).then("weight").alias("weight"),
        named_list("people_ids", names),
        kind=pl.concat_str(_plain("kind"), pl.col("protective").replace("", None), separator="; ", ignore_nulls=True),
    )
    said = columns(thing, untied=untied)
    chosen = said if numbers else {name: column for name, column in said.items() if name != "number"}
    alt = f"{thing}: {frame.height} rows, with young people, reports, weight and how surprising each is."
    told: Shown[SharedContext] = Shown(shown, chosen, frame.get_column("id"), key, alt)
    return replace(told, below=below) if below else told
