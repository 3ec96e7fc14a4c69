"""Count what is not recorded, and name the agencies that have shared nothing.

Where this misleads: a blank may be a question that no one asked, or an answer that is restricted. An agency may have
shared nothing because no one asked it.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.analysis.rows.conversations import is_conversation
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import same_agency
from ctx_map.vocabulary.labels import Label


def unrecorded(network: Network) -> dict[str, int]:
    """Count the people, events and places for which something that matters is not recorded.

    What a young person said in a meeting is kept as an event, but nothing happened in it, so it is left out.
    """
    people = network.nodes.filter(pl.col("label") == Label.PERSON.value)
    ends = pl.concat([network.links.get_column("source"), network.links.get_column("target")]).unique()
    untied = network.nodes.with_row_index("code").filter(~pl.col("code").is_in(ends.implode()))
    happened = network.nodes.filter((pl.col("label") == Label.EVENT.value) & ~pl.lit(is_conversation(network)))
    places = network.nodes.filter(pl.col("label") == Label.PLACE.value)
    return {
        "people": people.height,
        "people without a date of birth": people.get_column("date_of_birth").null_count(),
        "people whose own words are not recorded": people.get_column("child_voice").null_count(),
        "people with no record of whether they know about this map": people.get_column("notified").null_count(),
        "people with no report": int((untied.get_column("label") == Label.PERSON.value).sum()),
        "events with no recorded harm": happened.get_column("harms").null_count(),
        "events with no date": happened.get_column("occurred_from").null_count(),
        "places with no recorded role": places.get_column("place_role").null_count(),
    }


def silent(network: Network, expected: Sequence[str]) -> list[str]:
    """Return the expected agencies that have no report in this network, in the order given."""
    heard = network.links.get_column("agency").unique().to_list()
    return [agency for agency in dict.fromkeys(expected) if not any(same_agency(agency, each) for each in heard)]
