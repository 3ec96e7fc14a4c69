"""The screen of any question: its options, one call, and its answer."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ctx_map.analysis.question import Question
from ctx_map_app.answers.answer_view import draw_answer
from ctx_map_app.asking.option_fields import OptionFields
from ctx_map_app.asking.option_files import draw_file_form
from ctx_map_app.frame.page import line
from ctx_map_app.session.held_answers import ask, look
from ctx_map_app.session.state import session


def show_question(question: Question[Any]) -> None:
    """Ask, one call, draw."""
    if question.free_text and session().initials:
        line(look(f"{question.name}, names to choose from"))
        st.info(
            "This answer is people's own words, which are left out while initials are shown. Show names to read it."
        )
        return
    fields = OptionFields(question)
    if fields.missing:
        show_what_is_missing(question, fields)
        return

    with st.spinner(question.asks):
        answer = ask(question, fields.given, earlier=fields.earlier)

    fields.draw_pickers(answer.network.content)
    draw_answer(question, answer)


def show_what_is_missing(question: Question[Any], fields: OptionFields) -> None:
    """Says what has to be chosen or uploaded before the question can be asked."""
    first = fields.missing[0]
    if first.file:
        line(None)
        draw_file_form(first)
        return
    known = look(f"{question.name}, names to choose from")
    fields.draw_pickers(known.content)
    line(known)
    st.info(f'Fill in "{first.label}" to get an answer.')
