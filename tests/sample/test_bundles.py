"""The bundles of the sample town pass the check, and keep to the conventions that they are there to show."""

from __future__ import annotations

from collections import Counter

import pytest

from ctx_map.governance import LoadReport, local_mandate, open_intake
from ctx_map.store import Store
from sample.town import AS_AT, DELIVERIES, FIRST, audit_of, checked, load_town, rows

FIRST_RECORDED_UNTIL, UPDATE_RECORDED_UNTIL = "2026-10-15", "2026-11-10"


@pytest.mark.parametrize("folder", DELIVERIES)
def test_a_bundle_passes_the_check_without_problems_or_warnings(folder: str) -> None:
    report = checked(folder).report
    assert report.problems == ()
    assert report.warnings == ()


@pytest.mark.parametrize("folder", DELIVERIES)
def test_every_row_of_a_bundle_is_accepted(folder: str) -> None:
    counts = checked(folder).report.counts
    assert {count.table: (count.rows_in, count.accepted) for count in counts} == {
        count.table: (len(rows(folder, count.table)),) * 2 for count in counts
    }


def test_the_town_loads_into_a_store_in_its_order(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    reports = load_town(store, audit_of(store, tmp_path_factory.mktemp("audit")))
    assert {report.total("rejected") for report in reports.values()} == {0}
    assert _links(reports["police-update"]) == {"new": 14, "corrected": 4, "unchanged": 0}


def test_loading_again_what_was_loaded_last_changes_nothing(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    audit = audit_of(store, tmp_path_factory.mktemp("audit"))
    load_town(store, audit)
    before = store.facts()
    intake = open_intake(store, local_mandate(AS_AT), audit=audit, today=AS_AT)
    assert [intake.admit(checked(folder)).already_loaded for folder in ("school-and-youth-work", "police-update")] == [
        True,
        True,
    ]
    assert store.facts() == before


def _links(report: LoadReport) -> dict[str, int]:
    table = next(each for each in report.tables if each.table == "links")
    return {name: getattr(table, name) for name in ("new", "corrected", "unchanged")}


def test_only_the_police_grade() -> None:
    graded = Counter(row["agency"] for folder in DELIVERIES for row in rows(folder, "links") if row["grade"])
    assert set(graded) == {"police"}


def test_conditions_come_with_codes_and_say_who_may_see_it() -> None:
    conditional = [row for folder in DELIVERIES for row in rows(folder, "links") if row["handling"] == "C"]
    assert {(row["action_code"], row["sanitisation_code"]) for row in conditional} == {
        ("A1", "S2"),
        ("A2", "S2"),
        ("A3", "S1"),
    }
    assert all("agencies:" in row["conditions"] for row in conditional)
    assert any("not in meeting" in row["conditions"] for row in conditional)


def test_partners_leave_out_the_handling_now_and_then() -> None:
    silent = Counter(row["agency"] for folder in FIRST for row in rows(folder, "links") if not row["handling"])
    assert set(silent) == {"childrens-services", "school-and-youth-work"}


def test_every_report_says_when_it_was_recorded_and_no_delivery_knows_the_future() -> None:
    for folder in DELIVERIES:
        recorded = [row["recorded_at"] for row in rows(folder, "links")]
        last = FIRST_RECORDED_UNTIL if folder in FIRST else UPDATE_RECORDED_UNTIL
        assert min(recorded) >= "2025-05-01"
        assert max(recorded) <= last


def test_nothing_is_recorded_before_it_is_true() -> None:
    links = [row for folder in DELIVERIES for row in rows(folder, "links")]
    assert not [row["ref"] for row in links if row["since"][:10] > row["recorded_at"]]
