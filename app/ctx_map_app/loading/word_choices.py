"""What the words of a column mean: a code of ours, nothing, or that the row is left out."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.propose import ColumnProposal
from ctx_map.bundle.proposal.words import BLANK, LEAVE_OUT, Word, codes_of
from ctx_map_app.frame.page import heading, render
from ctx_map_app.loading.own_columns import OwnFiles
from ctx_map_app.session.state import session

NO_LINK = "not there: no link"
NOT_SAID, READ_AS_BLANK = "choose what it means", "nothing: read the cell as blank"
NOT_IN_INITIALS = "The words of the columns are not shown while people are shown by their initials."
EXPLAINED = "A row with a word that has no meaning here is rejected. What you choose is saved in the mapping."


def draw_words(own: OwnFiles) -> None:
    """Draws each word of each column of words, with what it means."""
    columns = [each for each in (own.proposal.columns if own.proposal else ()) if each.words]
    if not columns:
        return
    heading("What each word means")
    if session().initials:
        st.info(NOT_IN_INITIALS)
        return
    st.caption(EXPLAINED)
    for number, each in enumerate(columns):
        st.html(render("own_column.html", name=each.column))
        for at, (word, meant) in enumerate(each.words.items()):
            draw_word(own, f"own_word_{number}_{at}", each, word, meant)


def draw_word(own: OwnFiles, key: str, column: ColumnProposal, word: str, meant: Word, *, unit: str = "row") -> None:
    """Draws one word of a column, with what it means. `unit` is what is counted of it."""
    st.session_state[key] = NOT_SAID if meant.means is None else meant.means
    name, choice = st.columns([2, 3], vertical_alignment="center")
    rows = f"1 {unit}" if meant.rows == 1 else f"{meant.rows:,} {unit}s"
    name.html(render("own_word.html", word=word, rows=rows))
    said = _meanings(column.concept)
    if unit == "cell" and LEAVE_OUT in said:
        said = {**said, LEAVE_OUT: NO_LINK}
    choice.selectbox(
        "What this word means",
        list(said),
        format_func=lambda means: said.get(means, means),
        key=key,
        on_change=lambda: _say(own, column, word, st.session_state[key]),
        label_visibility="collapsed",
    )


def _meanings(concept: Concept | None) -> Mapping[str, str]:
    """What a word can mean, each with how it is read."""
    codes = codes_of(concept) if concept else ()
    own = {NOT_SAID: NOT_SAID, **{str(code): str(code).replace("_", " ").lower() for code in codes}}
    return own | ({LEAVE_OUT: LEAVE_OUT} if concept is Concept.LINK_KIND else {BLANK: READ_AS_BLANK})


def _say(own: OwnFiles, column: ColumnProposal, word: str, means: str) -> None:
    if means != NOT_SAID:
        own.say(column.file, column.column, word, means)
