"""The shape that most screens have: the finding, a table, and the evidence of the row that is selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import polars as pl
import streamlit as st

from door import Answer
from evidence import evidence_panel
from listing import Column, names_of, selectable, table
from page import finding, line, method
from to_map import lead_to_map

RowT = TypeVar("RowT")


def _nothing() -> None:
    """For a screen that draws nothing else."""


@dataclass(frozen=True, slots=True)
class Shown(Generic[RowT]):
    """How an answer stands on the screen: a row of the frame a row of the answer."""

    frame: pl.DataFrame
    columns: Mapping[str, Column]
    ids: pl.Series | None
    """What each row is about: keys of nodes with | between them, or the key of a link. The map marks the same. None
    where a row is about nothing on the map, and has no reports to show."""
    key: str
    alt: str
    """The table in a sentence, for those who do not see it."""
    titles: pl.Series | None = None
    """What stands over the evidence of each row, where it is about several things at once."""
    below: Callable[[], None] = _nothing
    """Draws what stands under the table, such as a map."""
    beside: Callable[[RowT], None] | None = None
    """Draws what stands over the evidence of the selected row."""


def draw_answer(answer: Answer[RowT], shown: Shown[RowT], *, only_row: bool = False) -> None:
    """Draws the line on handling, the finding, the table with its method, and the evidence.

    With `only_row` the row of an answer that has just one needs no selecting.
    """
    line(answer.result)
    finding(answer.result.content, names=names_of(answer.network.content))
    if shown.ids is None:
        table(shown.frame, shown.columns, key=shown.key, alt=shown.alt)
        shown.below()
        method(answer.result.content)
    else:
        _with_evidence(answer, shown, shown.ids, only_row=only_row)


def _with_evidence(answer: Answer[RowT], shown: Shown[RowT], ids: pl.Series, *, only_row: bool) -> None:
    """The table, and beside it the reports behind the row that is selected."""
    result = answer.result.content
    rows, panel = st.columns([9, 4], gap="medium")
    with rows:
        chosen = selectable(shown.frame, shown.columns, ids=ids, key=shown.key, alt=shown.alt)
        shown.below()
        method(result)
    row = 0 if chosen is None and only_row and shown.frame.height == 1 else chosen
    with panel:
        about = None if row is None else ids[row]
        lead_to_map(answer.network.content, about)
        if row is not None and shown.beside is not None:
            shown.beside(result.rows[row])
        evidence_panel(
            answer.network,
            about=about,
            reports=None if row is None else result.reports(result.rows[row]),
            title="" if row is None or shown.titles is None else shown.titles[row],
        )


def joined(*columns: str) -> pl.Expr:
    """The keys in these columns with | between them."""
    return pl.concat_str(*columns, separator="|")
