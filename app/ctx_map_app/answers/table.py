"""Tables whose selected row is what the session has selected: the same thing as on the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl
import streamlit as st

from ctx_map.analysis.answers.cells import WrittenTable
from ctx_map.analysis.question import Column, Written
from ctx_map_app.answers.table_component import table_component
from ctx_map_app.session.row_ids import about_of, row_of, told_apart
from ctx_map_app.session.state import TALL, session

MOST_ROWS = 2000
"""Rows of one table on a screen."""
HEIGHT = 460
"""Pixels on a laptop; a longer table scrolls by itself."""
AROUND = 480
"""Pixels of a tall screen that are not the table's."""
WIDE = 3
"""How many times as wide as another column one of sentences or lists is."""
NUMBERS = (Written.COUNT, Written.NUMBER, Written.SHARE)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table on a screen: its heading and how its values are set."""

    title: str
    width: str = ""
    """As style sheets have it, such as "30%"; empty leaves it to the browser."""
    number: bool = False
    digits: int | None = None
    """Digits after the point of a number."""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """A table that is a part of another picture: its height, and what is selected there."""

    height: int
    """Pixels."""
    selected: str | None
    """The ids that are selected, with | between them."""
    choose: Callable[[str | None], None]
    """Gets what the row is about that was chosen."""


def columns_of(declared: Sequence[Column]) -> list[TableColumn]:
    """The declared columns of a question as the screen sets them."""
    wide = sum(column.wide for column in declared)
    width = f"{100 * WIDE / (WIDE * wide + len(declared) - wide):.0f}%" if wide else ""
    return [
        TableColumn(
            column.heading, width=width if column.wide else "", number=column.written in NUMBERS, help=column.help
        )
        for column in declared
    ]


def table(
    frame: pl.DataFrame, columns: Mapping[str, TableColumn], *, key: str, alt: str, height: int | None = None
) -> None:
    """Draws these columns of the frame. `alt` says in a sentence what the table holds."""
    _draw(list(columns.values()), frame.select(list(columns)).rows(), None, None, key=key, alt=alt, height=height)


def selectable(
    frame: pl.DataFrame,
    columns: Mapping[str, TableColumn],
    *,
    ids: pl.Series,
    key: str,
    alt: str,
    where: Where | None = None,
) -> int | None:
    """Draws these columns of the frame and returns the number of the row that is selected.

    `ids` says what each row is about. The row of what the session has selected is marked, and a row that is chosen
    becomes what the session has selected.
    """
    return _selectable(list(columns.values()), frame.select(list(columns)).rows(), ids, key=key, alt=alt, where=where)


def answer_table(
    written: WrittenTable,
    *,
    ids: Sequence[str] | None,
    numbers: Sequence[int | None] = (),
    key: str,
    alt: str,
    where: Where | None = None,
) -> int | None:
    """Draws the rows of an answer, in the same way. `numbers` are those of the rows on the map of places."""
    columns = columns_of(written.columns)
    rows: Sequence[tuple[Any, ...]] = written.rows
    if any(numbers):
        columns.insert(0, TableColumn("No.", "3rem", number=True, help="the number on the map of places"))
        rows = [(number, *row) for number, row in zip(numbers, rows, strict=True)]
    if ids is None:
        _draw(columns, rows, None, None, key=key, alt=alt, height=where.height if where else None)
        return None
    return _selectable(columns, rows, pl.Series(ids, dtype=pl.String), key=key, alt=alt, where=where)


def _selectable(
    columns: Sequence[TableColumn],
    rows: Sequence[tuple[Any, ...]],
    ids: pl.Series,
    *,
    key: str,
    alt: str,
    where: Where | None,
) -> int | None:
    now, apart = session(), told_apart(ids)
    selected = where.selected if where else now.selected
    here = row_of(ids, apart, selected=selected, chosen=now.rows.get(key))
    chosen = None if here is None else apart[here]
    _draw(columns, rows, apart, chosen, key=key, alt=alt, height=where.height if where else None, where=where)
    return here


def _draw(
    columns: Sequence[TableColumn],
    rows: Sequence[tuple[Any, ...]],
    ids: pl.Series | None,
    selected: str | None,
    *,
    key: str,
    alt: str,
    height: int | None = None,
    where: Where | None = None,
) -> None:
    data = {
        "columns": [asdict(column) for column in columns],
        "rows": rows[:MOST_ROWS],
        "ids": None if ids is None else ids.head(MOST_ROWS).to_list(),
        "selected": selected,
        "alt": alt,
        "height": height or max(HEIGHT, session().viewport - AROUND),
        "tall": TALL,
        "viewport": session().viewport,
    }

    def chosen() -> None:
        row = st.session_state[key]["selected"]
        session().choose_row(key, row)
        if where:
            where.choose(about_of(row) if row else None)

    def seen() -> None:
        session().viewport = int(st.session_state[key]["viewport"] or 0)

    table_component(data, key=key, on_selected=chosen, on_viewport=seen)
    if len(rows) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS:,} of {len(rows):,} rows. Ask about fewer people or a shorter period.")
