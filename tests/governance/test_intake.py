"""The only writer: all or nothing, repeatable, recorded, and never over what is already known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from bundles import write_folder
from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.bundle.bundle import CheckedBundle, Problem
from ctx_map.errors import AuditUnwritable, BundleRejected, StatementFailed, StoreError, WrongUse
from ctx_map.governance import Action, Audit, Intake, open_intake
from ctx_map.governance.audit.where import place_of
from ctx_map.governance.intake.report import LoadReport
from ctx_map.store import Change, KeptAnchor, Progress, Store, StoreFacts
from ctx_map.store.base import Value as Parameter
from ctx_map.store.records import NewRecords
from governance.doors import TODAY, admit, audit_of, holder_mandate, intake_of, look, settings_in, ties
from governance.reports import Value, bundle_of, link, node

Report = Mapping[str, Value]


def at_the_park(person: str, ref: str, **said: Value) -> dict[str, Value]:
    return link(person, "SPENDS_TIME_AT", "L1", ref) | said


def _counts(report: LoadReport) -> dict[str, tuple[int, int, int]]:
    return {table.table: (table.new, table.corrected, table.unchanged) for table in report.tables}


def _rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that a store keeps, as rows."""
    names = ("people", "places", "revisions", "loads")
    frames = {name: store.read(f"read/{name}").rows() for name in names}
    return frames | {"links": store.read("read/link_index", namespace="police").rows()}


def test_a_first_load_is_all_new(store: Store, tmp_path: Path) -> None:
    report = admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), at_the_park("P2", "R2")))
    assert _counts(report) == {"people": (2, 0, 0), "places": (1, 0, 0), "links": (2, 0, 0)}
    assert not report.already_loaded
    assert report.load is not None


def test_the_same_file_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    bundle = bundle_of(at_the_park("P1", "R1"), at_the_park("P2", "R2"))
    admit(store, tmp_path, bundle)
    before = _rows(store)
    report = admit(store, tmp_path, bundle)
    assert (report.already_loaded, report.load) == (True, None)
    assert _counts(report) == {"people": (0, 0, 2), "places": (0, 0, 1), "links": (0, 0, 2)}
    assert _rows(store) == before


def test_the_same_rows_in_another_order_are_the_same_file(store: Store, tmp_path: Path) -> None:
    one, two = at_the_park("P1", "R1"), at_the_park("P2", "R2")
    admit(store, tmp_path, bundle_of(one, two))
    before = _rows(store)
    assert admit(store, tmp_path, bundle_of(two, one)).already_loaded
    assert _rows(store) == before


def test_of_an_overlapping_file_only_the_new_is_stored(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), at_the_park("P2", "R2")))
    report = admit(store, tmp_path, bundle_of(at_the_park("P2", "R2"), at_the_park("P3", "R3")))
    assert _counts(report) == {"people": (1, 0, 1), "places": (0, 0, 1), "links": (1, 0, 1)}
    assert len(ties(look(store, tmp_path))) == 3


def test_a_part_of_a_file_that_is_loaded_leaves_no_load_behind(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), at_the_park("P2", "R2")))
    assert admit(store, tmp_path, bundle_of(at_the_park("P2", "R2"))).already_loaded
    assert store.read("read/loads").height == 1


