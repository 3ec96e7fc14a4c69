"""Who is present at a meeting: a name and an agency each. The agency decides who may read the record later."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ctx_map.governance.meetings import Present
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agency_words
from ctx_map_app.session.store import given_mandate
from ctx_map_app.workspace.meeting.agency_box import agency_box
from ctx_map_app.workspace.meeting.writing import attempt, typed

PRESENT, NAME, AGENCY = "ws_present", "ws_present_name", "ws_present_agency"


def present_now() -> tuple[Present, ...]:
    """Those who were added so far."""
    return tuple(st.session_state.get(PRESENT, ()))


def forget_present(present: Sequence[Present] = ()) -> None:
    """Begins with these people, or with no one."""
    st.session_state[PRESENT] = list(present)


def pick_present(network: Network, *, narrow: bool = False) -> None:
    """Lets people be added one after the other, and taken off again. In the panel, the fields are below each other."""
    if narrow:
        name, agency, add = st.container(), st.container(), st.container()
    else:
        name, agency, add = st.columns([5, 5, 2], vertical_alignment="bottom")
    name.text_input("Person present", key=NAME, max_chars=200, placeholder="Name and role")
    with agency:
        explained = "The agencies that are present may read the record of the meeting."
        agency_box(_agencies(network), key=AGENCY, explained=explained)
    add.button("Add", key="ws_present_add", on_click=_add)
    with st.container(key="ws_present_list", horizontal=True, gap="xsmall"):
        for number, each in enumerate(present_now()):
            words = f"{each.name} ({agency_words(each.agency)})"
            st.button(
                f"{words} ×", key=f"ws_present_{number}", on_click=_remove, args=(number,), help=f"Remove {words}"
            )


def _agencies(network: Network) -> list[str]:
    """The agencies that have reported something, and one's own, as they are written in the data."""
    known = {*network.links.get_column("agency").unique().to_list(), given_mandate().agency}
    known |= {each.agency for each in present_now()}
    return sorted(known, key=lambda each: agency_words(each).casefold())


def _add() -> None:
    def add() -> None:
        st.session_state[PRESENT] = [*present_now(), Present(typed(NAME), typed(AGENCY))]

    if attempt(add):
        st.session_state[NAME], st.session_state[AGENCY] = "", None


def _remove(number: int) -> None:
    st.session_state[PRESENT] = [each for place, each in enumerate(present_now()) if place != number]
