"""The top bar: what the meeting is about, the marking, names or initials, the size of letters, and the menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate

import streamlit as st

from ctx_map import Release
from ctx_map.analysis.question import Picks
from ctx_map.maps.words import letters
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map_app.asking.offered_names import offered
from ctx_map_app.asking.pickers import FILTER, choice_words, keys_for
from ctx_map_app.frame.contrast import use_contrast
from ctx_map_app.frame.page import render
from ctx_map_app.scene import Lettering
from ctx_map_app.scene.actions import (
    AddPeople,
    AddPlaces,
    ChooseLettering,
    RemovePerson,
    RemovePlace,
    SetDay,
    SetPeriod,
    UseProjector,
)
from ctx_map_app.session.state import DAY_FORMAT, session
from ctx_map_app.session.store import given_mandate, mandate_of_session
from ctx_map_app.workspace.fields import chosen, offer
from ctx_map_app.workspace.meeting.meeting_menu import meeting_menu
from ctx_map_app.workspace.meeting.open_record import title_now
from ctx_map_app.workspace.room import Room, do
from ctx_map_app.workspace.shell import window_size
from ctx_map_app.workspace.take_away import ask_to_take_away
from ctx_map_app.workspace.with_child.opening import offer_child_map

LOOKING = "Looking around"
MENU = 340
"""Pixels."""
MOST_CHIPS = 6
"""Chips beside each other. The rest are in the list that opens beside them."""
BESIDE_CHIPS, A_CHIP, A_LETTER = 990, 40, 7
"""Pixels of the bar that are not the chips', of a chip without its name, and of a letter."""
NARROW = 900
"""Pixels. In a narrower window the bar has several lines, as the style sheet says."""
ADD, INITIALS, PROJECTOR, CONTRAST, DAY, SINCE, UNTIL = (
    f"ws_{name}" for name in ("add", "initials", "projector", "contrast", "day", "since", "until")
)


