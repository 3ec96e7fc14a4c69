"""The same content as a table: the answer with all of its rows, or what the canvas draws."""

from __future__ import annotations

import streamlit as st

from ctx_map.analysis.answers.cells import WrittenTable, marked_together, written_table
from ctx_map_app.answers.map_content_table import draw_links, draw_nodes
from ctx_map_app.answers.table import Where, answer_table
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Select
from ctx_map_app.session.state import BETWEEN
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.fields import offer_kept
from ctx_map_app.workspace.room import Room, do
from ctx_map_app.workspace.shell import window_size

ANSWER, NODES, LINKS = "All rows of the answer", "People, places and things", "Links"
AROUND = 236
"""Pixels of the window that are not the table's."""
WHICH, HOW_SURE = "ws_table", "ws_table_how_sure"


def table_picture(now: Room, drawn: Drawn) -> None:
    """Draws one of the tables. A row that is chosen is selected everywhere."""
    offered = [ANSWER, NODES, LINKS] if drawn.asked else [NODES, LINKS]
    which = offer_kept(WHICH, offered[0], offered)
    st.segmented_control("Table of", offered, key=WHICH, required=True, label_visibility="collapsed")
    where = Where(window_size()[1] - AROUND, BETWEEN.join(now.scene.selected) or None, _chosen)
    if which == ANSWER:
        _answer(drawn, where)
    elif which == NODES:
        draw_nodes(drawn.network.content, drawn.left, where=where)
    else:
        draw_links(drawn.network.content, drawn.left, where=where)


def _answer(drawn: Drawn, where: Where) -> None:
    if drawn.asked is None:
        return
    question, answer = drawn.asked
    rows = answer.result.content.rows
    if not rows:
        st.html(render("ws_nothing.html", words="This answer has no rows."))
        return
    written = written_table(question, rows, answer.network.content.names_by_key, ids=False)
    shown = written if all(column.in_front for column in written.columns) else _asked_for(written)
    answer_table(
        shown,
        ids=list(marked_together(question, rows)) if question.marks else None,
        key=f"ws_table_{question.name}",
        alt=f"{question.asks} {question.order}",
        where=where,
    )


def _asked_for(written: WrittenTable) -> WrittenTable:
    """What stands in front, and with one click how sure it is. All of it together is too wide for a laptop."""
    sure = offer_kept(HOW_SURE, usual=False)
    st.toggle("Show how sure this is", key=HOW_SURE)
    if sure:
        return written
    front = [at for at, column in enumerate(written.columns) if column.in_front]
    columns = tuple(written.columns[at] for at in front)
    return WrittenTable(columns, tuple(tuple(row[at] for at in front) for row in written.rows))


def _chosen(about: str | None) -> None:
    do(Select(tuple(dict.fromkeys(about.split(BETWEEN))) if about else ()))
