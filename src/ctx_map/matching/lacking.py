"""What is not recorded, so that it could not be compared."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ctx_map.matching.pairs import LABEL_OF, Sort
from ctx_map.network import Network

_PEOPLE = {
    "first": "names of people",
    "born": "dates of birth",
    "homes": "homes",
    "phones": "phone numbers",
}
_PLACES = {"name": "names of places", "latitude": "positions of places", "uprn": "property numbers (UPRN)"}


def lacking(network: Network, records: Mapping[Sort, pl.DataFrame]) -> tuple[str, ...]:
    """Return sentences on what no record has, and on how many were compared."""
    missing = []
    for sort, columns in ((Sort.PERSON, _PEOPLE), (Sort.PLACE, _PLACES)):
        if _count(network, sort):
            missing += [words for column, words in columns.items() if records[sort].get_column(column).is_null().all()]
    left = _count(network, Sort.PERSON) - records[Sort.PERSON].height
    found = []
    if missing:
        found.append(f"Nothing is recorded about these, so they could not be compared: {', '.join(missing)}.")
    if left:
        people = "1 person" if left == 1 else f"{left:,} people"
        found.append(f"{people} could not be compared: no name or date of birth is recorded, or they are unidentified.")
    return tuple(found)


def _count(network: Network, sort: Sort) -> int:
    return int((network.nodes.get_column("label") == LABEL_OF[sort].value).sum())
