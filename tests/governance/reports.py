"""Checked bundles from a few rows, as the check of a bundle hands them to the intake."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.bundle.bundle import CheckedBundle, CheckReport, Problem, TableCount
from ctx_map.network.columns import CHECKED_LINK_SCHEMA, NODE_SCHEMA
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS
from ctx_map.vocabulary.tables import LINKS, NODE_TABLES, TABLE_OF

Value = str | float | bool | None
_LABEL_OF = {"P": Label.PERSON, "G": Label.PEER_GROUP, "L": Label.PLACE, "T": Label.THING, "E": Label.EVENT}
_LABEL_OF |= {"O": Label.ORGANISATION}


@dataclass(frozen=True)
class Node:
    """One node: its id begins with the letter of its label (P, G, L, T, E, O)."""

    id: str
    values: Mapping[str, Value]

    @property
    def label(self) -> Label:
        return _LABEL_OF[self.id[0]]


def node(id: str, **values: Value) -> Node:  # noqa: A002  the field's own word
    return Node(id, values)


def link(source: str, kind: str, target: str, ref: str, agency: str = "police", **said: Value) -> dict[str, Value]:
    """One report. Handling is P unless it is given."""
    return {"source": source, "kind": kind, "target": target, "ref": ref, "agency": agency, "handling": "P"} | said


def bundle_of(
    *links: Mapping[str, Value],
    nodes: Iterable[Node] = (),
    namespace: str = "police",
    name: str = "a file",
    problems: tuple[Problem, ...] = (),
) -> CheckedBundle:
    """A checked bundle of these reports.

    Ends that no node describes are brought by the bundle without properties, unless they hold a colon: those lie in the
    store.
    """
    known = {each.id: each for each in nodes}
    for report in links:
        for end in (str(report["source"]), str(report["target"])):
            if ":" not in end:
                known.setdefault(end, Node(end, {}))
    frames = {label: _nodes(known.values(), label, namespace) for label in Label}
    table = _links(links, known, namespace)
    counts = [TableCount(each.name, n, n, 0, 0) for each in NODE_TABLES if (n := frames[each.label].height)]  # type: ignore[index]
    account = CheckReport((*counts, TableCount(LINKS.name, table.height, table.height, 0, 0)), problems, ())
    present = {label: frame for label, frame in frames.items() if frame.height}
    return CheckedBundle(name, namespace, present, table, account, _digest([*present.values(), table], namespace))


def _nodes(nodes: Iterable[Node], label: Label, namespace: str) -> pl.DataFrame:
    rows = [
        {"key": f"{namespace}:{each.id}", **dict.fromkeys(TABLE_OF[label].column_names[1:]), **each.values}
        for each in nodes
        if each.label is label
    ]
    return pl.DataFrame(rows, schema=NODE_SCHEMA[label]).with_row_index("row", offset=2)


def _links(links: Iterable[Mapping[str, Value]], known: Mapping[str, Node], namespace: str) -> pl.DataFrame:
    rows = []
    for report in links:
        row: dict[str, Value] = dict.fromkeys(CHECKED_LINK_SCHEMA.names()) | dict(report)
        for end in ("source", "target"):
            given = str(report[end])
            if given in known:
                row |= {end: f"{namespace}:{given}", f"{end}_label": known[given].label.value}
        rows.append(row)
        assert row["kind"] in LINK_KINDS
    return pl.DataFrame(rows, schema=CHECKED_LINK_SCHEMA).with_row_index("row", offset=2)


def _digest(frames: Iterable[pl.DataFrame], namespace: str) -> str:
    digest = hashlib.sha256(namespace.encode())
    for frame in frames:
        digest.update("\n".join(sorted(frame.drop("row").write_csv(None).splitlines())).encode())
    return digest.hexdigest()
