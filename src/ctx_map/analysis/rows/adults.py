"""Contact between young people and adults, or people who are not identified yet: one row for each link of contact.

Both ends are judged on the day of the report. Two friends of 17 are no contact between an adult and a child, also when
one of them has turned 18 since.
"""

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
    return (adult | _unidentified(network)).alias("grown_up")


def grown_up_on(network: Network, people: pl.Series, days: pl.Series) -> pl.Series:
    """Return whether each of these people (by code) may be listed as a contact in a report of the day beside them.

    They are an adult today and were one on that day, or are unidentified. No one who is a child today is listed.
    """
    first_adult_day = adult_from(network).gather(people)
    adult = (first_adult_day <= days) & (first_adult_day <= network.as_at.isoformat())
    return adult.fill_null(value=False) | _unidentified(network).gather(people)


def _unidentified(network: Network) -> pl.Series:
    """Return whether each node is an unidentified person whose age is not known."""
    return network.nodes.select(
        (pl.col("kind") == PersonKind.UNIDENTIFIED).fill_null(value=False)
        & (pl.col("label") == "Person")
        & pl.col("date_of_birth").is_null()
    ).to_series()


def with_grown_ups(network: Network, *, adult_today: bool = False) -> pl.DataFrame:
    """Return one row for each link between a young person and an adult or unidentified person.

    The columns are `person`, `context`, `row` and `day`. With `adult_today`, those who are adults today are also in the
    reports of when they were a child themselves.
    """
    apart = pl.col("source") != pl.col("target")
    links = with_day(network, numbered(network.links).filter(pl.col("kind").is_in(BETWEEN_PEOPLE) & apart))
    listed = grown_ups(network) if adult_today else None
    return pl.concat([_one_way(network, links, listed, *ends) for ends in (("source", "target"), ("target", "source"))])


def _one_way(
    network: Network, links: pl.DataFrame, listed: pl.Series | None, person: str, contact: str
) -> pl.DataFrame:
    young = young_at(network, links.get_column(person), links.get_column("day"))
    others, days = links.get_column(contact), links.get_column("day")
    kept = links.filter(young & (grown_up_on(network, others, days) if listed is None else listed.gather(others)))
    return kept.select("row", "day", person=person, context=contact)
