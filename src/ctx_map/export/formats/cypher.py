"""A Cypher script for Neo4j and other graph databases: one statement on each line, with all text in quotes.

It is no store of ctx-map. Another ctx-map loads the files of `csv`, which it checks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from ctx_map.export.account import HOMES_LEFT_OUT
from ctx_map.export.exporter import Exporter
from ctx_map.export.text import xml_clean
from ctx_map.export.xml_words import xml_account
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.network.tables import known_values, link_table, node_table
from ctx_map.private_file import write_private

Row = Mapping[str, Any]
ALL = "FromCtxMap"
"""The label of everything that a script makes, by which it can be deleted again."""
_BATCH = 500
"""Rows of a statement."""
_HEAD = (
    "// A network that ctx-map has saved. Read the node AboutThisFile before you use it.",
    "// Run it in an empty database, for example with cypher-shell -f. In any other it stops at its first statement.",
    f"// To delete it again: MATCH (n:{ALL}) DETACH DELETE n;",
    # to divide by nothing is the one way to stop in plain Cypher
    "MATCH (n) RETURN 1 / CASE count(n) WHEN 0 THEN 1 ELSE 0 END AS this_database_is_empty;",
    f"CREATE INDEX ctx_map_id IF NOT EXISTS FOR (n:{ALL}) ON (n.id);",
)
_ENDS = ("source", "target")
_quoted = json.JSONEncoder(ensure_ascii=False).encode


def cypher_lines(release: Release[Network]) -> Iterator[str]:
    """Return the lines of a script: comments of fixed words, and statements that end with a semicolon."""
    yield from _HEAD
    yield f"CREATE (:{ALL}:AboutThisFile {_map(xml_account(release))});"
    for (sort,), nodes in node_table(release.content).partition_by("node_type", as_dict=True).items():
        yield from _in_batches(nodes, _node, f"CREATE (n:{ALL}:{sort}) SET n = row;")
    for (kind,), links in link_table(release.content).partition_by("kind", as_dict=True).items():
        ends = f"MATCH (a:{ALL} {{id: row.from}}), (b:{ALL} {{id: row.to}})"
        yield from _in_batches(links, _link, f"{ends} CREATE (a)-[r:{kind}]->(b) SET r = row.said;")


def _in_batches(table: pl.DataFrame, as_map: Callable[[Row], str], then: str) -> Iterator[str]:
    for some in table.iter_slices(_BATCH):
        yield f"UNWIND [{', '.join(as_map(row) for row in some.iter_rows(named=True))}] AS row {then}"


def _node(row: Row) -> str:
    return _map(known_values(row, but=("node_type",)))


def _link(row: Row) -> str:
    said = known_values(row, but=("kind", "weight", *_ENDS))
    return f"{{from: {_literal(row['source'])}, to: {_literal(row['target'])}, said: {_map(said)}}}"


def _map(said: Row) -> str:
    """Values as a map. The names are those of columns, which are fixed words."""
    return f"{{{', '.join(f'{name}: {_literal(value)}' for name, value in said.items())}}}"


def _literal(value: Any) -> str:
    """A value as Cypher reads it.

    Text is in double quotes, escaped as in JSON. Parsers differ in whether they read a backslash and `u` before they
    read the quotes, so no `u` follows a backslash of a text: the text is joined of two there.
    """
    if isinstance(value, str):
        quoted = _quoted(xml_clean(value))
        return quoted.replace("\\\\u", '\\\\" + "u') if "\\" in value else quoted
    return json.dumps(value, allow_nan=False)


def _save(release: Release[Network], path: Path) -> Sequence[str]:
    lines = cypher_lines(release)
    write_private(path, lambda out: out.writelines(f"{line}\n".encode("utf-8", "replace") for line in lines))
    return ()


EXPORTER = Exporter(
    name="cypher",
    title="Cypher",
    suffix=".cypher",
    opens_in="Neo4j, Memgraph and other graph databases",
    takes=(Network,),
    leaves_out=(
        HOMES_LEFT_OUT,
        "The script makes no store of ctx-map. To load the network into another ctx-map, save it as csv.",
        "Dates are text, because some have no day or no time.",
        "Control characters in texts are replaced.",
        "Colours, shapes and the places of nodes on the canvas are not in the script.",
        "Whoever has the password of the database can see everything in it, without a mandate and without an audit.",
    ),
    writes=_save,
)
