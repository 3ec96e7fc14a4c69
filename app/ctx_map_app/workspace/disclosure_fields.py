"""Who a file is for, what for, and how long it may be kept: the same three fields wherever something leaves the app."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ctx_map.governance.disclosures import LONGEST_RECIPIENT, Disclosure, disclosure_of
from ctx_map_app.session.state import DAY_FORMAT
from ctx_map_app.session.store import mandate_of_session, settings
from ctx_map_app.workspace.meeting.writing import typed

LONGEST_PURPOSE = 300
"""Characters."""
Places = tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a file that is to leave."""

    recipient: str
    purpose: str
    """In the asker's own words. Empty means the purpose of the session."""
    keep_until: date | None

    @property
    def disclosure(self) -> Disclosure:
        """As the view takes it. Raises WrongUse if it can't be recorded."""
        return Disclosure(self.recipient, self.keep_until)

    @property
    def missing(self) -> str:
        """What still has to be said, in a sentence. Empty if nothing has."""
        if not self.recipient:
            return "Say who the file is for."
        return "" if self.keep_until else "Say how long the file may be kept."


def disclosure_fields(key: str, *, purpose: str = "", places: Places | None = None) -> None:
    """Draws the fields, one below the other or each in its place. The settings of this computer fill them in."""
    who, why, until = places or (st.container(), st.container(), st.container())
    usual = disclosure_of(settings())
    who.text_input("Who it is for", usual.recipient, key=f"{key}_for", max_chars=LONGEST_RECIPIENT)
    why.text_input(
        "Purpose",
        settings().export_purpose or purpose,
        key=f"{key}_purpose",
        placeholder=mandate_of_session().purpose,
        max_chars=LONGEST_PURPOSE,
    )
    until.date_input("Keep until", usual.keep_until, min_value=date.today(), format=DAY_FORMAT, key=f"{key}_until")


def said_in(key: str) -> Said:
    """What was typed and chosen in the fields."""
    until = st.session_state.get(f"{key}_until")
    return Said(typed(f"{key}_for"), typed(f"{key}_purpose"), until if isinstance(until, date) else None)
