"""Ends that lie in the store: found with their label, or named as a problem without their value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from ctx_map.bundle.bundle import CheckedBundle
from ctx_map.governance.intake.ends import KNOWN_SCHEMA, Ends, ids_of_another_sort, known_keys, look_up_ends
from ctx_map.governance.intake.report import with_problems
from ctx_map.vocabulary.labels import Label
from governance.reports import bundle_of, link, node

STORE = pl.DataFrame(
    [("school:P9", "Person"), ("council:L9", "Place"), ("police:P1", "Person")], schema=KNOWN_SCHEMA, orient="row"
)


def _look_up(checked: CheckedBundle, also: Iterable[str] | Mapping[str, Label] = ()) -> Ends:
    return look_up_ends(checked.links, known_keys(STORE, also))


def test_an_end_of_another_agency_gets_the_label_that_the_store_has() -> None:
    ends = _look_up(bundle_of(link("P1", "SPENDS_TIME_AT", "council:L9", "R1"), link("P1", "USES", "T1", "R2")))
    labels = {row["ref"]: (row["source_label"], row["target_label"]) for row in ends.links.iter_rows(named=True)}
    assert labels == {"R1": ("Person", "Place"), "R2": ("Person", "Thing")}
    assert ends.problems == ()


def test_both_ends_may_lie_in_the_store() -> None:
    ends = _look_up(bundle_of(link("school:P9", "SPENDS_TIME_AT", "council:L9", "R1")))
    assert ends.links.select("source_label", "target_label").rows() == [("Person", "Place")]


def test_an_end_that_nobody_knows_is_a_problem_that_does_not_repeat_it() -> None:
    ends = _look_up(bundle_of(link("P1", "SPENDS_TIME_AT", "council:Canary", "R1")))
    (problem,) = ends.problems
    assert (problem.table, problem.column, problem.code) == ("links", "to", "end-unknown")
    assert "Canary" not in str(problem)


def test_every_unknown_end_is_named() -> None:
    ends = _look_up(bundle_of(link("a:P1", "KNOWS", "b:P2", "R1"), link("P1", "KNOWS", "b:P2", "R2")))
    assert sorted(str(problem.column) for problem in ends.problems) == ["from", "to", "to"]


def test_a_row_number_is_given_where_the_check_left_one() -> None:
    links = bundle_of(link("P1", "KNOWS", "b:P2", "R1")).links.with_columns(row=pl.lit(17))
    (problem,) = look_up_ends(links, known_keys(STORE, ())).problems
    assert problem.row == 17


def test_a_kind_that_does_not_join_the_labels_in_the_store_is_a_problem() -> None:
    ends = _look_up(bundle_of(link("P1", "SPENDS_TIME_AT", "school:P9", "R1")))
    assert [problem.code for problem in ends.problems] == ["kind-joins-others"]


def test_an_end_in_a_bundle_that_is_checked_along_is_known() -> None:
    checked = bundle_of(link("P1", "SPENDS_TIME_AT", "health:L3", "R1"))
    assert _look_up(checked, ["health:L3"]).problems == ()
    assert _look_up(checked, {"health:L3": Label.PLACE}).problems == ()
    assert [problem.code for problem in _look_up(checked, {"health:L3": Label.PERSON}).problems] == [
        "kind-joins-others"
    ]


def test_a_bundle_that_brings_all_its_ends_is_not_looked_up() -> None:
    checked = bundle_of(link("P1", "USES", "T1", "R1"))
    assert _look_up(checked).links is checked.links


def test_an_id_that_the_store_has_as_something_else_is_a_problem() -> None:
    checked = bundle_of(nodes=[node("P1"), node("L1")])
    clashing = STORE.with_columns(label=pl.lit("Place"))
    (problem,) = ids_of_another_sort(checked.nodes, clashing)
    assert (problem.table, problem.column, problem.code) == ("people", "id", "id-of-another-sort")
    assert ids_of_another_sort(checked.nodes, STORE) == []


def test_a_row_with_a_problem_is_no_longer_counted_as_accepted() -> None:
    checked = bundle_of(link("a:P1", "KNOWS", "b:P2", "R1"), link("P1", "KNOWS", "P2", "R2"))
    problems = _look_up(checked).problems
    report = with_problems(checked.report, problems)
    links = {count.table: count for count in report.counts}["links"]
    assert (links.rows_in, links.accepted + links.rejected) == (2, 2)
    assert links.rejected >= 1
    assert not report.clean
