"""A report that was re-graded: what it said before is shown where its handling then and that of today both allow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctx_map.governance import open_view
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, look, mandate_of
from governance.reports import Value, bundle_of, link, node
from server_answers import in_server

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
PARK = link("P1", "SPENDS_TIME_AT", "L1", "R1", "Health")
SHARED: dict[str, Value] = {"handling": "P", "conditions": None}
SCHOOL_ONLY: dict[str, Value] = {"handling": "C", "conditions": "agencies: School"}
NOT_IN_MEETING: dict[str, Value] = {"handling": "P", "conditions": "not in meeting"}
THERE = [node("P1", name="Ash"), node("L1", name="the park")]


def loaded(store: Store, folder: Path, *versions: dict[str, Value]) -> Store:
    """A store in which one report was corrected month by month; both ends came before it."""
    admit(store, folder, bundle_of(nodes=THERE), today=date(2026, 4, 1))
    for day, said in zip((MAY, JUNE, JULY), versions, strict=False):
        admit(store, folder, bundle_of(PARK | said, nodes=THERE), today=day)
    return store


def notes(store: Store, folder: Path, agency: str, day: date, *, meeting: bool = False) -> list[object]:
    """What the report says to an agency as at a day, in the whole and around its ends alike."""
    mandate = mandate_of(agency, as_at=day, in_meeting=meeting)
    whole = look(store, folder, mandate).links["note"].to_list()
    assert look(store, folder, mandate, around=["police:P1"]).links["note"].to_list() == whole
    return whole


def versions_of(store: Store, folder: Path, agency: str) -> list[object]:
    """The notes of all versions that an agency may read in the history of the report."""
    key = store.read("read/link_index", namespace="police")["key"].item()
    view = open_view(store, mandate_of(agency), audit=audit_of(store, folder))
    return view.history(key).versions["note"].to_list()


def test_a_report_that_was_restricted_since_is_not_shown_as_at_the_day_before(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path, SHARED | {"note": "then"}, SCHOOL_ONLY | {"note": "now"})
    for day in (MAY, JUNE, TODAY):
        assert notes(store, tmp_path, "police", day) == []
    assert versions_of(store, tmp_path, "police") == []
    assert notes(store, tmp_path, "school", MAY) == ["then"]
    assert versions_of(store, tmp_path, "school") == ["then", "now"]


def test_every_earlier_version_is_restricted_with_the_newest(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path, SHARED | {"note": "a"}, SHARED | {"note": "b"}, SCHOOL_ONLY | {"note": "c"})
    for day in (MAY, JUNE, JULY):
        assert notes(store, tmp_path, "police", day) == []
    assert versions_of(store, tmp_path, "police") == []


def test_what_was_restricted_then_stays_so_when_the_report_is_shared_with_other_words(
    store: Store, tmp_path: Path
) -> None:
    loaded(store, tmp_path, SCHOOL_ONLY | {"note": "from whom we have it"}, SHARED | {"note": "without the source"})
    assert notes(store, tmp_path, "police", MAY) == []
    assert notes(store, tmp_path, "police", JUNE) == ["without the source"]
    assert versions_of(store, tmp_path, "police") == ["without the source"]
    assert versions_of(store, tmp_path, "school") == ["from whom we have it", "without the source"]


def test_the_number_of_a_version_does_not_tell_that_an_earlier_one_is_restricted(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path, SCHOOL_ONLY | {"note": "a"}, SHARED | {"note": "b"}, SHARED | {"note": "c"})
    numbers = {agency: _numbers(store, tmp_path, agency) for agency in ("police", "school")}
    assert numbers == {"police": ["1", "2"], "school": ["1", "2", "3"]}


def _numbers(store: Store, folder: Path, agency: str) -> list[str]:
    key = store.read("read/link_index", namespace="police")["key"].item()
    versions = open_view(store, mandate_of(agency), audit=audit_of(store, folder)).history(key).versions
    return [version.removeprefix(f"{key}~") for version in versions["version"]]


def test_a_report_that_is_shared_again_is_shown_as_it_was_shared_before(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path, SHARED | {"note": "a"}, SCHOOL_ONLY | {"note": "b"}, SHARED | {"note": "c"})
    assert notes(store, tmp_path, "police", MAY) == ["a"]
    assert notes(store, tmp_path, "police", JUNE) == []
    assert versions_of(store, tmp_path, "police") == ["a", "c"]


def test_a_report_that_is_no_longer_for_meetings_is_not_shown_to_one_as_at_the_day_before(
    store: Store, tmp_path: Path
) -> None:
    loaded(store, tmp_path, SHARED | {"note": "then"}, NOT_IN_MEETING | {"note": "now"})
    assert notes(store, tmp_path, "police", MAY, meeting=True) == []
    assert notes(store, tmp_path, "police", MAY) == ["then"]


def test_changes_do_not_tell_of_a_report_that_was_restricted_since(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path, SHARED | {"note": "then"}, SCHOOL_ONLY | {"note": "now"})
    view = open_view(store, mandate_of("police"), audit=audit_of(store, tmp_path))
    assert in_server(view, "changes", since=MAY.isoformat()).to_frame().is_empty()
    assert view.earlier_network(MAY).links.is_empty()


@pytest.mark.parametrize("more", [0, 80])
def test_many_reports_are_restricted_at_once(store: Store, tmp_path: Path, more: int) -> None:
    rows = [link(f"P{number}", "SPENDS_TIME_AT", "L1", "R1", "Health") for number in range(1, more + 2)]
    admit(store, tmp_path, bundle_of(*(row | SHARED for row in rows)), today=MAY)
    admit(store, tmp_path, bundle_of(*(row | SCHOOL_ONLY for row in rows)), today=JUNE)
    assert look(store, tmp_path, mandate_of("police", as_at=MAY)).nodes.is_empty()
    assert look(store, tmp_path, mandate_of("school", as_at=MAY)).links.height == more + 1
