"""What is not known: which fields are blank, who has contributed how much, and who nothing.

Counts what a network does not hold. Where this misleads: a blank may be a question nobody asked, or one whose answer
was withheld; and an agency may be silent because nobody asked it.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label


def unrecorded(network: Network) -> dict[str, int]:
    """People, events and places of which something that matters is not recorded."""
    people = network.nodes.filter(pl.col("label") == Label.PERSON.value)
    ends = pl.concat([network.links.get_column("source"), network.links.get_column("target")]).unique()
    untied = network.nodes.with_row_index("code").filter(~pl.col("code").is_in(ends.implode()))
    return {
        "people": people.height,
        "people without a date of birth": people.get_column("date_of_birth").null_count(),
        "people whose own words are not recorded": people.get_column("child_voice").null_count(),
        "people of whom it is not recorded whether they know": people.get_column("notified").null_count(),
        "people of whom no report is on the map": int((untied.get_column("label") == Label.PERSON.value).sum()),
        "events without a recorded harm": _blank(network, Label.EVENT, "harms"),
        "events without a day": _blank(network, Label.EVENT, "occurred_from"),
        "places without a recorded role": _blank(network, Label.PLACE, "place_role"),
    }


def silent(network: Network, expected: Sequence[str]) -> list[str]:
    """The agencies expected from which no report is in this network, in their order."""
    heard = {agency.casefold() for agency in network.links.get_column("agency").unique()}
    return [agency for agency in dict.fromkeys(expected) if agency.casefold() not in heard]


def _blank(network: Network, label: Label, column: str) -> int:
    return network.nodes.filter(pl.col("label") == label.value).get_column(column).null_count()
