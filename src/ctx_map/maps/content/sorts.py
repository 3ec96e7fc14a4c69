"""The sort of every node on the canvas: what it can be filtered by, and under which it is counted where not drawn."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from ctx_map.analysis.rows.ages import adult_from
from ctx_map.network import Network
from ctx_map.network.homes import homes
from ctx_map.network.online import online_spaces
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import PersonKind


class Sort(StrEnum):
    """What a node is, in the order in which sorts are listed."""

    YOUNG = "young"
    AGE_UNKNOWN = "age_unknown"
    ADULT = "adult"
    UNIDENTIFIED = "unidentified"
    GROUP = "group"
    PLACE = "place"
    ONLINE = "online"
    HOME = "home"
    THING = "thing"
    EVENT = "event"
    ORGANISATION = "organisation"

    @property
    def words(self) -> str:
        """The sort in the plural, as it is read aloud: "young people"."""
        return _WORDS[self]


_WORDS = {
    Sort.YOUNG: "young people",
    Sort.AGE_UNKNOWN: "people of unknown age, treated as children",
    Sort.ADULT: "adults",
    Sort.UNIDENTIFIED: "people not identified yet",
    Sort.GROUP: "peer groups",
    Sort.PLACE: "places",
    Sort.ONLINE: "online spaces",
    Sort.HOME: "homes and placements",
    Sort.THING: "phones, vehicles, accounts and other things",
    Sort.EVENT: "events",
    Sort.ORGANISATION: "organisations",
}
_SIMPLE = {
    Label.PEER_GROUP: Sort.GROUP,
    Label.THING: Sort.THING,
    Label.EVENT: Sort.EVENT,
    Label.ORGANISATION: Sort.ORGANISATION,
}


def sorts_of(network: Network) -> pl.Series:
    """The sort of each node by its code, on the day of the network. The styles of `maps.sorts` say the same."""
    nodes = network.nodes.select("label", "kind", "date_of_birth", "platform").with_columns(
        adult_from(network), homes(network)
    )
    simple = pl.col("label").replace_strict({k.value: v.value for k, v in _SIMPLE.items()}, default=None)
    person = pl.when(pl.col("label") == Label.PERSON.value).then(_person(network.as_at.isoformat()))
    place = pl.when(pl.col("label") == Label.PLACE.value).then(_place())
    return nodes.select(pl.coalesce(simple, person, place).alias("sort")).to_series()


def _person(as_at: str) -> pl.Expr:
    no_birthday, kind = pl.col("date_of_birth").is_null(), pl.col("kind").fill_null("")
    return (
        pl.when(no_birthday & (kind == PersonKind.UNIDENTIFIED.value))
        .then(pl.lit(Sort.UNIDENTIFIED.value))
        .when(pl.col("adult_from") <= as_at)
        .then(pl.lit(Sort.ADULT.value))
        .when(no_birthday & (kind != PersonKind.YOUNG_PERSON.value))
        .then(pl.lit(Sort.AGE_UNKNOWN.value))
        .otherwise(pl.lit(Sort.YOUNG.value))
    )


def _place() -> pl.Expr:
    return (
        pl.when("home")
        .then(pl.lit(Sort.HOME.value))
        .when(online_spaces())
        .then(pl.lit(Sort.ONLINE.value))
        .otherwise(pl.lit(Sort.PLACE.value))
    )
