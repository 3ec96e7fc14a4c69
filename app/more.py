"""Options that a meeting seldom needs, behind one button that says how many of them are set."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

ORDERS = {"people": "Young people", "events": "Events", "harm": "Harm", "change": "Change"}
SORTS_OF_CONTACT = {
    "people": "Adults and unidentified people",
    "things": "Things",
    "events": "Events",
    "online": "Online spaces",
}


def more_options(usual: Mapping[str, object]) -> DeltaGenerator:
    """The place behind the button. `usual` has the key of each widget in it, and what it says when nobody set it.

    What is set behind a button changes the answer beside it: so the button says that something is.
    """
    now_set = [key for key, value in usual.items() if st.session_state.get(key, value) not in (value, None, [])]
    label = f"More options ({len(now_set)} set)" if now_set else "More options"
    return st.popover(label, key=f"more_{'_'.join(usual)}", width="stretch")


def only_untied() -> bool:
    """Whether only what joins young people without a recorded tie is asked for; the same on every screen."""
    return st.toggle(
        "Only where two have no recorded tie",
        key="untied",
        persist_state="session",
        help="No friendship, family tie, acquaintance or common peer group is on record. They may be friends all the "
        "same: incidents are written down more readily than friendships.",
    )


def only_sorts() -> tuple[str, ...]:
    """The sorts of contact that are asked for; none means all of them."""
    chosen = st.pills(
        "Only these sorts of contact",
        list(SORTS_OF_CONTACT),
        selection_mode="multi",
        format_func=SORTS_OF_CONTACT.__getitem__,
        key="contact_sorts",
        persist_state="session",
    )
    return tuple(chosen)


def pick_order() -> str:
    """By what places are sorted, most first."""
    return st.segmented_control(
        "Most first by",
        list(ORDERS),
        default="people",
        required=True,
        format_func=ORDERS.__getitem__,
        key="hotspots_by",
        persist_state="session",
        help="Change is by what surely became more: the lower end of its range.",
    )
