"""Count what is not recorded, and name the agencies that have shared nothing.

Where this misleads: a blank may be a question that no one asked, or an answer that is restricted. An agency may have
shared nothing because no one asked it.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.agencies import same_agency
from ctx_map.vocabulary.labels import Label


def unrecorded(network: Network) -> dict[str, int]:
    """Count the people, events and places for which something that matters is not recorded."""
    people = network.nodes.filter(pl.col("label") == Label.PERSON.value)
    ends = pl.concat([network.links.get_column("source"), network.links.get_column("target")]).unique()
    untied = network.nodes.with_row_index("code").filter(~pl.col("code").is_in(ends.implode()))
    return {
        "people": people.height,
        "people without a date of birth": people.get_column("date_of_birth").null_count(),
        "people whose own words are not recorded": people.get_column("child_voice").null_count(),
        "people with no record of whether they know about this map": people.get_column("notified").null_count(),
        "people with no report": int((untied.get_column("label") == Label.PERSON.value).sum()),
        "events with no recorded harm": _blank(network, Label.EVENT, "harms"),
        "events with no date": _blank(network, Label.EVENT, "occurred_from"),
        "places with no recorded role": _blank(network, Label.PLACE, "place_role"),
    }


def silent(network: Network, expected: Sequence[str]) -> list[str]:
    """Return the expected agencies that have no report in this network, in the order given."""
    heard = network.links.get_column("agency").unique().to_list()
    return [agency for agency in dict.fromkeys(expected) if not any(same_agency(agency, each) for each in heard)]


def _blank(network: Network, label: Label, column: str) -> int:
    return network.nodes.filter(pl.col("label") == label.value).get_column(column).null_count()
