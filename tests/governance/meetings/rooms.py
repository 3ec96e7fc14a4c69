"""A small town for the tests of meetings' records, and meetings about it.

Two girls go to a car park; one boy's age is not known. Cy contacts Ash; Mo only protects her. Police restrict a report
about a flat and Dee, which nobody but the police may see.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ctx_map.governance import Audit, AuditLine, Intake, Mandate, View, open_audit, open_intake, open_view
from ctx_map.governance.meetings import Action, Meeting, Note, Outcome, Present, SavedView, Voice, save
from ctx_map.store import Store
from ctx_map.vocabulary.meetings import ActionSort, Knows
from governance.doors import admit, holder_mandate, mandate_of, settings_in
from governance.reports import bundle_of, link, node

LOADED, DAY, LATER = date(2026, 10, 19), date(2026, 11, 2), date(2026, 11, 16)
ASH, BO, JAY, CY, MO, DEE = (f"police:P{number}" for number in range(1, 7))
CAR_PARK, FLAT, GROUP, VAN = "police:L1", "police:L2", "police:G1", "police:T1"

TOWN = bundle_of(
    link("P1", "SPENDS_TIME_AT", "L1", "R1", since="2026-09-04"),
    link("P2", "SPENDS_TIME_AT", "L1", "R2", since="2026-09-04"),
    link("P3", "SPENDS_TIME_AT", "L1", "R3", since="2026-09-11"),
    link("P4", "CONTACTED", "P1", "R4", since="2026-09-18"),
    link("P5", "CARES_FOR", "P1", "R5", since="2026-01-01"),
    link("P1", "FRIEND_OF", "P2", "R6", since="2026-01-01"),
    link("P1", "MEMBER_OF", "G1", "R7", since="2026-01-01"),
    link("P4", "USES", "T1", "R8", since="2026-09-18"),
    link("P6", "SPENDS_TIME_AT", "L2", "S1", since="2026-09-18", handling="C", conditions="by hand"),
    nodes=[
        node("P1", name="Ash Field", date_of_birth="2011-03-04"),
        node("P2", name="Bo Null", date_of_birth="2012-05-06"),
        node("P3", name="Jay"),
        node("P4", name="Cy Mere", date_of_birth="1988-11-30"),
        node("P5", name="Mo Field", date_of_birth="1980-02-01"),
        node("P6", name="Dee Quarry", date_of_birth="1990-02-01"),
        node("L1", name="Car park", kind="car park"),
        node("L2", name="Flat 9", kind="private flat"),
        node("G1", name="The bench"),
        node("T1", name="White van", kind="vehicle"),
    ],
)
MORE = bundle_of(link("police:P2", "SPENDS_TIME_AT", "L3", "R20", since="2026-11-06"), nodes=[node("L3", name="Pier")])


@dataclass(frozen=True)
class Room:
    """A store with the town in it, and those who look at it and write to it."""

    store: Store
    folder: Path
    audit_at: str = ""
    """The address of another store whose audit it is, as where a store was put in the place of another."""

    @property
    def audit(self) -> Audit:
        """The audit of the store."""
        return open_audit(self.audit_at or self.store.uri, settings_in(self.folder))

    @property
    def lines(self) -> tuple[AuditLine, ...]:
        """What has been written to the audit."""
        return self.audit.lines()

    def intake(self, mandate: Mandate | None = None, *, on: date = DAY) -> Intake:
        """The intake on a day: the holder's unless a mandate is given."""
        who = (mandate or holder_mandate()).on(on)
        clock = datetime(on.year, on.month, on.day, 10, 0, tzinfo=UTC)
        return open_intake(self.store, who, audit=self.audit, today=on, clock=lambda: clock)

    def view(self, mandate: Mandate | None = None, *, on: date = DAY) -> View:
        """A view as at a day: the police's own unless a mandate is given."""
        return open_view(self.store, (mandate or holder_mandate()).on(on), audit=self.audit, question="meeting")

    def begin(self, **changes: Any) -> Meeting:
        """A meeting about Ash, Bo and the car park, saved on its day."""
        return save(self.intake(police()), replace(meeting(), **changes))


def room(store: Store, folder: Path) -> Room:
    """The town, loaded before the meeting."""
    admit(store, folder, TOWN, today=LOADED)
    return Room(store, folder)


def police(**changes: Any) -> Mandate:
    """The police, in the meeting."""
    return replace(mandate_of("police", as_at=DAY), name="DS Oak", in_meeting=True, **changes)


def social_care(**changes: Any) -> Mandate:
    """Children's services, in the meeting, which may not see what the police restricted."""
    return replace(mandate_of("children's services", as_at=DAY), name="A Chair", in_meeting=True, **changes)


def housing() -> Mandate:
    """An agency that was not there."""
    return replace(mandate_of("housing", as_at=DAY), in_meeting=True)


def meeting(**changes: Any) -> Meeting:
    """A meeting about Ash, Bo and the car park, not saved."""
    return replace(
        Meeting(
            title="Friday evenings",
            sort="strategy_meeting",
            day=DAY,
            purpose="safety on Friday evenings",
            authority="Children Act 1989 s.47",
            present=(Present("A Chair", "children's services"), Present("DS Oak", "police")),
            people=(ASH, BO),
            places=(CAR_PARK,),
        ),
        **changes,
    )


def note(of: Meeting, *about: str, **changes: Any) -> Note:
    """A note, not saved."""
    return replace(Note(meeting=of.id, about=about, text="No lights after 9pm."), **changes)


def action(of: Meeting, *about: str, **changes: Any) -> Action:
    """An action that supports someone, not saved."""
    usual = Action(
        meeting=of.id,
        about=about,
        sort=ActionSort.SUPPORTING,
        what="Walk home on Fridays",
        who="Danny",
        agency="youth service",
        by_when=date(2026, 11, 13),
    )
    return replace(usual, **changes)


def no_action(of: Meeting, *about: str, because: str = "Nothing more is known yet.") -> Action:
    """The decision to take no action, not saved."""
    return Action(meeting=of.id, about=about, sort=ActionSort.NO_ACTION, because=because)


def outcome(of: Meeting, about: str = CAR_PARK, **changes: Any) -> Outcome:
    """An outcome for the car park, not saved."""
    usual = Outcome(meeting=of.id, about=about, what="The car park is lit", now="not at all", wanted="fully")
    return replace(usual, **changes)


def voice(of: Meeting, person: str, **changes: Any) -> Voice:
    """What a young person wishes, not saved."""
    return replace(Voice(meeting=of.id, person=person, wishes="To be walked home.", knows=Knows.YES), **changes)


def saved_view(of: Meeting, scene: str, **changes: Any) -> SavedView:
    """A view, not saved."""
    return replace(SavedView(meeting=of.id, title="The car park", scene=scene), **changes)


def ready(at: Room) -> Meeting:
    """A meeting that has recorded all that it needs to be finished."""
    begun = at.begin(change_first="The car park has to be lit.", change_first_about=(CAR_PARK,))
    intake = at.intake(police())
    save(intake, note(begun, CAR_PARK, flagged=True))
    save(intake, outcome(begun))
    save(intake, action(begun, CAR_PARK, sort=ActionSort.PLACE, what="Mend the lights"))
    for person in (ASH, BO):
        save(intake, voice(begun, person))
    return begun
