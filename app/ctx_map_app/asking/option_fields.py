"""The fields of a question's options, made from their declaration: a field for each type, with its bounds and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import streamlit as st
from pydantic.fields import FieldInfo
from streamlit.delta_generator import DeltaGenerator

from ctx_map.analysis.question import Option, Picks, Question
from ctx_map.network import Network
from ctx_map_app.asking.field_keys import EARLIER, chosen_key, field_key
from ctx_map_app.asking.option_files import upload_option_file
from ctx_map_app.asking.pickers import MOST_CHOSEN, pick_one, pick_several
from ctx_map_app.frame.page import asking
from ctx_map_app.session.state import DAY_FORMAT, session

USUAL_WEEKS = 4
"""Weeks before the day of the view, for a question that compares with an earlier day."""
FEW = 10
"""Numbers that are offered as a list and not typed."""
MAIN_WIDTH, MORE_WIDTH, ROW_WIDTH = 5, 2, 10
ENDS_OF_A_LINK = 2


class OptionFields:
    """The fields of one question on its screen, and what they say.

    The fields in which somebody is chosen by name are drawn last, with `draw_pickers`, because the names come from the
    answer. What was chosen is known before.
    """

    def __init__(self, question: Question[Any]) -> None:
        self.question = question
        self.values: dict[str, Any] = {}
        self.earlier: date | None = None
        self._slots: dict[str, DeltaGenerator] = {}
        self._draw()

    @property
    def missing(self) -> Sequence[Option]:
        """The options without which the question can't be asked, and which nobody has set yet."""
        found = self.question.options.model_fields.items()
        return [
            self.question.explained[name] for name, field in found if field.is_required() and not self.values.get(name)
        ]

    @property
    def given(self) -> Mapping[str, Any]:
        """The options that are set. Those that nobody set have the defaults of the question."""
        return {name: value for name, value in self.values.items() if value is not None}

    def draw_pickers(self, network: Network) -> None:
        """Draws the fields in which people, places and things are chosen by name."""
        for name, slot in self._slots.items():
            with slot:
                self._draw_picker(network, name)

    def _draw(self) -> None:
        fields = self.question.options.model_fields
        shown = [name for name in fields if self._said(name).main]
        more = [name for name in fields if not self._said(name).main]
        # people and places first: they are what a question is about, and need most room
        shown.sort(key=lambda name: self._said(name).picks is None)
        names = ([EARLIER] if self.question.compares else []) + shown
        widths = [MAIN_WIDTH if name != EARLIER and self._said(name).picks else 3 for name in names]
        if not names and not more:
            return
        widths += [MORE_WIDTH] if more else []
        # what is left of the row stays empty, so that a single field is not drawn across it
        left = max(0, ROW_WIDTH - sum(widths))
        columns = asking().columns([*widths, *([left] if left else [])], vertical_alignment="bottom")
        for name, column in zip(names, columns, strict=False):
            with column:
                self._draw_one(name)
        if more:
            with columns[len(names)], self._more(more):
                for name in more:
                    self._draw_one(name)

    def _more(self, names: Sequence[str]) -> DeltaGenerator:
        """The place for the other options. Its button says how many of them are set, as they change the answer."""
        count = sum(self._is_set(name) for name in names)
        label = f"More options ({count} set)" if count else "More options"
        return st.popover(label, key=f"{self.question.name}.more", width="stretch")

    def _is_set(self, name: str) -> bool:
        field = self.question.options.model_fields[name]
        value = st.session_state.get(field_key(self.question, name))
        return value not in (None, [], field.default)

    def _draw_one(self, name: str) -> None:
        if name == EARLIER:
            self.earlier = _earlier_day(field_key(self.question, EARLIER))
        elif self._said(name).picks:
            self._slots[name] = st.container()
            self.values[name] = self._picked(name)
        else:
            field, said = self.question.options.model_fields[name], self._said(name)
            self.values[name] = _draw_field(field, said, key=field_key(self.question, name))

    def _picked(self, name: str) -> Any:
        """What is chosen: several ids, one id, or the two ends of a link as one value."""
        picks, now = self._said(name).picks, session()
        if picks is Picks.ROW:
            return "|".join(now.chosen.get(chosen_key(picks), ())) or None
        if picks and self._takes_several(name):
            return now.chosen.get(chosen_key(picks), ())
        return st.session_state.get(field_key(self.question, name))

    def _draw_picker(self, network: Network, name: str) -> None:
        said = self._said(name)
        if said.picks is None:
            return
        if not self._takes_several(name) and said.picks is not Picks.ROW:
            pick_one(network, said.picks, said.label, key=field_key(self.question, name), hint=said.help)
            return
        required = self.question.options.model_fields[name].is_required()
        pick_several(
            network,
            said.picks,
            said.label,
            key=chosen_key(said.picks),
            hint=said.help,
            placeholder="Type the beginning of a name" if required else "All, or type the beginning of a name",
            most=ENDS_OF_A_LINK if said.picks is Picks.ROW else MOST_CHOSEN,
        )

    def _takes_several(self, name: str) -> bool:
        return is_several(self.question.options.model_fields[name].annotation)

    def _said(self, name: str) -> Option:
        return self.question.explained[name]


