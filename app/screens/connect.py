"""How are these two linked, through whom and where, and on whose reports does each step rest?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl
import streamlit as st

from ctx_map.analysis import connect
from door import ask, look
from evidence import evidence_panel
from listing import Column, names_of, selectable
from page import fields, finding, line, method
from pickers import at_least, pick_end
from to_map import lead_to_map

COLUMNS: Mapping[str, Column] = {
    "through": Column("Chain", "62%"),
    "steps": Column("Steps", number=True),
    "single_report_steps": Column("Steps on one report", number=True, help="steps that rest on one report alone"),
    "busiest": Column(
        "Busiest stop", number=True, help="how many others are joined to the busiest place, thing or event on the way"
    ),
}


def show() -> None:
    """Ask, one call, draw."""
    known = look("who and what can be connected")
    first, second, number = fields(2, 2, 1)
    with first:
        a = pick_end(known.content, "From", key="connect_from")
    with second:
        b = pick_end(known.content, "To", key="connect_to")
    with number:
        steps = at_least("Steps, at most", "connect_steps", default=6, most=10)
    line(known)
    if a is None or b is None:
        st.info("Choose two people, places or things to see how reports link them.")
        return

    answer = ask("connect", partial(connect, a=a, b=b, max_steps=steps), about=(a, b))

    line(answer.result)
    names = names_of(answer.network.content)
    finding(answer.result.content, names=names)
    frame = answer.result.content.to_frame().with_columns(
        through=pl.col("nodes").list.eval(pl.element().replace(names)).list.join(" → ")
    )
    chains = frame.select(pl.col("nodes").list.join("|")).to_series()
    row = selectable(frame, COLUMNS, ids=chains, key="connect_table", alt="Chains of reports between the two.")
    if row is not None or frame.height == 1:
        chain = answer.result.content.rows[row or 0]
        lead_to_map(answer.network.content, chains[row or 0])
        evidence_panel(
            answer.network, title=frame.item(row or 0, "through"), reports=answer.result.content.reports(chain)
        )

    method(answer.result.content)


show()
