"""Fields that say what the page says, and whether someone chose what a message of the browser says of them.

The browser sends the values of all fields with each message. One that it sent before the last drawing had arrived has
old values, which Streamlit takes for choices: a tab that the page had just opened was closed again. A hidden field has
the number of the last drawing that arrived. A value that was drawn, or that was heard before, is no choice.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TypeVar, cast

import streamlit as st

from ctx_map_app.frame.page import render

_KEY, DRAWN = "ctx_map_fields", "ws_drawn"
MOST = 50
"""Drawings that are remembered. A message about an older one has been on its way for minutes."""
_NOTHING = object()
ValueT = TypeVar("ValueT")


@dataclass
class _Fields:
    """What one tab was shown and has said."""

    number: int = 0
    """Of the drawing that is being made, or was made last."""
    drawn: dict[int, dict[str, object]] = field(default_factory=dict)
    """The values of fields by the number of the drawing."""
    heard_at: int = 0
    """The number of the drawing on which the last message was sent."""
    heard: dict[str, object] = field(default_factory=dict)
    """The values of fields in the last message."""
    opened: dict[str, object] = field(default_factory=dict)
    """What the page itself chose in answer to this message."""
    kept: dict[str, object] = field(default_factory=dict)
    """The value of each field that is held nowhere else."""


def begin_drawing() -> None:
    """Hears a message: comes before everything that draws a field."""
    now = _fields()
    now.kept |= {key: st.session_state.get(key, before) for key, before in now.kept.items() if chosen(key)}
    now.kept |= now.opened
    now.opened = {}
    now.heard_at = _claimed()
    now.heard = {key: st.session_state.get(key) for values in now.drawn.values() for key in values}
    now.number += 1
    now.drawn[now.number] = {}
    now.drawn.pop(now.number - MOST, None)


def offer(key: str, value: object) -> None:
    """Has the field that is drawn next under this key say this."""
    # what it says already is not put into it again: someone may be typing there
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    _fields().drawn.setdefault(_fields().number, {})[key] = value


def offer_kept(key: str, usual: ValueT, among: Collection[ValueT] = ()) -> ValueT:
    """The same for a field whose value is kept here, which is given back."""
    now = kept(key, usual, among)
    offer(key, now)
    return now


def kept(key: str, usual: ValueT, among: Collection[ValueT] = ()) -> ValueT:
    """What was chosen last in a field that is kept here, by someone or by the page; `usual` where it is not `among`."""
    found = cast("ValueT", _fields().kept.setdefault(key, st.session_state.get(key, usual)))
    if among and found not in among:
        found = _fields().kept[key] = usual
    return found


def choose_for(key: str, value: object) -> None:
    """Chooses something in a field that is kept here, in place of the reader."""
    # the field itself is left as the browser said it, for what is heard next
    _fields().opened[key] = value


def chosen(key: str) -> bool:
    """Whether someone chose what the message that is being heard says of a field."""
    now, at = _fields(), _claimed()
    said = st.session_state.get(key)
    drawn = now.drawn.get(at, {}).get(key, _NOTHING)
    before = drawn if at > now.heard_at else now.heard.get(key, drawn)
    later = [values[key] for number, values in now.drawn.items() if number > at and key in values]
    return said != before and said not in later


def end_drawing(step: int) -> None:
    """Signs the drawing with its number, and the step of the history that it shows. Comes after every field."""
    number = _fields().number
    with st.container(key="ws_signed"):
        st.session_state[DRAWN] = str(number)
        st.text_input("Drawing", key=DRAWN, label_visibility="collapsed")
        st.html(render("ws_drawn.html", number=number, step=step))


def _claimed() -> int:
    """The number of the drawing that the browser had when it sent the message."""
    said = str(st.session_state.get(DRAWN) or "")
    return int(said) if said.isdecimal() else 0


def _fields() -> _Fields:
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _Fields()
    found: _Fields = st.session_state[_KEY]
    return found