def is_several(hint: Any) -> bool:
    """Whether a type holds several values."""
    return isinstance(get_origin(hint), type) and issubclass(get_origin(hint), Sequence)


def plain_type(hint: Any) -> Any:
    """A type without its None."""
    inner = [each for each in get_args(hint) if each is not NoneType]
    return inner[0] if get_origin(hint) in (Union, UnionType) and len(inner) == 1 else hint


def _draw_field(field: FieldInfo, said: Option, *, key: str) -> Any:
    """The field of one option that is no name, and its value."""
    kind = plain_type(field.annotation)
    if said.file:
        return upload_option_file(said, key=key)
    if kind is bool:
        return st.toggle(said.label, value=bool(field.default), key=key, help=said.help, persist_state="session")
    if kind is int:
        return _number(field, said, key=key)
    if is_several(kind):
        return _several(said, key=key)
    return st.segmented_control(
        said.label,
        list(said.choices),
        default=str(field.default),
        required=True,
        format_func=said.choices.__getitem__,
        key=key,
        help=said.help,
        persist_state="session",
    )


def _number(field: FieldInfo, said: Option, *, key: str) -> int | None:
    least, most = bound(field, "ge"), bound(field, "le")
    if field.default is None and least is not None and most is not None and most - least < FEW:
        found: int | None = st.selectbox(
            said.label,
            range(least, most + 1),
            index=None,
            key=key,
            placeholder="Not set",
            help=said.help,
            persist_state="session",
        )
        return found
    typed: int | None = st.number_input(
        said.label,
        min_value=least,
        max_value=most,
        value=field.default,
        step=1,
        placeholder="Not set",
        key=key,
        help=said.help,
        persist_state="session",
    )
    return typed


def _several(said: Option, *, key: str) -> tuple[str, ...]:
    if said.choices:
        chosen = st.pills(
            said.label,
            list(said.choices),
            selection_mode="multi",
            format_func=said.choices.__getitem__,
            key=key,
            help=said.help,
            persist_state="session",
        )
        return tuple(chosen)
    typed = st.multiselect(
        said.label,
        [],
        key=key,
        accept_new_options=True,
        placeholder="Type a name and press Enter",
        help=said.help,
        persist_state="session",
    )
    return tuple(str(each).strip() for each in typed)


def bound(field: FieldInfo, name: str) -> int | None:
    """The lower bound ("ge") or the upper one ("le") of an option; None where it has none."""
    return next((getattr(each, name) for each in field.metadata if getattr(each, name, None) is not None), None)


def _earlier_day(key: str) -> date:
    """A day before the one of the view; four weeks before it unless another one is chosen."""
    latest = session().as_at - timedelta(days=1)
    usual = session().as_at - timedelta(weeks=USUAL_WEEKS)
    chosen = st.date_input("Since", usual, max_value=latest, format=DAY_FORMAT, key=key, persist_state="session")
    return min(chosen or usual, latest)
