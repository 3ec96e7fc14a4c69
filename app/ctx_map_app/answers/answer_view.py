"""How the answer to any question is shown: finding, table, method, and the evidence of the row that is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ctx_map.analysis.answers.cells import Cell, WrittenTable, marked_together, written_table
from ctx_map.analysis.question import Question
from ctx_map_app.answers.evidence_panel import evidence_panel
from ctx_map_app.answers.finding import finding, method, notes
from ctx_map_app.answers.map_button import map_button
from ctx_map_app.answers.pictures import picture_of
from ctx_map_app.answers.table import answer_table
from ctx_map_app.frame.page import line
from ctx_map_app.session.held_answers import Answer
from ctx_map_app.session.state import BETWEEN

ROW = "row "
"""Before the number of a row that marks nothing on the map, so that it can be selected all the same."""


def draw_answer(question: Question[Any], answer: Answer[Any]) -> None:
    """Draws the line on handling, the finding, the table with its method, and the evidence.

    The row of an answer that has only one needs no selecting.
    """
    result = answer.result.content
    line(answer.result)
    finding(result)
    written = written_table(question, result.rows, answer.network.content.names_by_key, ids=False)
    picture = picture_of(question, answer)
    if not question.marks:
        _table(question, written, None, picture.numbers)
        picture.draw_below()
        notes(result)
        method(result)
        return
    rows, panel = st.columns([9, 4], gap="medium")
    ids = _row_ids(marked_together(question, result.rows))
    with rows:
        chosen = _table(question, written, ids, picture.numbers)
        picture.draw_below()
        notes(result)
        method(result)
    row = 0 if chosen is None and len(ids) == 1 else chosen
    with panel:
        _evidence(answer, None if row is None else ids[row], row, written.rows)
        if row is not None:
            picture.draw_beside(result.rows[row])


def _table(
    question: Question[Any], written: WrittenTable, ids: Sequence[str] | None, numbers: Sequence[int | None]
) -> int | None:
    alt = f"{question.asks} {question.order}"
    return answer_table(written, ids=ids, numbers=numbers, key=f"{question.name}_table", alt=alt)


def _row_ids(marked: Sequence[str]) -> list[str]:
    return [each or f"{ROW}{number}" for number, each in enumerate(marked)]


def _evidence(answer: Answer[Any], about: str | None, row: int | None, cells: Sequence[tuple[Cell, ...]]) -> None:
    """The reports behind a row, under the names of what it marks; what is selected elsewhere where there is none."""
    network, result = answer.network, answer.result.content
    map_button(network.content, about)
    if about is None or row is None:
        evidence_panel(network)
        return
    known = network.content.names_by_key
    named = [known[key] for key in about.split(BETWEEN) if key in known]
    title = _in_short(named) if named else str(cells[row][0])
    evidence_panel(network, about=about, reports=result.reports(result.rows[row]), title=title)


def _in_short(names: Sequence[str], most: int = 4) -> str:
    more = len(names) - most
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:most])} and {more} more"
