"""Rows that come over Bolt, turned into columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain

import polars as pl
from neo4j import ManagedTransaction, Result

from ctx_map.store.cypher_text import NOT_CODE
from ctx_map.store.header import Statement
from ctx_map.store.ordering import ordered

_PARAMETERS = "parameters"
_STRING_OR_PARAMETER = re.compile(rf"{NOT_CODE.pattern}|\$(?P<name>\w+)", re.DOTALL)


def run(transaction: ManagedTransaction, statement: Statement, params: Mapping[str, object]) -> pl.DataFrame:
    """Runs a statement and gives its rows in its declared columns."""
    result = transaction.run(*as_sent(statement, params))
    if not statement.returns:
        result.consume()
        return pl.DataFrame()
    return ordered(_frame(result, statement.returns, in_lists=statement.in_lists), statement)


def as_sent(statement: Statement, params: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The text and the parameters that the server gets for a statement.

    The parameters of a reading statement are sent as one map. The server keeps a plan for each size of each text and
    list among the parameters: a window that is open or a longer list of ids would make it plan a long statement again,
    which takes seconds. A map has no size, so one plan serves every question.
    """
    if statement.access == "read":
        return _of_one_map(statement.unordered), {_PARAMETERS: dict(params)} if params else {}
    return statement.unordered, dict(params)


@cache
def _of_one_map(text: str) -> str:
    """The text of a statement that finds its parameters in the one map in which they are sent."""

    def in_the_map(found: re.Match[str]) -> str:
        return f"${_PARAMETERS}.{found['name']}" if found["name"] else found[0]

    return _STRING_OR_PARAMETER.sub(in_the_map, text)


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
