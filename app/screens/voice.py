"""What do young people say themselves, and do they know that they are on this map?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from answered import Shown, draw_answer
from ctx_map.analysis import voice
from door import ask, look
from listing import Column, named, named_list, names_of, worded
from page import asking, line
from pickers import pick_people
from state import session

COLUMNS: Mapping[str, Column] = {
    "id": Column("Young person", "17%"),
    "words": Column("In their own words", "27%", help="as somebody wrote them down"),
    "own_account": Column("By their own account", "24%", help="reports that are the child's account"),
    "told": Column("Do they know?", "15%"),
    "finding": Column("To ask about"),
}


def show() -> None:
    """Ask, one call, draw."""
    people = session().people
    if session().initials:
        line(look("voice"))
        st.info("Own words are free text, which is left out while people stand by their initials: show names to read.")
        return

    answer = ask("voice", partial(voice, people=people), about=people)

    with asking():
        pick_people(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        named("id", names_of(answer.network.content)), named_list("own_account", {}), worded("told")
    )
    alt = "Young people by name, with their own words and whether they know of this map."
    draw_answer(answer, Shown(shown, COLUMNS, frame.get_column("id"), "voice_table", alt))


show()
