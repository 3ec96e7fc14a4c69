"""What is left when problems and duplicates are taken away: frames for the store, counts, and a digest over it all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from ctx_map.bundle.bundle import Bundle, Problem, TableCount
from ctx_map.bundle.check.notes import AT, Notes
from ctx_map.bundle.check.typed import TypedTable
from ctx_map.bundle.raw import FILE, ROW
from ctx_map.network.columns import CHECKED_LINK_SCHEMA, LINK_SCHEMA, NODE_SCHEMA, WITHDRAWN
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import both_ways_kinds

_BETWEEN, _ENDS = "\x1f", "\x1e"
"""Between the columns of a row, and at its end, in the digest; no cell can have them."""
_TELLING = ("ref", "key")
_BOTH_WAYS = both_ways_kinds()
_FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Accepted:
    """The accepted rows of one table, each once, and its account."""

    rows: pl.DataFrame
    count: TableCount
    numbers: pl.Series
    """The sender's row number of every row of the table, accepted or not."""
    fates: tuple[pl.Series, pl.Series]
    """The positions of rejected and of duplicate rows."""
    said: pl.Series
    """All that each row says as one text, sorted: what the digest is made of."""


def accepted_nodes(typed: TypedTable, label: Label, bundle: Bundle, *, duplicates: pl.Series, notes: Notes) -> Accepted:
    """Return the nodes of one table under their full keys, with the sender's row number beside them."""
    rejected = _rejected(typed, notes, bundle.problems)
    left_out = pl.concat([rejected.positions, duplicates])
    kept = _without(typed.rows, left_out)
    key = pl.lit(f"{bundle.namespace}:") + pl.col("id")
    names = [name for name in NODE_SCHEMA[label].names() if name != "key"]
    rows = kept.select(key.alias("key"), *names, ROW)
    count = _count(typed, rejected, duplicates)
    numbers, fates = typed.rows.get_column(ROW), (rejected.positions, duplicates)
    return Accepted(rows, count, numbers, fates, _joined(rows.drop(ROW)).sort())


def accepted_links(typed: TypedTable, notes: Notes, read: Iterable[Problem]) -> Accepted:
    """Return the links, with the sender's row number beside them. A row that says all of another is a duplicate."""
    rejected = _rejected(typed, notes, read)
    kept = _without(typed.rows, rejected.positions)
    said = _said(kept)
    in_order = said.sort()
    duplicates = kept.get_column(AT).clear()
    if (in_order == in_order.shift()).any():
        again = ~said.is_first_distinct()
        duplicates = kept.get_column(AT).filter(again)
        kept = kept.filter(~again)
        in_order = in_order.filter(in_order.is_first_distinct())
    rows, count = kept.select(*CHECKED_LINK_SCHEMA.names(), ROW), _count(typed, rejected, duplicates)
    return Accepted(rows, count, typed.rows.get_column(ROW), (rejected.positions, duplicates), in_order)


@dataclass(frozen=True, slots=True)
class _Rejected:
    positions: pl.Series
    """Of rows that reading kept."""
    beside: int
    """Rows that reading could not keep: torn, broken."""


def _rejected(typed: TypedTable, notes: Notes, read: Iterable[Problem]) -> _Rejected:
    """Rows with a problem: those that the check found, and those that reading found."""
    positions = notes.rejected(typed.name)
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


def digest(
    namespace: str, nodes: Mapping[Label, Accepted], links: Accepted, *, speaks_for: tuple[str, ...] | None = None
) -> str:
    """Return the SHA-256 of the accepted rows, whatever their order, that of tables and columns, and the format.

    The same rows as a full delivery say more, so they have another one.
    """
    total = hashlib.sha256(f"ctx-map 1{_BETWEEN}{namespace}{_ENDS}".encode())
    for label in Label:
        for piece in _listed(label.value, nodes[label].said):
            total.update(piece)
    for piece in _listed("links", links.said):
        total.update(piece)
    if speaks_for is not None:
        total.update(f"full {_BETWEEN.join(speaks_for)}{_ENDS}".encode())
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
    # a file that withdraws nothing reads as it did before files could
    withdraws = links.get_column(WITHDRAWN).null_count() < links.height
    return _joined(links.select((CHECKED_LINK_SCHEMA if withdraws else LINK_SCHEMA).names()))


def _joined(rows: pl.DataFrame) -> pl.Series:
    """All that each row says as one text. What tells rows apart stands first: sorting is much faster so."""
    blank = {column for column in rows.columns if rows.get_column(column).null_count() == rows.height}
    first = [column for column in _TELLING if column in rows.columns]
    texts = [
        pl.lit("") if column in blank else pl.col(column).cast(pl.String).fill_null("")
        for column in [*first, *sorted(set(rows.columns) - set(first))]
    ]
    said = pl.concat_str([*texts, pl.lit(_ENDS)], separator=_BETWEEN).alias("said")
    # a frame with one column more, so that a row of literals is as long as the others
    return rows.select(said, rows.columns[0]).get_column("said")


def _listed(table: str, said: pl.Series) -> Iterator[bytes]:
    """The texts of all rows one after the other, each with its end, without making one long text of them."""
    yield f"{table} {said.len()}{_ENDS}".encode()
    if said.len():
        yield said.to_arrow(compat_level=pl.CompatLevel.oldest()).buffers()[2]
