"""Proposals of which records may be of one person: made-up people, of whom one in ten is recorded twice with a slip."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from bench.rows import Goal, Row
from bench.town import AS_AT, NOTHING_SAID
from ctx_map.matching import propose
from ctx_map.network import Network
from ctx_map.network.columns import LINK_SCHEMA

SECONDS = 30
"""No candidate pair takes more than seconds: so long for all of them together."""
TWICE = 0.1
"""Of all records, those that are a second record of somebody."""
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "wa", "ye", "zo")
FIRST_DAY = date(2006, 1, 1).toordinal()
BIRTHDAYS = 365 * 14


def matching_row(people: int) -> Row:
    """How long it takes to propose pairs among so many records. What is found and missed is tested on febrl1."""
    network = made_up_people(people)
    return Row("matching", people, lambda: len(propose(network).pairs), {}, (Goal("", seconds=SECONDS),), warm=False)


def made_up_people(records: int) -> Network:
    """People with names and dates of birth. The last tenth are the first again, without the last letter of the name."""
    rng = np.random.default_rng(1)
    apart = records - round(records * TWICE)
    names = [f"{_name(rng, 2)} {_name(rng, 4)}" for _ in range(apart)]
    born = [date.fromordinal(FIRST_DAY + int(day)).isoformat() for day in rng.integers(0, BIRTHDAYS, apart)]
    again = records - apart
    keys = [f"police:{number:07d}" for number in range(apart)] + [f"school:{number:07d}" for number in range(again)]
    nodes = pl.DataFrame(
        {
            "key": keys,
            "label": "Person",
            "name": names + [name[:-1] for name in names[:again]],
            "date_of_birth": born + born[:again],
        }
    ).with_columns(
        pl.lit(None, pl.String).alias("occurred_from"),
        pl.lit(None, pl.String).alias("harms"),
        pl.lit(None, pl.Float64).alias("latitude"),
        pl.lit(None, pl.Float64).alias("longitude"),
        *(pl.lit(None, pl.String).alias(name) for name in NOTHING_SAID),
    )
    links = pl.DataFrame(schema={**LINK_SCHEMA, "key": pl.String, "source": pl.UInt32, "target": pl.UInt32})
    return Network(nodes, links, AS_AT)


def _name(rng: np.random.Generator, syllables: int) -> str:
    return "".join(SYLLABLES[number] for number in rng.integers(0, len(SYLLABLES), syllables)).capitalize()
