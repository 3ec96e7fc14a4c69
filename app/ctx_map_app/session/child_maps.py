"""The map that is made with a young person: read, added to and shared under a mandate that sees nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from ctx_map import Mandate, Release, open_view
from ctx_map.governance import Intake, open_intake
from ctx_map.governance.in_the_room import (
    Entry,
    Said,
    Share,
    entries_of,
    read_child_map,
    share_entry,
    take_back_entry,
    without_events,
    write_in_room,
)
from ctx_map.governance.mandate import with_a_child
from ctx_map.network import Network
from ctx_map_app.session.meeting_records import read_again
from ctx_map_app.session.state import Held, session
from ctx_map_app.session.store import data_version, given_mandate, the_audit, the_store

MAP = "map with a young person"
"""The audit's word."""


@dataclass(frozen=True, slots=True)
class ChildMap:
    """What is on a young person's own map."""

    picture: Release[Network]
    """Without the conversations, which are on the list."""
    entries: Sequence[Entry]


def child_map(person: str) -> ChildMap:
    """A young person's own map as it is today: held from the run before, or read with one line in the audit."""
    now, mandate = session(), _mandate()
    fingerprint = (person, mandate, data_version())
    held = now.held.get(MAP)
    if held is None or held.fingerprint != fingerprint:
        held = now.held[MAP] = Held(fingerprint, _read(person, mandate))
    return cast("ChildMap", held.answer)


def add_to_child_map(said: Said) -> None:
    """Keeps what the young person added. Raises as `write_in_room` does."""
    # whom they spoke of on a map that is shared, the worker sees under the mandate of every day
    write_in_room(_intake(given_mandate()), said)


def share_of_child_map(entry: Entry, share: Share, present: Sequence[str]) -> None:
    """Shares what the young person added, and has the shared maps read again."""
    try:
        share_entry(_intake(_mandate()), entry.links, share, present=present)
    finally:
        read_again()


def take_back_from_child_map(entry: Entry) -> None:
    """Takes back what the young person added, and has the shared maps read again."""
    try:
        take_back_entry(_intake(_mandate()), entry.links)
    finally:
        read_again()


def close_child_map() -> None:
    """Lets go of the map."""
    session().held.pop(MAP, None)
    session().with_child = ""


def _read(person: str, mandate: Mandate) -> ChildMap:
    with open_view(the_store(), mandate, audit=the_audit(), question=MAP, about=(person,)) as view:
        network = read_child_map(view, person)
        return ChildMap(view.release(without_events(network)), entries_of(network, person))


def _mandate() -> Mandate:
    return with_a_child(given_mandate())


def _intake(mandate: Mandate) -> Intake:
    today = date.today()
    return open_intake(the_store(), mandate.on(today), audit=the_audit(), today=today)
