"""Which places, groups, things and people are linked to the people and places that a meeting is about.

Links are narrowed to those near the people first, so that the rest does not depend on the size of the network. Unlike
the questions, the age of a named person does not matter: a meeting may be about somebody who has turned 18.
"""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.rows.adults import BETWEEN_PEOPLE
from ctx_map.analysis.rows.participation import AT_A_PLACE, HAPPENED, IN_AN_EVENT
from ctx_map.vocabulary.links import Puts, kinds_that

CONTEXT_KINDS = (*AT_A_PLACE, *kinds_that(Puts.USE, Puts.MEMBERSHIP))
DUTIES = kinds_that(Puts.DUTY)


def codes_series(codes: Collection[int]) -> pl.Series:
    """These codes as a column, to compare ends of links with."""
    return pl.Series("code", sorted(codes), dtype=pl.UInt32)


def touching(links: pl.DataFrame, codes: Collection[int]) -> pl.DataFrame:
    """The links with one of these nodes at an end."""
    wanted = codes_series(codes).implode()
    return links.filter(pl.col("source").is_in(wanted) | pl.col("target").is_in(wanted))


def both_ways(links: pl.DataFrame) -> pl.DataFrame:
    """Two rows per link, one from each end: here, there, kind, protective."""
    said = ("kind", protective_expr().alias("protective"))
    return pl.concat(
        [
            links.select(*said, here="source", there="target"),
            links.select(*said, here="target", there="source"),
        ]
    )


def contexts_of(links: pl.DataFrame, people: Collection[int], grown_up: pl.Series) -> pl.DataFrame:
    """A row for each of these people and each place, group, thing or adult that they are linked to: person, context.

    A person is linked to a place directly, or through an event that happened there. `grown_up` says of each node
    whether it may be listed as a contact.
    """
    near = touching(links, people)
    wanted = codes_series(people).implode()
    # places, groups and things that a report links them to
    direct = near.filter(pl.col("kind").is_in(CONTEXT_KINDS) & pl.col("source").is_in(wanted))
    # adults and unidentified people in contact with them, whichever end comes first
    contacts = both_ways(near.filter(pl.col("kind").is_in(BETWEEN_PEOPLE)))
    contacts = contacts.filter(pl.col("here").is_in(wanted) & grown_up.gather(contacts.get_column("there")))
    return pl.concat(
        [
            direct.select(person="source", context="target"),
            contacts.filter(pl.col("here") != pl.col("there")).select(person="here", context="there"),
            _through_events(links, near, people),
        ]
    ).unique()


def _through_events(links: pl.DataFrame, near: pl.DataFrame, people: Collection[int]) -> pl.DataFrame:
    parts = near.filter(pl.col("kind").is_in(IN_AN_EVENT) & pl.col("source").is_in(codes_series(people).implode()))
    parts = parts.select(person="source", event="target").unique()
    events = parts.get_column("event").unique()
    happened = links.filter(pl.col("kind").is_in(HAPPENED) & pl.col("source").is_in(events.implode()))
    return parts.join(happened.select(event="source", context="target"), on="event").select("person", "context")


def people_at(links: pl.DataFrame, places: Collection[int]) -> set[int]:
    """The people reported at these places, directly or through an event that happened there."""
    near = touching(links, places)
    wanted = codes_series(places).implode()
    there = near.filter(pl.col("kind").is_in(AT_A_PLACE) & pl.col("target").is_in(wanted)).get_column("source")
    events = near.filter(pl.col("kind").is_in(HAPPENED) & pl.col("target").is_in(wanted)).get_column("source")
    parts = links.filter(pl.col("kind").is_in(IN_AN_EVENT) & pl.col("target").is_in(events.unique().implode()))
    return {*there.to_list(), *parts.get_column("source").to_list()}


def people_in_contact(links: pl.DataFrame, people: Collection[int]) -> pl.DataFrame:
    """A row for each link between one of these people and somebody else: there (the other person), protective."""
    near = both_ways(touching(links, people).filter(pl.col("kind").is_in(BETWEEN_PEOPLE)))
    return near.filter(pl.col("here").is_in(codes_series(people).implode())).select("there", "protective")


def in_charge_of(links: pl.DataFrame, places: Collection[int]) -> set[int]:
    """The people and organisations that run these places or work there."""
    near = links.filter(pl.col("kind").is_in(DUTIES) & pl.col("target").is_in(codes_series(places).implode()))
    return set(near.get_column("source").to_list())
