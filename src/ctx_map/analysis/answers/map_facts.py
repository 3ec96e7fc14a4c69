"""What an answer says of the whole map beside its rows, counted once whatever part was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.data_span import span_sentences
from ctx_map.analysis.rows.ages import young_account, young_on_the_map
from ctx_map.network import Network


@dataclass(frozen=True, slots=True)
class MapFacts:
    """Who is considered, and from when to when the reports are."""

    young: Mapping[str, int]
    """The account of the young people considered."""
    on_the_map: int
    """All young people on the map."""
    span: tuple[str, ...]
    """What an empty answer says of the dates of the reports."""


def map_facts(network: Network, people: pl.Series) -> MapFacts:
    """Count the young people considered (by code) of a network."""
    return MapFacts(young_account(network, people), young_on_the_map(network), tuple(span_sentences(network)))
