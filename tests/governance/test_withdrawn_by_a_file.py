"""A file can withdraw a report: it ends on the day that the file says, and the history keeps what it said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctx_map.governance import open_view
from ctx_map.store import Store
from governance.deliveries import DAYS
from governance.doors import admit, audit_of, holder_mandate, intake_of, look, ties
from governance.reports import Value, bundle_of, link

GONE = date(2026, 4, 15)


def at_the_park(**said: Value) -> dict[str, Value]:
    return link("P1", "SPENDS_TIME_AT", "L1", "R1") | said


@pytest.fixture
def withdrawn(store: Store, tmp_path: Path) -> Store:
    """A store in which the one report was withdrawn on 15 April, as a file of 1 May says."""
    admit(store, tmp_path, bundle_of(at_the_park()), today=DAYS[0])
    report = admit(store, tmp_path, bundle_of(at_the_park(withdrawn_at=GONE.isoformat())), today=DAYS[1])
    assert (report.total("corrected"), report.total("new")) == (1, 0)
    return store


def is_there(store: Store, folder: Path, day: date) -> bool:
    return bool(ties(look(store, folder, holder_mandate(day))))


def test_a_withdrawn_report_is_shown_until_the_day_before(withdrawn: Store, tmp_path: Path) -> None:
    days = (DAYS[0], date(2026, 4, 14), GONE, DAYS[1], DAYS[2])
    assert [is_there(withdrawn, tmp_path, day) for day in days] == [True, True, False, False, False]
    assert withdrawn.facts().links == 0


def test_the_history_says_when_it_was_withdrawn(withdrawn: Store, tmp_path: Path) -> None:
    key = withdrawn.read("read/link_index", namespace="police")["key"].item()
    with open_view(withdrawn, holder_mandate(), audit=audit_of(withdrawn, tmp_path)) as view:
        versions = view.history(key).versions.select("known_from", "retracted_at").rows()
    assert versions == [("2026-04-01", "2026-04-15"), ("2026-04-15", "2026-04-15")]


def test_the_same_file_again_changes_nothing(withdrawn: Store, tmp_path: Path) -> None:
    admit(withdrawn, tmp_path, bundle_of(link("P2", "SPENDS_TIME_AT", "L1", "R2")), today=DAYS[2])
    assert admit(withdrawn, tmp_path, bundle_of(at_the_park(withdrawn_at=GONE.isoformat()))).already_loaded


def test_an_older_file_does_not_bring_it_back(withdrawn: Store, tmp_path: Path) -> None:
    assert admit(withdrawn, tmp_path, bundle_of(at_the_park()), today=DAYS[2]).total("left_out") == 1
    assert not is_there(withdrawn, tmp_path, DAYS[3])


def test_a_later_file_that_says_it_again_brings_it_back_from_its_own_day(withdrawn: Store, tmp_path: Path) -> None:
    admit(withdrawn, tmp_path, bundle_of(at_the_park(note="said again")), today=DAYS[2])
    assert [is_there(withdrawn, tmp_path, day) for day in DAYS] == [True, False, True, True]


def test_taking_the_withdrawal_back_makes_the_report_valid_again(withdrawn: Store, tmp_path: Path) -> None:
    intake_of(withdrawn, tmp_path, today=DAYS[2]).unload("police-2")
    assert all(is_there(withdrawn, tmp_path, day) for day in DAYS)


def test_taking_back_what_said_it_again_leaves_it_withdrawn(withdrawn: Store, tmp_path: Path) -> None:
    admit(withdrawn, tmp_path, bundle_of(at_the_park(note="said again")), today=DAYS[2])
    intake_of(withdrawn, tmp_path, today=DAYS[2]).unload("police-3")
    assert [is_there(withdrawn, tmp_path, day) for day in DAYS] == [True, False, False, False]


def test_a_report_that_comes_withdrawn_is_shown_up_to_that_day(store: Store, tmp_path: Path) -> None:
    said = at_the_park(recorded_at="2026-03-01", withdrawn_at=GONE.isoformat())
    admit(store, tmp_path, bundle_of(said), today=DAYS[1])
    assert [is_there(store, tmp_path, day) for day in (DAYS[0], GONE, DAYS[1])] == [True, False, False]
    assert admit(store, tmp_path, bundle_of(said)).already_loaded


def test_a_withdrawal_that_is_announced_ends_the_report_when_it_comes(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park(withdrawn_at=DAYS[3].isoformat())), today=DAYS[0])
    assert [is_there(store, tmp_path, day) for day in DAYS] == [True, True, True, False]
    admit(store, tmp_path, bundle_of(at_the_park(withdrawn_at=DAYS[2].isoformat())), today=DAYS[1])
    assert [is_there(store, tmp_path, day) for day in DAYS] == [True, True, False, False]
