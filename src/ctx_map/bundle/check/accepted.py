"""What is left when problems and duplicates are taken away: frames for the store, counts, and a digest over it all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.bundle.bundle import Problem, TableCount
from ctx_map.bundle.check.log import AT, Log
from ctx_map.bundle.check.typed import TypedTable
from ctx_map.bundle.raw import FILE, ROW
from ctx_map.network.columns import LINK_SCHEMA, NODE_SCHEMA
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS

_BETWEEN = "\x1f"
"""Between the columns of a row in the digest; no cell can have it."""
_BOTH_WAYS = [kind.name for kind in LINK_KINDS.values() if kind.both_ways]
_FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Accepted:
    """The accepted rows of one table, each once, and its account."""

    rows: pl.DataFrame
    count: TableCount


def accepted_nodes(
    typed: TypedTable, label: Label, namespace: str, duplicates: pl.Series, log: Log, read: Iterable[Problem]
) -> Accepted:
    """The nodes of one table under their full keys, with the sender's row number beside them."""
    rejected = _rejected(typed, log, read)
    left_out = pl.concat([rejected.positions, duplicates])
    kept = _without(typed.rows, left_out)
    key = pl.lit(f"{namespace}:") + pl.col("id")
    names = [name for name in NODE_SCHEMA[label].names() if name != "key"]
    return Accepted(kept.select(key.alias("key"), *names, ROW), _count(typed, rejected, duplicates))


def accepted_links(typed: TypedTable, log: Log, read: Iterable[Problem]) -> Accepted:
    """The links, with the sender's row number beside them. A row that says all that another says is a duplicate."""
    rejected = _rejected(typed, log, read)
    kept = _without(typed.rows, rejected.positions)
    said = _said(kept)
    if said.n_unique() == said.len():
        duplicates = kept.get_column(AT).clear()
    else:
        again = ~said.is_first_distinct()
        duplicates = kept.get_column(AT).filter(again)
        kept = kept.filter(~again)
    return Accepted(kept.select(*LINK_SCHEMA.names(), ROW), _count(typed, rejected, duplicates))


@dataclass(frozen=True, slots=True)
class _Rejected:
    positions: pl.Series
    """Of rows that reading kept."""
    beside: int
    """Rows that reading could not keep: torn, broken."""


def _rejected(typed: TypedTable, log: Log, read: Iterable[Problem]) -> _Rejected:
    """Rows with a problem: those that the check found, and those that reading found."""
    positions = log.rejected(typed.name)
    where = {
        (problem.file, problem.row)
        for problem in read
        if problem.table == typed.name and problem.row is not None and problem.row >= _FIRST_ROW
    }
    if not where:
        return _Rejected(positions, 0)
    found = pl.DataFrame(list(where), schema={FILE: pl.String, ROW: pl.UInt32}, orient="row")
    kept = typed.rows.join(found, on=[FILE, ROW], how="semi")
    beside = found.join(typed.rows, on=[FILE, ROW], how="anti").height
    return _Rejected(pl.concat([positions, kept.get_column(AT)]).unique(), beside)


def _without(rows: pl.DataFrame, positions: pl.Series) -> pl.DataFrame:
    return rows.filter(~pl.col(AT).is_in(positions.implode())) if positions.len() else rows


def _count(typed: TypedTable, rejected: _Rejected, duplicates: pl.Series) -> TableCount:
    again = duplicates.filter(~duplicates.is_in(rejected.positions.implode())).len() if duplicates.len() else 0
    refused = rejected.positions.len() + rejected.beside
    rows_in = typed.rows.height + rejected.beside
    return TableCount(typed.name, rows_in, rows_in - refused - again, refused, again)


def digest(namespace: str, nodes: Mapping[Label, pl.DataFrame], links: pl.DataFrame) -> str:
    """SHA-256 over the accepted rows, sorted, so that the order of rows, tables and columns and the format do not count."""
    total = hashlib.sha256(f"ctx-map 1{_BETWEEN}{namespace}\n".encode())
    for label in Label:
        total.update(_sorted(label.value, _joined(nodes[label].drop(ROW))))
    total.update(_sorted("links", _said(links)))
    return total.hexdigest()


def _said(links: pl.DataFrame) -> pl.Series:
    """All that each link says as one text; where the direction carries no meaning, whichever way it was written."""
    turned = pl.col("kind").is_in(_BOTH_WAYS) & (pl.col("source") > pl.col("target"))
    if links.select(turned.any()).item():
        sides = [
            pl.when(turned).then(other).otherwise(one).alias(one)
            for one, other in (
                ("source", "target"),
                ("target", "source"),
                ("source_label", "target_label"),
                ("target_label", "source_label"),
            )
        ]
        links = links.with_columns(sides)
    return _joined(links.select(LINK_SCHEMA.names()))


def _joined(rows: pl.DataFrame) -> pl.Series:
    columns = sorted(rows.columns)
    return rows.select(pl.concat_str(pl.col(columns).cast(pl.String).fill_null(""), separator=_BETWEEN)).to_series()


def _sorted(table: str, said: pl.Series) -> bytes:
    text = said.sort().str.join("\n").item() if said.len() else ""
    return f"{table} {said.len()}\n{text}\n".encode()