def top_bar(now: Room, seen: Release[Network]) -> None:
    """Draws the bar."""
    network = seen.content
    with st.container(key="ws_top", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.html(render("ws_title.html", title=title_now(now) or LOOKING), width="content")
        with st.container(key="ws_chips", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            _chips(now, network.names_by_key)
            _add(now, network)
        st.html(render("ws_marking.html", marking=mandate_of_session().marking), width="content")
        _switches(now)
        meeting_menu(now)
        _menu(now, seen)


def short_name(name: str) -> str:
    """A first name with the first letter of the last one; what is no name of a person stays."""
    first, *rest = name.split()
    return f"{first} {rest[-1][0]}" if rest and rest[-1][0].isalpha() else name


def _chips(now: Room, names: Mapping[str, str]) -> None:
    people, places = now.scene.people, now.scene.places
    chips: list[tuple[str, str, RemovePerson | RemovePlace]]
    chips = [(key, short_name(names.get(key, "Not shown")), RemovePerson(key)) for key in people]
    chips += [(key, names.get(key, "Not shown"), RemovePlace(key)) for key in places]
    shown = _that_fit([words for _, words, _ in chips])
    for key, words, action in chips[:shown]:
        _chip(key, words, action)
    if len(chips) > shown:
        with st.popover(f"{len(chips) - shown} more" if shown else f"About {len(chips)}", key="ws_more_chips"):
            for key, words, action in chips[shown:]:
                _chip(key, words, action)


def _that_fit(chips: Sequence[str]) -> int:
    """How many chips the window has room for, so that none is cut off and the field to add somebody is in sight."""
    wide = window_size()[0]
    ends = accumulate(A_CHIP + A_LETTER * len(words) for words in chips[:MOST_CHIPS])
    return sum(wide < NARROW or end <= wide - BESIDE_CHIPS for end in ends)


def _chip(key: str, words: str, action: RemovePerson | RemovePlace) -> None:
    st.button(f"{words} ×", key=f"ws_chip_{key}", on_click=do, args=(action,), help=f"Remove {words}")


def _add(now: Room, network: Network) -> None:
    """A field with those who can be added. Typing the beginning of a name and Enter adds the first of that name."""
    asked = {*now.scene.people, *now.scene.places}
    with st.popover("+ Add", key="ws_add_box"):
        # the words say who is meant: initials, age, and the place that they attend
        words, names = choice_words(network), network.names_by_key
        keys = [key for picks in (Picks.YOUNG_PEOPLE, Picks.PLACES) for key in keys_for(network, picks)]
        others = [key for key in dict.fromkeys(keys) if key not in asked]
        offer(ADD, None)
        st.selectbox(
            "Young person or place",
            offered(others, words, label="Young person or place", key=ADD),
            index=None,
            key=ADD,
            format_func=lambda key: _with_initials(names.get(key, ""), words.get(key, "")),
            placeholder="Type the beginning of a name",
            filter_mode=FILTER,
            on_change=_added,
            args=(network,),
        )
        st.caption("What is added is drawn with what the others share with it.")


def _with_initials(name: str, words: str) -> str:
    return words.replace(name, f"{name} ({letters(name)})", 1) if name else words


def _added(network: Network) -> None:
    key: str | None = st.session_state[ADD] if chosen(ADD) else None
    found = network.keys.index_of(key) if key else None
    if key and found is not None:
        is_person = network.nodes.get_column("label")[found] == Label.PERSON.value
        do(AddPeople((key,)) if is_person else AddPlaces((key,)))


def _switches(now: Room) -> None:
    offer(INITIALS, now.scene.lettering is Lettering.INITIALS)
    offer(PROJECTOR, now.scene.projector)
    st.toggle(
        "Initials",
        key=INITIALS,
        on_change=_lettering_chosen,
        help="Shows initials in place of names and leaves out free text. Showing names again is recorded.",
    )
    st.toggle(
        "Projector",
        key=PROJECTOR,
        on_change=_projector_chosen,
        help="Makes letters large enough for a room.",
    )


def _lettering_chosen() -> None:
    if chosen(INITIALS):
        do(ChooseLettering(Lettering.INITIALS if st.session_state[INITIALS] else Lettering.NAMES))


def _projector_chosen() -> None:
    if chosen(PROJECTOR):
        do(UseProjector(st.session_state[PROJECTOR]))


def _contrast_chosen() -> None:
    if chosen(CONTRAST):
        use_contrast(st.session_state[CONTRAST])


def _menu(now: Room, seen: Release[Network]) -> None:
    handling = seen.handling
    with st.popover("Menu", key="ws_menu"), st.container(width=MENU, gap="xsmall"):
        st.button("Take away", key="ws_take", on_click=ask_to_take_away, args=(now,), type="tertiary")
        offer_child_map(now, seen.content)
        st.button("First page", key="ws_to_first", on_click=_go_to, args=("",), type="tertiary")
        st.button("Load files", key="ws_to_files", on_click=_go_to, args=("load-files",), type="tertiary")
        st.button("Matches", key="ws_to_matches", on_click=_go_to, args=("matches",), type="tertiary")
        st.button("Record of use", key="ws_to_audit", on_click=_go_to, args=("audit",), type="tertiary")
        offer(CONTRAST, session().contrast)
        st.toggle("High contrast", key=CONTRAST, on_change=_contrast_chosen, help="Shows every page in black on white.")
        _dates(now)
        session().purpose = st.text_input(
            "Purpose, in your own words",
            key="ws_purpose",
            value=session().purpose,
            placeholder=given_mandate().purpose,
            max_chars=200,
            help="This is recorded in the audit.",
        )
        st.html(render("ws_keys.html", handling=handling.replace("handling not stated", "not stated for some reports")))


def _go_to(address: str) -> None:
    session().go_to = address


def _dates(now: Room) -> None:
    """The day of what was known, and the period of the reports."""
    today, scene = date.today(), now.scene
    for key, day in ((DAY, scene.as_at or today), (SINCE, scene.since), (UNTIL, scene.until)):
        offer(key, day)
    st.date_input(
        "As at",
        max_value=today,
        format=DAY_FORMAT,
        key=DAY,
        on_change=_day_chosen,
        help="Shows what was known by the end of this day. Ages are as on this day.",
    )
    st.date_input("Reports from", max_value=today, format=DAY_FORMAT, key=SINCE, on_change=_period_chosen)
    st.date_input("Reports to", format=DAY_FORMAT, key=UNTIL, on_change=_period_chosen)
    if scene.since or scene.until:
        st.button("Show the whole time", key="ws_whole_time", on_click=do, args=(SetPeriod(),))


def _day_chosen() -> None:
    day = st.session_state[DAY]
    if chosen(DAY):
        do(SetDay(None if day in (None, date.today()) else day))


def _period_chosen() -> None:
    if chosen(SINCE) or chosen(UNTIL):
        do(SetPeriod(st.session_state[SINCE], st.session_state[UNTIL]))
