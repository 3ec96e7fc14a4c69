"""Contact between young people and adults, or people who are not identified yet: one row for each link of contact."""

from __future__ import annotations

import polars as pl

from ctx_map.analysis.rows.ages import adult_from, numbered, with_day, young_at
from ctx_map.network import Network
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.people import PersonKind

BETWEEN_PEOPLE = kinds_that(Puts.CONTACT)
"""Kinds of link that are a contact between two people."""


def grown_ups(network: Network) -> pl.Series:
    """Return whether each node may be listed as a contact: an adult on the day in question, or unidentified."""
    adult = (adult_from(network) <= network.as_at.isoformat()).fill_null(value=False)
    unidentified = network.nodes.select(
        (pl.col("kind") == PersonKind.UNIDENTIFIED).fill_null(value=False)
        & (pl.col("label") == "Person")
        & pl.col("date_of_birth").is_null()
    ).to_series()
    return (adult | unidentified).alias("grown_up")


def with_grown_ups(network: Network) -> pl.DataFrame:
    """Return one row for each link between a young person and an adult or unidentified person.

    The columns are `person`, `context`, `row` and `day`.
    """
    apart = pl.col("source") != pl.col("target")
    links = with_day(network, numbered(network.links).filter(pl.col("kind").is_in(BETWEEN_PEOPLE) & apart))
    listed = grown_ups(network)
    return pl.concat([_one_way(network, links, listed, *ends) for ends in (("source", "target"), ("target", "source"))])


def _one_way(network: Network, links: pl.DataFrame, listed: pl.Series, person: str, contact: str) -> pl.DataFrame:
    young = young_at(network, links.get_column(person), links.get_column("day"))
    kept = links.filter(young & listed.gather(links.get_column(contact)))
    return kept.select("row", "day", person=person, context=contact)
