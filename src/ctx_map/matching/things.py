"""Things as they are compared: the numbers of phones and vehicles and the names of accounts, which must be the same."""

from __future__ import annotations

from functools import cache

import polars as pl

from ctx_map.matching.model import ELSE, Comparison, Level, Model, on
from ctx_map.matching.people import phone_number
from ctx_map.matching.sql import missing
from ctx_map.network import Network
from ctx_map.vocabulary.folding import folded_name
from ctx_map.vocabulary.kinds import thing_sorts
from ctx_map.vocabulary.labels import Label

SCHEMA = {"key": pl.String, "number": pl.String, "sorts": pl.String}
THINGS = Model(
    (Comparison("number", missing("number"), (Level("same", "number_l = number_r", 30), Level("other", ELSE, -30))),),
    (on("number"),),
)


def thing_records(network: Network) -> pl.DataFrame:
    """One row for each thing that is called by a number, a registration or a name of an account. Sorted by key.

    "A white van" is a description of many vans, so it is not compared.
    """
    things = network.nodes.filter((pl.col("label") == Label.THING.value) & pl.col("name").is_not_null())
    sorts = cache(thing_sorts)
    found = [
        (key, *_number(name, kind, sorts(kind))) for key, name, kind in things.select("key", "name", "kind").iter_rows()
    ]
    rows = [row for row in found if row[1] is not None]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("key")


def _number(name: str, kind: str | None, sorts: frozenset[str]) -> tuple[str | None, str]:
    sort = min(sorts) if sorts else folded_name(kind or "")
    if "phone" in sorts:
        number = phone_number(name)
    else:
        folded = folded_name(name)
        tells = "account" in sorts or any(sign.isdigit() for sign in folded)
        number = folded if tells and len(folded) >= 4 else None
    return (f"{sort} {number}" if number else None), sort
