"""FollowTheMoney, which Aleph and OpenAleph read: one entity in JSON on each line. A link is an entity with two ends.

No link between people is an "associate", because that would say that a child associates with an adult.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from ctx_map.export.account import HOMES_LEFT_OUT
from ctx_map.export.exporter import Exporter
from ctx_map.export.text import counted
from ctx_map.export.without_conditions import without_conditions
from ctx_map.export.xml_words import xml_account
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import known_values, link_table, node_table
from ctx_map.network.times import event_times, with_times
from ctx_map.private_file import write_private
from ctx_map.vocabulary.kinds import thing_sorts
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

Entity = dict[str, Any]
Said = Mapping[str, str]
_SCHEMA = {
    Label.PERSON: "Person",
    Label.PEER_GROUP: "Organization",
    Label.PLACE: "Address",
    Label.EVENT: "Event",
    Label.ORGANISATION: "Organization",
}
_OF_NODE = {
    "label": "name",
    "date_of_birth": "birthDate",
    "latitude": "latitude",
    "longitude": "longitude",
    "occurred_from": "startDate",
    "occurred_to": "endDate",
    "summary": "summary",
}
_OF_LINK = {
    "sentence": "summary",
    "begins": "startDate",
    "ends": "endDate",
    "ref": "recordId",
    "agency": "publisher",
}
"""The property of an entity for each column. Every other column that is known is a line of text."""
_FAMILY = ("Family", "person", "relative", "relationship")
_MEMBERSHIP = ("Membership", "member", "organization", "role")
_EMPLOYMENT = ("Employment", "employee", "employer", "role")
_OTHER = ("UnknownLink", "subject", "object", "role")
_NOT_LINES = ("id", "source", "target", "label", "both_ways", "weight", "since", "until", "grade", "handling")
"""What an entity of a link says elsewhere, or in words."""
_PRECISION = 7
"""Digits of a degree, a few centimetres. The format has no exponents."""


def ftm_entities(release: Release[Network], network: Network) -> Iterator[Entity]:
    """Return the account of the release, and then every node and link of a network, as FollowTheMoney has them."""
    told = "\n".join(f"{name}: {words}" for name, words in xml_account(release).items())
    yield _entity("ctx-map", "Note", {"name": release.marking, "description": told}, [])
    nodes = node_table(network)
    for row in nodes.iter_rows(named=True):
        yield _of_node(known_values(row), release.marking)
    labels = dict(nodes.select("id", "node_type").iter_rows())
    times = with_times(network.links, event_times(network.nodes.with_row_index("code"), pl.col("code")))
    links = link_table(network).with_columns(times.get_column("begins"), times.get_column("ends"))
    for row in links.iter_rows(named=True):
        edge = _edge(row["kind"], labels[row["source"]], labels[row["target"]])
        yield _of_link(edge, known_values(row, but=_NOT_LINES), row, release.marking)


def _of_node(said: Mapping[str, Any], marking: str) -> Entity:
    """A node. A place is an address that begins with its name, because programs show nothing else of an address."""
    label = Label(said["node_type"])
    schema = _SCHEMA.get(label) or _thing_schema(said.get("kind"))
    properties = {_OF_NODE[name]: _text(value) for name, value in said.items() if name in _OF_NODE}
    if label is Label.PLACE:
        properties["full"] = ", ".join(said[name] for name in ("label", "address") if name in said)
    if schema == "UserAccount":
        properties["username"] = said["label"]
    lines = [f"{name}: {_text(value)}" for name, value in said.items() if name not in _OF_NODE]
    return _entity(_key(said["id"]), schema, properties, [*lines, f"marking: {marking}"], lines_in="notes")


def _of_link(edge: tuple[str, str, str, str], said: Mapping[str, Any], row: Mapping[str, Any], marking: str) -> Entity:
    """A link, with what its report says."""
    schema, one, other, words = edge
    properties = {_OF_LINK[name]: value for name, value in said.items() if name in _OF_LINK}
    properties |= {one: _key(row["source"]), other: _key(row["target"]), words: row["label"]}
    lines = [f"{name}: {_text(value)}" for name, value in said.items() if name not in _OF_LINK]
    return _entity(_key(f"link {row['id']}"), schema, properties, [*lines, f"marking: {marking}"])


def _entity(key: str, schema: str, properties: Said, lines: list[str], *, lines_in: str = "description") -> Entity:
    """An entity. Every value is a list of texts, also where there is one."""
    said = {name: [text] for name, text in properties.items()}
    return {"id": key, "schema": schema, "properties": said | ({lines_in: lines} if lines else {})}


def _thing_schema(kind: str | None) -> str:
    sorts = thing_sorts(kind)
    return "Vehicle" if "vehicle" in sorts else "UserAccount" if "account" in sorts else "Asset"


@cache
def _edge(kind: str, source: str, target: str) -> tuple[str, str, str, str]:
    """The schema of a kind of link, its properties for both ends, and the one for what the link says."""
    if kind in kinds_that(Puts.FAMILY):
        return _FAMILY
    if kind in kinds_that(Puts.MEMBERSHIP):
        return _MEMBERSHIP
    if kind in kinds_that(Puts.WORK) and (source, target) == (Label.PERSON, Label.ORGANISATION):
        return _EMPLOYMENT
    return _OTHER


@lru_cache(maxsize=100_000)
def _key(key: str) -> str:
    """The id of an entity, which may hold letters, digits, full stops and hyphens only. Equal ids stay equal."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _text(value: str | float | bool) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.{_PRECISION}f}".rstrip("0").rstrip(".")


def _save(release: Release[Network], path: Path) -> tuple[str, ...]:
    """Write line by line for its owner only, and say how many links are left out for their conditions."""
    network = without_conditions(release.content)
    in_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    lines = (in_json(each) for each in ftm_entities(release, network))
    write_private(path, lambda out: out.writelines(f"{line}\n".encode("utf-8", "replace") for line in lines))
    held = release.content.links.height - network.links.height
    if not held:
        return ()
    return (counted(held, "1 link is left out for this.", "{} links are left out for this."),)


EXPORTER = Exporter(
    name="ftm",
    title="FollowTheMoney",
    suffix=".ftm.json",
    opens_in="Aleph, OpenAleph",
    takes=(Network,),
    leaves_out=(
        HOMES_LEFT_OUT,
        "FollowTheMoney has no peer groups, and an online space is no address. In the file a peer group is an "
        "organization, and every place is an address.",
        "It has no friendships, contacts, visits or parts in events. In the file these are links of the sort unknown, "
        "and their role says what they are.",
        "It has no grades and no handling codes. Both are in words in the description of a link.",
        "Times are those of the place where something happened. Programs that read FollowTheMoney take them for UTC.",
        "Ids are written as codes that can't be read back. The id that ctx-map knows is not lost, and is in the notes.",
        "Colours, shapes and the places of nodes on the canvas are not in the file.",
        "Programs that read FollowTheMoney do not keep conditions with a report. Reports with the handling code C are "
        "left out, and so are the people, places and things that only these mention.",
    ),
    writes=_save,
)
