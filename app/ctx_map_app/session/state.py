"""What one session holds: what it asked, what it has selected, and the answers that are on its screens.

It belongs to one browser tab, and nothing of it is kept on the disk. The network is shared with another tab of the very
same mandate, day, period and state of the store, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ctx_map import Mandate
from ctx_map.governance import NetworksRead, SharedNetworks
from ctx_map_app.session.row_ids import about_of

BETWEEN = "|"
DAY_FORMAT = "DD/MM/YYYY"
TALL = 900
"""Pixels from which on a screen is taken for a projector: maps are higher and their letters larger."""
_KEY = "ctx_map_session"


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that stays on the screen until the question, the mandate or the data changes."""

    fingerprint: tuple[object, ...]
    answer: object
    seen_as: tuple[object, ...] | None = None
    """The mandate, period, names or initials, and state of the store of an answer with a network; None for others."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A node whose neighbours are drawn too."""

    node: str
    sorts: tuple[str, ...] = ()
    """Labels of the neighbours that are drawn; empty for all."""


@cache
def shared_networks() -> SharedNetworks:
    """The networks that the sessions of this process hold, each for as long as one of them holds it."""
    return SharedNetworks()


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
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of the nodes that were chosen, by the field in which they were chosen."""
    selected: str | None = None
    """Key of the node, the link or the row that is selected, on the map and in the table alike."""
    about: frozenset[str] = frozenset()
    """The ids that the last question of this run was about."""
    rows: dict[str, str | None] = field(default_factory=dict)
    """The row that was chosen in each table, as the table names it."""
    brush: dict[str, str] | None = None
    """The period chosen on the strip under the map or on the timeline: since and until. None for all of it."""
    lanes: tuple[str, ...] = ()
    """The people whose timeline is shown: those who were selected last."""
    filter: str = "Everything"
    """Which part of the network is drawn."""
    centre: tuple[str, ...] = ()
    """What was selected when only its links were asked for: they stay drawn whatever is selected next."""
    expanded: tuple[Expansion, ...] = ()
    """Nodes whose neighbours were asked for by a double click."""
    asked: str = ""
    """The node of which is asked what around it is to be drawn."""
    layouts: int = 0
    """How often the map was laid out anew."""
    command: dict[str, object] = field(default_factory=dict)
    """The last thing that the map was told to do: its number and what."""
    initials: bool = False
    """Whether people are shown by their initials."""
    contrast: bool = False
    """Whether everything is shown in high contrast."""
    address_read: bool = False
    """Whether the address with which the page was opened has been asked for the contrast."""
    viewport: int = 0
    """Height in pixels of a tall screen; 0 for one that is not, or not known yet."""
    invented: bool = False
    """Whether all that the last answer showed is of the sample town."""
    screen: str = ""
    """The screen that is open."""
    with_child: str = ""
    """The id of the young person with whom a map is made. Empty while none is."""
    go_to: str | None = None
    """The address of the screen that another one leads to."""
    line: DeltaGenerator | None = None
    """The place under the bar for the line on handling, new at every run."""
    asking: DeltaGenerator | None = None
    """The place for what a screen asks, beside the controls of every screen; new at every run."""
    held: dict[str, Held] = field(default_factory=dict)
    """The answer on each screen."""
    networks: NetworksRead = field(default_factory=lambda: NetworksRead(shared_networks()))
    """What was read of the store. Answers share it."""

    def mandate(self, given: Mandate) -> Mandate:
        """The mandate of this machine as at the day and for the purpose that this session asks."""
        on_day = replace(given, as_at=self.as_at)
        return on_day.for_purpose(self.purpose.strip()) if self.purpose.strip() else on_day

    def enter(self, screen: str) -> None:
        """Notes which screen is open. What is selected stays, so that a place stays selected from screen to screen."""
        self.about = frozenset()
        if screen != self.screen:
            self.screen = screen
            self.held.pop("audit", None)

    def select(self, nodes: Sequence[str], links: Sequence[str] = ()) -> None:
        """Selects nodes (several are one selection, with | between their keys), else a link, else nothing."""
        self.selected = BETWEEN.join(nodes) or next(iter(links), None)

    def choose_row(self, table: str, row: str | None) -> None:
        """Selects what a row of a table is about, and keeps which row it was of those about the same."""
        self.rows[table] = row
        self.selected = about_of(row) if row else None

    def selected_keys(self) -> list[str]:
        """The keys of what is selected, as the map marks them."""
        return self.selected.split(BETWEEN) if self.selected else []

    def tell_map(self, what: str) -> None:
        """Has the map do something at its next drawing."""
        self.command = {"number": int(str(self.command.get("number", 0))) + 1, "do": what}

    def let_go_of_others(self, seen_as: tuple[object, ...]) -> None:
        """Drops each answer that was seen otherwise than now. No screen shows it, and it holds a whole network."""
        old = [name for name, held in self.held.items() if held.seen_as not in {None, seen_as}]
        for name in old:
            del self.held[name]

    def forget(self) -> None:
        """Drops every answer, so that the next one is asked anew."""
        self.held.clear()
        self.networks.forget()


def session() -> Session:
    """The session of this browser tab."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session()
    found: Session = st.session_state[_KEY]
    return found
