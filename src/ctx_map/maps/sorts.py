"""Which sort of node each node is drawn as. Nothing about how many reports name somebody goes in here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from ctx_map.network import Network
from ctx_map.vocabulary.kinds import is_online
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.people import PersonKind, Standing, latest_birth, standing_on

HARM_SITE = "crime_site"
PLACE_OF_SAFETY = "place_of_safety"
_SIMPLE = {
    Label.EVENT: "event",
    Label.THING: "thing",
    Label.ORGANISATION: "organisation",
    Label.PEER_GROUP: "group",
}


def harmed_places(network: Network) -> frozenset[int]:
    """Codes of the places where an event with a recorded harm happened, by the reports in this network."""
    happened = network.links.filter(pl.col("kind").is_in(kinds_that(Puts.EVENT_AT_PLACE))).select("source", "target")
    harms = network.nodes.get_column("harms").gather(happened.get_column("source"))
    return frozenset(happened.filter((harms.fill_null("") != "").alias("harm")).get_column("target").to_list())


def node_style(node: Mapping[str, Any], code: int, *, harmed: frozenset[int], as_at: date) -> str:
    """The name of a node's style in `NODE_STYLES`."""
    label = Label(node["label"])
    if label is Label.PERSON:
        return _person(node, as_at)
    if label is Label.PLACE:
        return _place(node, harm=code in harmed or node["place_role"] == HARM_SITE)
    return _SIMPLE[label]


def _person(node: Mapping[str, Any], as_at: date) -> str:
    born = latest_birth(node["date_of_birth"]) if node["date_of_birth"] else None
    if born is None and node["kind"] == PersonKind.UNIDENTIFIED:
        return "unidentified"
    standing = standing_on(as_at, born=born, kind=node["kind"])
    return {Standing.CHILD: "young", Standing.ADULT: "adult", Standing.AGE_NOT_KNOWN: "age_unknown"}[standing]


def _place(node: Mapping[str, Any], *, harm: bool) -> str:
    sort = "online" if is_online(node["kind"], node["platform"]) else "place"
    safe = node["place_role"] == PLACE_OF_SAFETY
    return sort + ("_harm" if harm else "") + ("_safe" if safe else "")
