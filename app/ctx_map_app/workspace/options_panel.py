"""The options of a question under its answer, and those that have to be chosen before it can be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from pydantic.fields import FieldInfo

from ctx_map.analysis.question import Option, Picks, Question, ids_in
from ctx_map.network import Network
from ctx_map_app.asking.offered_names import offered
from ctx_map_app.asking.option_fields import bound, is_several, plain_type
from ctx_map_app.asking.pickers import FILTER, MOST_CHOSEN, choice_words, keys_for
from ctx_map_app.frame.page import render
from ctx_map_app.scene.actions import Ask
from ctx_map_app.session.state import session
from ctx_map_app.workspace.asked import missing, usual_options
from ctx_map_app.workspace.drawn import Drawn
from ctx_map_app.workspace.fields import chosen, offer
from ctx_map_app.workspace.room import Room, do, room

TWO = 2


def choose_first(now: Room, question: Question[Any], drawn: Drawn) -> None:
    """The options that have to be chosen before the question can be asked. It is asked as soon as they are."""
    st.subheader(question.asks, anchor=False)
    network, usual = drawn.network.content, usual_options(question, now.scene, drawn.network.content)
    needed = missing(question, now.scene, {})
    if any(question.explained[name].file for name in needed):
        st.html(render("ws_nothing.html", words="This question reads a file. Its own page has a place for it."))
        st.button("Open its page", key="ws_its_page", on_click=_open_page, args=(question.name,))
        return
    st.html(render("ws_nothing.html", words="Choose this first. What is selected on the canvas is chosen for you."))
    for name in needed:
        _field(question, name, usual.get(name), network)
    st.button("Ask", key="ws_ask_now", type="primary", on_click=_ask_chosen, args=(now, question, needed))


def options_of_answer(now: Room, question: Question[Any], drawn: Drawn) -> None:
    """The options of the question that is asked, in a window of their own. A change asks again."""
    names = [
        name for name, said in question.explained.items() if said.picks is not Picks.YOUNG_PEOPLE and not said.file
    ]
    if not names:
        return
    asked = dict(now.scene.options)
    changed = sum(name in asked for name in names)
    with st.expander(f"Options ({changed} set)" if changed else "Options"):
        for name in names:
            field = question.options.model_fields[name]
            default = None if field.is_required() else field.default
            _field(question, name, asked.get(name, default), drawn.network.content, on_change=_changed)


def _open_page(address: str) -> None:
    session().go_to = address


def _key(question: Question[Any], name: str) -> str:
    return f"ws_option_{question.name}_{name}"


def _ask_chosen(now: Room, question: Question[Any], needed: Sequence[str]) -> None:
    given = {name: _value(question, name) for name in needed}
    if not missing(question, now.scene, given):
        now.choosing = ""
        do(Ask.having(question.name, given))


def _changed(question: Question[Any], name: str) -> None:
    """Asks again with the option that was changed. One that has its default is not kept."""
    # a field of the question before can be told late, when another one has been asked
    if room().scene.question != question.name or not chosen(_key(question, name)):
        return
    value = _value(question, name)
    field = question.options.model_fields[name]
    others = {key: kept for key, kept in room().scene.options if key != name}
    is_default = not field.is_required() and value == (tuple(field.default) if _is_list(field) else field.default)
    if field.is_required() and not value:
        return
    do(Ask.having(question.name, others if is_default else {**others, name: value}))


def _is_list(field: FieldInfo) -> bool:
    return isinstance(field.default, tuple | list)


def _value(question: Question[Any], name: str) -> Any:
    value = st.session_state[_key(question, name)]
    if question.explained[name].picks is Picks.ROW:
        return "|".join(value)
    return tuple(value) if isinstance(value, list) else value


def _field(question: Question[Any], name: str, value: Any, network: Network, *, on_change: Any = None) -> None:
    """The field of one option, which says what the scene says."""
    said, field, key = question.explained[name], question.options.model_fields[name], _key(question, name)
    told: dict[str, Any] = {"key": key, "help": said.help, "on_change": on_change, "args": (question, name)}
    if on_change is None:
        told |= {"args": ()}
    kind = plain_type(field.annotation)
    # while something is chosen before asking, a field keeps what was put into it
    if on_change is not None or key not in st.session_state:
        offer(key, _as_shown(said, kind, value))
    if said.picks:
        _names(said, kind, network, told)
    elif said.choices:
        _choices(said, kind, told)
    elif kind is bool:
        st.toggle(said.label, **told)
    elif kind is int:
        st.number_input(
            said.label,
            min_value=bound(field, "ge"),
            max_value=bound(field, "le"),
            step=1,
            placeholder="Not set",
            **told,
        )
    else:
        st.multiselect(said.label, st.session_state[key], accept_new_options=True, placeholder="Type a name", **told)


def _as_shown(said: Option, kind: Any, value: Any) -> Any:
    if said.picks is Picks.ROW or is_several(kind):
        return list(ids_in(value))
    return str(value) if said.choices and value is not None else value


def _choices(said: Option, kind: Any, told: Mapping[str, Any]) -> None:
    options: dict[str, Any] = {"format_func": lambda each: said.choices[str(each)], **told}
    if is_several(kind):
        st.pills(said.label, list(said.choices), selection_mode="multi", **options)
    else:
        st.selectbox(said.label, list(said.choices), **options)


def _names(said: Option, kind: Any, network: Network, told: Mapping[str, Any]) -> None:
    """People, places and things by name. Enter chooses the first whose name begins with what was typed."""
    picks = said.picks or Picks.ANY
    words, keys, key = choice_words(network), keys_for(network, picks), told["key"]
    known = set(keys)
    several = picks is Picks.ROW or is_several(kind)
    now = st.session_state[key]
    here = [each for each in now if each in known] if several else [now] if now in known else []
    offer(key, here if several else next(iter(here), None))
    names = offered(keys, words, label=said.label, key=key, chosen=here)
    options: dict[str, Any] = {"format_func": lambda each: words.get(each, each), "filter_mode": FILTER, **told}
    if several:
        most = TWO if picks is Picks.ROW else MOST_CHOSEN
        st.multiselect(
            said.label,
            names,
            max_selections=most,
            select_all=False,
            placeholder="Type the beginning of a name",
            **options,
        )
    else:
        st.selectbox(said.label, names, index=None, placeholder="Type the beginning of a name", **options)
