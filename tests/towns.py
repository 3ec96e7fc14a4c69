"""Tiny towns for tests: a Network from a few ties, with labels worked out from the kinds of link.

    town(("ash", "SPENDS_TIME_AT", "park"), tie("bo", "CONTACTED", "ash", since="2026-05-01"), nodes=[adult("bo")])

Keys are the bare names that the test uses, unless `namespace` is given. A person about whom nothing is said has no
date of birth and no kind: age not known, so treated as a child.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from ctx_map.network import Network, Withheld
from ctx_map.network.columns import LINK_PROPERTIES, LINK_SCHEMA, NODE_SCHEMA
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS

TODAY = date(2026, 11, 24)
Value = str | float | bool | None

_NODE_COLUMNS: dict[str, pl.DataType] = {"key": pl.String(), "label": pl.String()}
for _schema in NODE_SCHEMA.values():
    _NODE_COLUMNS |= {name: pl.String() if kind == pl.String else pl.Float64() for name, kind in _schema.items()}
_LINK_COLUMNS: dict[str, pl.DataType] = {
    "key": pl.String(),
    "source": pl.UInt32(),
    "target": pl.UInt32(),
    "kind": pl.String(),
    **{name: pl.Boolean() if LINK_SCHEMA[name] == pl.Boolean else pl.String() for name in LINK_PROPERTIES},
}


@dataclass(frozen=True)
class Tie:
    """One report: who, how, whom, and what the report says."""

    source: str
    kind: str
    target: str
    report: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Node:
    """One node about which something is said."""

    key: str
    label: Label
    properties: Mapping[str, Value] = field(default_factory=dict)


def tie(source: str, kind: str, target: str, **report: Value) -> Tie:
    """A report with what it says: since, until, agency, ref, grade, handling, protective, role, key."""
    return Tie(source, kind, target, report)


def person(key: str, *, born: Value = None, kind: Value = None, **properties: Value) -> Node:
    return Node(key, Label.PERSON, {"date_of_birth": born, "kind": kind, **properties})


def young(key: str, **properties: Value) -> Node:
    return person(key, kind="young_person", **properties)


def adult(key: str, **properties: Value) -> Node:
    return person(key, kind="adult", **properties)


def place(key: str, **properties: Value) -> Node:
    return Node(key, Label.PLACE, properties)


def thing(key: str, **properties: Value) -> Node:
    return Node(key, Label.THING, properties)


def event(key: str, **properties: Value) -> Node:
    return Node(key, Label.EVENT, properties)


def organisation(key: str, **properties: Value) -> Node:
    return Node(key, Label.ORGANISATION, properties)


def peer_group(key: str, **properties: Value) -> Node:
    return Node(key, Label.PEER_GROUP, properties)


def town(
    *ties: Tie | tuple[str, str, str],
    nodes: Iterable[Node] = (),
    as_at: date = TODAY,
    since: str | None = None,
    until: str | None = None,
    withheld: Withheld | None = None,
    namespace: str = "",
) -> Network:
    """The network of these ties. Ends that no node describes get the first label that their kind of link allows."""
    reports = [each if isinstance(each, Tie) else Tie(*each) for each in ties]
    known = {node.key: node for node in nodes}
    for report in reports:
        for key, label in zip((report.source, report.target), _labels(report, known), strict=True):
            known.setdefault(key, Node(key, label))
    prefix = f"{namespace}:" if namespace else ""
    frame = _node_frame(known.values(), prefix)
    codes = {key: code for code, key in enumerate(frame["key"])}
    return Network(
        frame, _link_frame(reports, codes, prefix), as_at, since=since, until=until, withheld=withheld or Withheld()
    )


def _labels(report: Tie, known: Mapping[str, Node]) -> tuple[Label, Label]:
    for source, target in LINK_KINDS[report.kind].ends:
        fits = {report.source: source, report.target: target}
        if all(key not in known or known[key].label == label for key, label in fits.items()):
            return source, target
    raise AssertionError(f"a {report.kind} cannot join these two ends")


def _node_frame(nodes: Iterable[Node], prefix: str) -> pl.DataFrame:
    rows: list[dict[str, Value]] = []
    for node in nodes:
        said: dict[str, Value] = {"name": node.key.replace("_", " ").capitalize(), **node.properties}
        rows.append({**said, "key": prefix + node.key, "label": node.label.value})
    return pl.DataFrame([{name: row.get(name) for name in _NODE_COLUMNS} for row in rows], schema=_NODE_COLUMNS).sort(
        "key"
    )


def _link_frame(reports: list[Tie], codes: Mapping[str, int], prefix: str) -> pl.DataFrame:
    rows = []
    for number, report in enumerate(reports):
        row: dict[str, object] = {"ref": f"r{number}", "agency": "school", "key": f"{prefix}link{number:04d}"}
        row |= report.report
        row |= {"source": codes[prefix + report.source], "target": codes[prefix + report.target], "kind": report.kind}
        rows.append({name: row.get(name) for name in _LINK_COLUMNS})
    return pl.DataFrame(rows, schema=_LINK_COLUMNS).sort("key")