def test_a_corrected_row_supersedes_without_erasing(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", note="with Bo")), today=date(2026, 5, 1))
    report = admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", note="with Cy")), today=date(2026, 6, 1))
    assert _counts(report)["links"] == (0, 1, 0)
    assert look(store, tmp_path).links["note"].to_list() == ["with Cy"]


def test_a_file_that_comes_back_after_its_correction_corrects_again_if_older_rows_are_to_win(
    store: Store, tmp_path: Path
) -> None:
    first, second = bundle_of(at_the_park("P1", "R1", note="a")), bundle_of(at_the_park("P1", "R1", note="b"))
    for number, bundle in enumerate((first, second, first, second, first)):
        report = intake_of(store, tmp_path).admit(bundle, older_wins=number > 1)
        assert _counts(report)["links"] == ((1, 0, 0) if number == 0 else (0, 1, 0))
    assert look(store, tmp_path).links["note"].to_list() == ["a"]
    assert store.read("read/loads").height == 5
    assert admit(store, tmp_path, first).already_loaded


def test_an_older_delivery_undoes_no_correction_and_says_how_many_rows_are_older(store: Store, tmp_path: Path) -> None:
    first = bundle_of(at_the_park("P1", "R1", note="a"), nodes=[node("P1", name="Ash")])
    later = bundle_of(at_the_park("P1", "R1", note="b"), nodes=[node("P1", name="Ashley")])
    admit(store, tmp_path, first, later)
    before = _rows(store)
    intake = intake_of(store, tmp_path)
    assert intake.preview(first)[1] == intake.admit(first).tables
    assert {table.table: table.left_out for table in intake.admit(first).tables} == {
        "people": 1,
        "places": 0,
        "links": 1,
    }
    assert _rows(store) == before


def test_recorded_at_decides_which_of_two_rows_is_older(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", note="b", recorded_at="2026-06-01")))
    older = bundle_of(at_the_park("P1", "R1", note="a", recorded_at="2026-05-01"), at_the_park("P2", "R2"))
    report = admit(store, tmp_path, older)
    assert (report.total("left_out"), report.total("corrected")) == (1, 0)
    assert "b" in look(store, tmp_path).links["note"].to_list()
    newer = bundle_of(at_the_park("P1", "R1", note="c", recorded_at="2026-06-02"))
    assert admit(store, tmp_path, newer).total("corrected") == 1


def test_a_name_is_corrected_and_an_empty_cell_corrects_nothing(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[node("P1", name="Ash", child_voice="asked")]))
    assert _counts(admit(store, tmp_path, bundle_of(nodes=[node("P1", name="Ashley")])))["people"] == (0, 1, 0)
    assert _counts(admit(store, tmp_path, bundle_of(nodes=[node("P1")])))["people"] == (0, 0, 1)
    (row,) = store.read("read/people").select("name", "child_voice").rows()
    assert row == ("Ashley", "asked")


def test_two_agencies_with_the_same_ids_do_not_touch_each_other(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), nodes=[node("P1", name="Ash")]))
    school = bundle_of(at_the_park("P1", "R1"), nodes=[node("P1", name="Bo")], namespace="school")
    assert _counts(admit(store, tmp_path, school)) == {"people": (1, 0, 0), "places": (1, 0, 0), "links": (1, 0, 0)}
    assert sorted(store.read("read/people")["name"]) == ["Ash", "Bo"]


def test_a_link_may_end_at_what_another_agency_loaded(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(nodes=[node("L9", name="the park")], namespace="council"))
    admit(store, tmp_path, bundle_of(link("P1", "SPENDS_TIME_AT", "council:L9", "R1")))
    assert ties(look(store, tmp_path)) == {("police:P1", "SPENDS_TIME_AT", "council:L9")}


def test_a_link_to_nowhere_rejects_the_whole_bundle(store: Store, tmp_path: Path) -> None:
    bundle = bundle_of(at_the_park("P1", "R1"), link("P1", "SPENDS_TIME_AT", "council:L9", "R2"))
    with pytest.raises(BundleRejected, match="1 problem"):
        admit(store, tmp_path, bundle)
    assert store.facts().nodes == store.facts().links == store.facts().loads == 0


def test_a_bundle_with_problems_is_not_stored(store: Store, tmp_path: Path) -> None:
    problem = Problem("people", 7, "date_of_birth", "date-impossible", "Write a day that exists.")
    with pytest.raises(BundleRejected):
        admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), problems=(problem,)))
    assert store.facts().loads == 0


def test_a_check_stores_nothing_and_finds_what_the_load_would(store: Store, tmp_path: Path) -> None:
    bundle = bundle_of(link("P1", "SPENDS_TIME_AT", "council:L9", "R1"))
    intake = intake_of(store, tmp_path)
    assert [problem.code for problem in intake.check(bundle).problems] == ["end-unknown"]
    assert intake.check(bundle, also_known=["council:L9"]).clean
    assert store.facts().nodes == 0
    assert [line.action for line in audit_of(store, tmp_path).lines()] == ["checked", "checked"]


