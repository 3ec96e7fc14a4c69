"""Events that only hold what a young person said: a conversation, or what they think of a place.

They are kept as events so that they have a day and words. Nothing happened in them, so no question counts them as an
event. Where this misleads: a young person may tell of harm in a conversation that no other report records.
"""

from __future__ import annotations

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

SAID = kinds_that(Puts.OWN_WORDS, Puts.TALKED_ABOUT, Puts.RATING)
"""The kinds of link that tell what a young person said."""


def is_conversation(network: Network) -> pl.Series:
    """Return whether each node is an event that reports mention only for what a young person said in it."""
    event = pl.Series(network.nodes.get_column("label") == Label.EVENT.value)
    ends = pl.concat([network.links.select("kind", code=end) for end in ("source", "target")])
    told = ends.group_by("code").agg(only_said=pl.col("kind").is_in(SAID).all())
    codes = told.filter("only_said").get_column("code")
    return event & pl.int_range(network.nodes.height, dtype=pl.UInt32, eager=True).is_in(codes.implode())
