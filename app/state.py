"""What one session holds: what it asked, what it has selected, and the answers that are on its screens.

It belongs to one browser tab. Nothing of it is shared with another one, and nothing of it is kept on the disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ctx_map import Mandate

_KEY = "ctx_map_session"


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that stays on the screen until the question, the mandate or the data changes."""

    fingerprint: tuple[object, ...]
    answer: object


@dataclass
class Session:
    """What one session holds."""

    as_at: date = field(default_factory=date.today)
    """The day asked about."""
    since: date | None = None
    until: date | None = None
    """The window that a report must touch; undated reports stay."""
    purpose: str = ""
    """In the asker's own words; empty means the purpose of the mandate."""
    people: tuple[str, ...] = ()
    """The young people asked about; empty means all."""
    selected: str | None = None
    """Key of the node, the link or the row that is selected, on the map and in the table alike."""
    filter: str = "everything"
    """Which part of the network is drawn."""
    expanded: tuple[str, ...] = ()
    """Nodes whose neighbours were asked for by a double click."""
    initials: bool | None = None
    """Whether people are shown by their initials; None means as the mandate's meeting has it."""
    invented: bool = False
    """Whether all that the last answer showed is of the sample town."""
    screen: str = ""
    """The screen that is open."""
    line: DeltaGenerator | None = None
    """The place under the bar for the line on handling, new at every run."""
    held: dict[str, Held] = field(default_factory=dict)
    """The answer on each screen."""

    def mandate(self, given: Mandate) -> Mandate:
        """The mandate of this machine as at the day and for the purpose that this session asks."""
        on_day = replace(given, as_at=self.as_at)
        return on_day.for_purpose(self.purpose.strip()) if self.purpose.strip() else on_day

    def only_initials(self, given: Mandate) -> bool:
        """Whether people are shown by their initials: what was chosen, else what suits a room that sees everything."""
        return given.in_meeting if self.initials is None else self.initials

    def enter(self, screen: str) -> None:
        """Notes which screen is open. What is selected stays, so that a place stays selected from screen to screen."""
        if screen != self.screen:
            self.screen = screen
            self.held.pop("audit", None)

    def forget(self) -> None:
        """Drops every answer, so that the next one is asked anew."""
        self.held.clear()


def session() -> Session:
    """The session of this browser tab."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session()
    found: Session = st.session_state[_KEY]
    return found