def test_a_preview_says_what_the_load_then_does_and_stores_nothing(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1"), at_the_park("P2", "R2")))
    corrected = bundle_of(at_the_park("P1", "R1", grade="B2"), at_the_park("P2", "R2"), at_the_park("P3", "R3"))
    before = _rows(store)
    intake = intake_of(store, tmp_path)
    report, tables = intake.preview(corrected)
    assert report.clean
    assert _rows(store) == before
    assert {table.table: (table.new, table.corrected, table.unchanged) for table in tables} == {
        "people": (1, 0, 2),
        "places": (0, 0, 1),
        "links": (1, 1, 1),
    }
    assert intake.admit(corrected).tables == tables
    assert intake.preview(corrected)[1] == intake.admit(corrected).tables


def test_a_preview_of_a_bundle_with_problems_counts_no_load(store: Store, tmp_path: Path) -> None:
    report, tables = intake_of(store, tmp_path).preview(bundle_of(link("P1", "SPENDS_TIME_AT", "council:L9", "R1")))
    assert ([problem.code for problem in report.problems], tables) == (["end-unknown"], ())


def test_a_load_is_in_the_audit_before_it_is_written_and_after(store: Store, tmp_path: Path) -> None:
    bundle = bundle_of(at_the_park("P1", "R1"), nodes=[node("P1", name="Ash Canary")], name="canary.zip")
    admit(store, tmp_path, bundle)
    begun, sealed, done = audit_of(store, tmp_path).lines()
    assert (begun.action, sealed.action, done.action) == ("intake begun", "intake sealed", "intake done")
    assert begun.subject == sealed.subject == done.subject == f"import {bundle.digest[:12]}"
    assert dict(begun.counts) == {"people": 1, "places": 1, "links": 1}
    assert dict(done.counts) == {"new": 3, "corrected": 0, "unchanged": 0, "rejected": 0, "duplicate": 0}


def test_a_rejected_load_is_in_the_audit(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BundleRejected):
        admit(store, tmp_path, bundle_of(link("P1", "SPENDS_TIME_AT", "council:L9", "R1")))
    lines = audit_of(store, tmp_path).lines()
    assert [(line.action, line.decision) for line in lines] == [
        ("intake begun", "allowed"),
        ("intake failed", "ended by BundleRejected"),
    ]


def test_without_an_audit_line_nothing_is_stored(store: Store, tmp_path: Path) -> None:
    place_of(store.uri, settings_in(tmp_path)).log.mkdir(parents=True)
    with pytest.raises(AuditUnwritable):
        admit(store, tmp_path, bundle_of(at_the_park("P1", "R1")))
    assert store.facts().loads == 0


def test_progress_is_told(store: Store, tmp_path: Path) -> None:
    said: list[tuple[str, int, int]] = []
    intake_of(store, tmp_path).admit(bundle_of(at_the_park("P1", "R1")), progress=lambda *step: said.append(step))
    assert said[0] == ("comparing with the store", 0, 3)
    assert said[-1][1] == said[-1][2]


def test_nobody_makes_an_intake_without_opening_one(embedded_store: Store, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="open_intake"):
        Intake(embedded_store, holder_mandate(), audit_of(embedded_store, tmp_path), TODAY, lambda: None)  # type: ignore[arg-type, return-value]


@dataclass
class FailsAt:
    """A real store whose write raises: before it has begun, or after it has been done."""

    store: Store
    error: BaseException
    after: bool
    times: int = 1

    @property
    def uri(self) -> str:
        return self.store.uri

    def facts(self) -> StoreFacts:
        return self.store.facts()

    def knows(self, statement: str) -> bool:
        return self.store.knows(statement)

    def read(self, statement: str, **params: Parameter) -> pl.DataFrame:
        return self.store.read(statement, **params)

    def admit(self, change: Change, *, progress: Progress | None = None) -> None:
        self.times -= 1
        if self.times < 0 or self.after:
            self.store.admit(change, progress=progress)
        if self.times >= 0:
            raise self.error

    def keep(self, records: NewRecords) -> bool:
        return self.store.keep(records)

    def keep_anchor(self, anchor: KeptAnchor) -> None:
        self.store.keep_anchor(anchor)

    def close(self) -> None:
        self.store.close()


def _failing(store: Store, folder: Path, error: BaseException, *, after: bool) -> Intake:
    return open_intake(FailsAt(store, error, after), holder_mandate(), audit=audit_of(store, folder), today=TODAY)


def _actions(audit: Audit) -> list[str]:
    return [line.action for line in audit.lines()]


def test_a_commit_that_raises_although_it_holds_is_a_load(store: Store, tmp_path: Path) -> None:
    bundle = bundle_of(at_the_park("P1", "R1"))
    report = _failing(store, tmp_path, StatementFailed("load/load"), after=True).admit(bundle)
    assert _counts(report)["links"] == (1, 0, 0)
    assert _actions(audit_of(store, tmp_path)) == ["intake begun", "intake sealed", "intake done"]
    assert admit(store, tmp_path, bundle).already_loaded


def test_a_commit_that_raises_and_does_not_hold_is_no_load(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        _failing(store, tmp_path, StatementFailed("load/load"), after=False).admit(bundle_of(at_the_park("P1", "R1")))
    assert store.facts().loads == 0
    assert _actions(audit_of(store, tmp_path)) == ["intake begun", "intake sealed", "intake failed"]


@pytest.mark.parametrize(("after", "outcome"), [(True, "intake done"), (False, "intake failed")])
def test_an_interrupted_load_is_recorded_as_what_it_became(
    store: Store, tmp_path: Path, after: bool, outcome: str
) -> None:
    bundle = bundle_of(at_the_park("P1", "R1"))
    with pytest.raises(KeyboardInterrupt):
        _failing(store, tmp_path, KeyboardInterrupt(), after=after).admit(bundle)
    last = audit_of(store, tmp_path).lines()[-1]
    assert (last.action, last.decision) == (outcome, "ended by KeyboardInterrupt")
    assert admit(store, tmp_path, bundle).already_loaded is after


def test_a_clock_that_went_back_hides_nothing_and_changes_no_past(store: Store, tmp_path: Path) -> None:
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", note="a")), today=date(2026, 6, 1))
    admit(store, tmp_path, bundle_of(at_the_park("P1", "R1", note="b")), today=date(2026, 5, 1))
    network = look(store, tmp_path)
    assert network.links["note"].to_list() == ["b"]
    history = store.read(
        "read/link_history",
        as_at="2026-11-24",
        agency="police",
        holder=True,
        meeting=False,
        keys=network.links["key"].to_list(),
    )
    assert sorted(history.select("known_from", "retracted_at").rows(), key=str) == [
        ("2026-06-01", "2026-06-01"),
        ("2026-06-01", None),
    ]


def test_the_end_of_a_load_that_cannot_be_recorded_says_that_the_load_is_in(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = audit_of(store, tmp_path)
    append = audit.append

    def but_the_end(action: Action, *given: Any, **named: Any) -> int:
        if action is Action.INTAKE_DONE:
            raise AuditUnwritable("full")
        return append(action, *given, **named)

    monkeypatch.setattr(audit, "append", but_the_end)
    bundle: CheckedBundle = bundle_of(at_the_park("P1", "R1"))
    with pytest.raises(AuditUnwritable, match="has been loaded"):
        open_intake(store, holder_mandate(), audit=audit, today=TODAY).admit(bundle)
    assert admit(store, tmp_path, bundle).already_loaded


def test_a_later_file_of_an_agency_may_link_what_an_earlier_one_of_it_brought(store: Store, tmp_path: Path) -> None:
    tables: dict[str, list[dict[str, str]]] = {"people": [{"id": "p1"}], "places": [{"id": "park"}]}
    report = {"from": "town:p1", "to": "town:park", "kind": "SPENDS_TIME_AT", "ref": "R1", "agency": "Police"}
    for name, brought in {"first": tables, "second": {"people": [{"id": "p2"}], "links": [report]}}.items():
        folder = write_folder(tmp_path / name, brought)
        admit(store, tmp_path, check_bundle(read_bundle(folder, namespace="town")))
    assert ties(look(store, tmp_path)) == {("town:p1", "SPENDS_TIME_AT", "town:park")}


def test_a_file_that_was_forced_upon_a_later_one_is_the_newer_of_the_two(store: Store, tmp_path: Path) -> None:
    first, second = bundle_of(at_the_park("P1", "R1", note="a")), bundle_of(at_the_park("P1", "R1", note="b"))
    admit(store, tmp_path, first, second)
    intake_of(store, tmp_path).admit(first, older_wins=True)
    assert admit(store, tmp_path, second).total("left_out") == 1
    assert look(store, tmp_path).links["note"].to_list() == ["a"]
