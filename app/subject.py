"""What is selected, in words, with the reports about it: the content of the evidence panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from ctx_map.analysis import Evidence, Report
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import PersonKind, age_on, standing_on
from listing import names_of
from words import day_words

FACTS: Mapping[Label, tuple[tuple[str, str], ...]] = {
    Label.PERSON: (("In the young person's words", "child_voice"), ("Told about this", "notified")),
    Label.PEER_GROUP: (("Named by", "named_by"), ("Why it is called a group", "basis")),
    Label.PLACE: (("Part it plays", "place_role"), ("Address", "address"), ("Platform", "platform")),
    Label.THING: (),
    Label.EVENT: (("Harms", "harms"), ("From", "occurred_from"), ("To", "occurred_to"), ("Summary", "summary")),
    Label.ORGANISATION: (),
}
"""What is said of a node besides its name, as (words, column)."""
_MOMENTS = ("occurred_from", "occurred_to")


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is selected, and what is reported about it."""

    title: str
    what: str
    facts: tuple[tuple[str, str], ...]
    reports: tuple[Report, ...]


def subject_of(network: Network, key: str) -> Subject | None:
    """The node or the link with this key; None where it is not in this network (absent and withheld read the same)."""
    place = network.keys.index_of(key)
    if place is not None:
        return _node(network, place)
    if key in network.links.get_column("key"):
        return _line(network, key)
    return None


def _node(network: Network, code: int) -> Subject:
    node = network.nodes.row(code, named=True)
    touching = network.links.filter((pl.col("source") == code) | (pl.col("target") == code))
    said = [(words, _shown(column, node[column])) for words, column in FACTS[Label(node["label"])] if node[column]]
    return Subject(
        names_of(network)[node["key"]],
        _what(node, network.as_at),
        tuple(said),
        Evidence(network).reports(touching.get_column("key").to_list()),
    )


def _line(network: Network, key: str) -> Subject:
    """A line of the map: every report of the same kind between the same two."""
    link = network.links.filter(pl.col("key") == key)
    same = network.links.join(link.select("source", "target", "kind"), on=["source", "target", "kind"], how="semi")
    names, keys = names_of(network), network.keys
    ends = [names[keys[link.item(0, end)]] for end in ("source", "target")]
    return Subject(
        " – ".join(ends), "What links these two", (), Evidence(network).reports(same.get_column("key").to_list())
    )


def _what(node: Mapping[str, Any], as_at: date) -> str:
    label = Label(node["label"])
    if label is not Label.PERSON:
        kind = (node["kind"] or "").replace("_", " ")
        return f"{label.words.capitalize()}: {kind}" if kind else label.words.capitalize()
    born = date.fromisoformat(node["date_of_birth"]) if node["date_of_birth"] else None
    standing = standing_on(as_at, born=born, kind=node["kind"]).value
    age = f", {age_on(born, as_at)} years old on {day_words(as_at)}" if born else ""
    unidentified = "Not identified yet; " if node["kind"] == PersonKind.UNIDENTIFIED else ""
    words = f"{unidentified}{standing}{age}"
    return words[0].upper() + words[1:]


def _shown(column: str, value: str) -> str:
    if column in _MOMENTS:
        return day_words(value)
    return value.replace("_", " ").replace(";", ", ") if column in ("harms", "place_role") else value
