"""What is read of meetings: a list of them, the record of one, and what earlier ones left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ctx_map.governance.meetings.as_seen import LeftOut
from ctx_map.governance.meetings.records import Action, Meeting, Note, Outcome, SavedView, Voice
from ctx_map.governance.own_record import OwnRecord
from ctx_map.network import Withheld


@dataclass(frozen=True, slots=True)
class Seal:
    """The seal of a finished meeting. It proves what was seen and gives no access to it."""

    digest: str
    """SHA-256 over the frozen record."""
    intact: bool
    """Whether the frozen record gives this digest today."""
    author: str
    on: date


@dataclass(frozen=True, slots=True)
class MeetingList(OwnRecord):
    """The meetings that a mandate may read, the latest first. A view can release it."""

    meetings: tuple[Meeting, ...]
    names: Mapping[str, str]
    """What each id is called."""
    left_out: LeftOut
    as_at: date
    withheld: Withheld
    handling: str
    data_digest: str


@dataclass(frozen=True, slots=True)
class OpenItems:
    """What earlier meetings left open: actions by the day they are due, and outcomes that are not reached."""

    actions: tuple[Action, ...]
    outcomes: tuple[Outcome, ...]
    names: Mapping[str, str]
    """What each id is called."""
    left_out: LeftOut
    as_at: date

    @property
    def overdue(self) -> tuple[Action, ...]:
        """The actions that were due before the day of the view."""
        return tuple(each for each in self.actions if each.is_overdue(self.as_at))


@dataclass(frozen=True, slots=True)
class MeetingRecord(OwnRecord):
    """The record of one meeting as a mandate may see it. A view can release it to a page or a file."""

    meeting: Meeting
    notes: tuple[Note, ...]
    actions: tuple[Action, ...]
    outcomes: tuple[Outcome, ...]
    voices: tuple[Voice, ...]
    views: tuple[SavedView, ...]
    """In the running order."""
    earlier_actions: tuple[Action, ...]
    """Open actions of other meetings about the same people or places."""
    earlier_outcomes: tuple[Outcome, ...]
    """Outcomes that other meetings agreed for the same people or places and that have not been reached."""
    seal: Seal | None
    """None if the meeting is open."""
    names: Mapping[str, str]
    """What each id is called."""
    left_out: LeftOut
    as_at: date
    withheld: Withheld
    handling: str
    """The strictest handling among the reports about what the record names, in words."""
    data_digest: str
    """SHA-256 over the record as it is seen."""

    @property
    def overdue(self) -> tuple[Action, ...]:
        """The actions, of this meeting and of earlier ones, that were due before the day of the view."""
        return tuple(each for each in (*self.actions, *self.earlier_actions) if each.is_overdue(self.as_at))

    def name(self, key: str) -> str:
        """What an id is called."""
        return self.names.get(key, key)
