"""Choosing an agency, or typing one that is not on the list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ctx_map.governance.meetings import Meeting
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agency_words


def agency_box(agencies: Sequence[str], *, key: str, explained: str | None = None, chosen: str = "") -> None:
    """Draws the box, with these agencies to choose from. `explained` is its help, if it has any.

    `chosen` is the agency that is chosen at first.
    """
    offered = list(agencies) if not chosen or chosen in agencies else [chosen, *agencies]
    st.selectbox(
        "Agency",
        offered,
        index=offered.index(chosen) if chosen else None,
        key=key,
        format_func=agency_words,
        placeholder="Choose, or type a new one",
        accept_new_options=True,
        help=explained,
    )


def known_agencies(meeting: Meeting, network: Network, *, as_reported: bool = False) -> list[str]:
    """The agencies that are present and those that have reported something, each once.

    Those present come first, or `as_reported` the names that reports have, as they spell them.
    """
    present = [each.agency for each in meeting.present]
    others = network.links.get_column("agency").unique().sort().to_list()
    named: dict[str, str] = {}
    for each in (*others, *present) if as_reported else (*present, *others):
        named.setdefault(agency_words(each).casefold(), each)
    return list(named.values())
