"""Tables whose selected row is what the session has selected: the same thing as on the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from ctx_map.network import Network
from state import session

MOST_ROWS = 12
"""Rows that are seen at once; the rest scrolls."""
ROW = 36
"""Pixels."""


def names_of(network: Network) -> dict[str, str]:
    """What every node is called, by its key; where several are called the same, the id stands behind the name."""
    words = pl.coalesce("name", pl.format("{} {}", pl.coalesce("kind", "label"), "key"))
    named = network.nodes.select("key", words=words)
    same = pl.len().over("words") > 1
    told = named.with_columns(words=pl.when(same).then(pl.format("{} ({})", "words", "key")).otherwise("words"))
    return dict(told.iter_rows())


def named(column: str, names: Mapping[str, str]) -> pl.Expr:
    """A column of keys as names."""
    return pl.col(column).replace(names).alias(column)


def named_list(column: str, names: Mapping[str, str]) -> pl.Expr:
    """A column of lists of keys as names with commas."""
    return pl.col(column).list.eval(pl.element().replace(names)).list.join(", ").alias(column)


def selectable(frame: pl.DataFrame, columns: Mapping[str, Any], *, ids: pl.Series, key: str, alt: str) -> int | None:
    """Draws these columns of the frame (a title or a column setting each) and returns the number of the row that is selected.

    `ids` says what each row is about. The row of what the session has selected is marked, and a row that is chosen becomes what the
    session has selected.
    """
    here = ids.index_of(session().selected) if session().selected else None
    st.session_state[key] = {"selection": {"rows": [] if here is None else [here], "columns": [], "cells": []}}

    def chosen() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        session().selected = ids[rows[0]] if rows else None

    st.dataframe(
        frame.select(list(columns)),
        key=key,
        column_config=dict(columns),
        hide_index=True,
        on_select=chosen,
        selection_mode="single-row",
        height=ROW * (min(frame.height, MOST_ROWS) + 1) + 3,
        row_height=ROW,
        alt=alt,
    )
    return here
