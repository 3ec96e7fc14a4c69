"""List the young people of a network on the day asked about, for answers with one row per young person.

Unidentified people are left out here, because a description is not a person. They stay in every other count.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.analysis.rows.ages import young_at
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import PersonKind


def children(network: Network, named: Sequence[int] = ()) -> pl.DataFrame:
    """Return everyone under 18 or of unknown age on the day asked about, among those named (by code) if any are.

    Columns: person (code), id, name.
    """
    people = network.nodes.with_row_index("person").filter(pl.col("label") == Label.PERSON.value)
    young = young_at(network, people.get_column("person"), network.as_at)
    known = people.filter(young).filter(pl.col("kind").fill_null("") != PersonKind.UNIDENTIFIED)
    chosen = known.filter(pl.col("person").is_in(list(named))) if named else known
    return chosen.select("person", "name", id="key")
