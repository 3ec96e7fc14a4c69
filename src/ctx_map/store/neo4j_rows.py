"""Rows that come over Bolt, turned into columns."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

import polars as pl
from neo4j import ManagedTransaction, Result

from ctx_map.store.header import Statement
from ctx_map.store.ordering import ordered


def run(transaction: ManagedTransaction, statement: Statement, params: Mapping[str, object]) -> pl.DataFrame:
    """Runs a statement and gives its rows in its declared columns."""
    result = transaction.run(statement.unordered, dict(params))
    if not statement.returns:
        result.consume()
        return pl.DataFrame()
    return ordered(_frame(result, statement.returns, in_lists=statement.in_lists), statement)


def _frame(result: Result, schema: pl.Schema, *, in_lists: bool) -> pl.DataFrame:
    """The columns of a result. A record is a tuple, and is read as one: its own iterator is slow."""
    rows = [tuple.__iter__(record) for record in result]
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    pairs = zip(schema.items(), columns, strict=True)
    return pl.DataFrame(
        [
            pl.Series(name, list(chain.from_iterable(values)) if in_lists else values, dtype=sort)
            for (name, sort), values in pairs
        ]
    )
