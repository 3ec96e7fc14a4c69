"""Runs statements on the embedded database. What it says on failure holds values, and stops here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import polars as pl

from ctx_map.errors import StatementFailed
from ctx_map.store.header import Statement
from ctx_map.store.ordering import ordered

_MAKES = re.compile(r"\bCREATE (?:NODE|REL) TABLE IF NOT EXISTS (\w+)\(")


def run(connection: Any, statement: Statement, params: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a statement, in its declared columns and order."""
    return ordered(run_unordered(connection, statement, params), statement)


def run_unordered(connection: Any, statement: Statement, params: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a statement, in its declared columns and any order."""
    frame = _execute(connection, statement.unordered, dict(params), name=statement.name)
    if not statement.returns:
        return pl.DataFrame()
    return frame.select(pl.col(name).cast(sort) for name, sort in statement.returns.items())


def table_made_by(statement: Statement) -> str | None:
    """The table that a statement of the layout makes, or None where it changes one."""
    made = _MAKES.search(statement.text)
    return made[1] if made else None


def control(connection: Any, word: str) -> None:
    """BEGIN TRANSACTION, COMMIT, ROLLBACK or CHECKPOINT."""
    _execute(connection, word, {}, name=word.lower())


def roll_back(connection: Any) -> None:
    """Takes back what was written since BEGIN TRANSACTION, where a transaction is still open."""
    with suppress(StatementFailed):
        control(connection, "ROLLBACK")


def _execute(connection: Any, text: str, params: dict[str, Any], *, name: str) -> pl.DataFrame:
    """Runs one statement and closes its result: the file stays locked as long as one is open."""
    frame: pl.DataFrame | None = None
    with suppress(Exception):
        result = connection.execute(text, params)
        try:
            frame = result.get_as_pl()
        finally:
            result.close()
    if frame is None:
        raise StatementFailed(name, tuple(params))
    return frame
