"""Bad inputs 93 to 116: what rows say of one another, and what can happen while they are loaded.

The number in each name is its number in the list of bad inputs that an importer must survive. What only a store, an
intake or the command line can show is tested there:

| number | what | tested in |
|---|---|---|
| 103 | no handling stated: only its agency and the holder see it | tests/governance (sight); here: it is accepted |
| 104 | contradictory handling | here |
| 105 | the same file twice | tests/governance (intake), tests/cli (import) |
| 106 | the same rows in another order or format | here: the same digest; tests/governance: already loaded |
| 107 | overlapping files | tests/governance (intake) |
| 108 | two loads at once | tests/governance (intake), tests/store (lock) |
| 109 | killed at any point | tests/store |
| 110 | disk full | tests/store |
| 111 | the store is held by the app | tests/store (lock), tests/cli |
| 112 | a folder that cannot be written | tests/store, tests/governance (audit) |
| 113 | the clock goes back | tests/governance (intake) |
| 114 | stopped by hand during the load | tests/store, tests/governance (intake) |
| 115 | the write failed but holds | tests/governance (intake) |
| 116 | the audit cannot be written | tests/governance (audit, intake) |
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bundles import (
    Tables,
    checked,
    problem_codes,
    small_town,
    warning_codes,
    with_row,
    write_folder,
    write_xlsx,
    write_zip,
)
from ctx_map.bundle import CheckedBundle
from ctx_map.vocabulary.labels import Label

LINK = {"from_": "ash", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "X1", "agency": "Police"}
NEXT = len(small_town()["links"]) + 2
"""The row number of a link that is added to the small town."""


def _checked(folder: Path, tables: Tables) -> CheckedBundle:
    return checked(write_folder(folder / "town", tables))


def _links(folder: Path, **cells: str) -> CheckedBundle:
    """The small town with one more link: LINK with these cells."""
    return _checked(folder, with_row(small_town(), "links", **(LINK | cells)))


def _wrong(result: CheckedBundle) -> set[tuple[str | None, str]]:
    """Column and code of the problems of the row that was added."""
    return {(column, code) for _, row, column, code in problem_codes(result) if row == NEXT}


@pytest.mark.parametrize("column", ["from_", "to"])
def test_93_a_link_to_somebody_unknown_is_a_problem(column: str, tmp_path: Path) -> None:
    result = _links(tmp_path, **{column: "nobody"})
    assert problem_codes(result) == {("links", NEXT, column.rstrip("_"), "end-unknown")}


def test_93_an_end_of_another_bundle_is_left_to_the_intake(tmp_path: Path) -> None:
    result = _links(tmp_path, to="police:park")
    assert result.report.clean
    assert result.links.select("target", "target_label").rows()[-1] == ("police:park", None)


def test_93_an_end_may_be_written_with_the_bundles_own_namespace(tmp_path: Path) -> None:
    result = _links(tmp_path, to="town:park")
    assert result.links.select("target", "target_label").rows()[-1] == ("town:park", "Place")


def test_93_a_full_key_of_the_own_namespace_that_is_not_in_the_bundle_is_left_to_the_intake(tmp_path: Path) -> None:
    result = _links(tmp_path, to="town:loaded-before")
    assert result.report.clean
    assert result.links.select("target", "target_label").rows()[-1] == ("town:loaded-before", None)


@pytest.mark.parametrize("text", [":park", "police:", "Po lice:park", "police:a:b", "police: park"])
def test_93_an_end_that_is_no_key_is_a_problem(text: str, tmp_path: Path) -> None:
    assert {column for column, _ in _wrong(_links(tmp_path, to=text))} == {"to"}


def test_93_links_of_a_row_with_another_problem_are_not_said_to_be_unknown(tmp_path: Path) -> None:
    tables = small_town()
    tables["people"][0]["date_of_birth"] = "31/02/2010"
    assert problem_codes(_checked(tmp_path, tables)) == {("people", 2, "date_of_birth", "date-impossible")}


@pytest.mark.parametrize(
    ("kind", "source", "target"),
    [("LIVES_AT", "park", "ash"), ("FRIEND_OF", "ash", "park"), ("HAPPENED_AT", "ash", "e1"), ("USES", "ash", "e1")],
)
def test_93_a_kind_joins_certain_ends_only(kind: str, source: str, target: str, tmp_path: Path) -> None:
    result = _links(tmp_path, from_=source, to=target, kind=kind)
    assert _wrong(result) == {("kind", "kind-joins-others")}


def test_93_one_known_end_of_a_wrong_sort_is_enough_to_say_so(tmp_path: Path) -> None:
    assert _wrong(_links(tmp_path, from_="park", to="police:x", kind="LIVES_AT")) == {("kind", "kind-joins-others")}


def test_94_a_link_to_oneself_is_a_problem(tmp_path: Path) -> None:
    assert _wrong(_links(tmp_path, to="ash", kind="KNOWS")) == {("to", "self-link")}


def test_95_a_link_twice_is_a_duplicate_and_is_loaded_once(tmp_path: Path) -> None:
    tables = with_row(small_town(), "links", **LINK)
    again = _checked(tmp_path, with_row(tables, "links", **LINK))
    assert again.report.clean
    assert again.report.counts[-1].duplicate == 1
    assert again.digest == _checked(tmp_path, tables).digest


def test_95_a_friendship_the_other_way_round_is_a_duplicate_and_a_contact_is_not(tmp_path: Path) -> None:
    friends = {"from_": "ash", "to": "bo", "kind": "KNOWS", "ref": "X1", "agency": "Police"}
    turned = friends | {"from_": "bo", "to": "ash"}
    tables = with_row(with_row(small_town(), "links", **friends), "links", **turned)
    assert _checked(tmp_path, tables).report.counts[-1].duplicate == 1
    contacts = [row | {"kind": "CONTACTED"} for row in (friends, turned)]
    tables = with_row(with_row(small_town(), "links", **contacts[0]), "links", **contacts[1])
    assert _checked(tmp_path, tables).report.counts[-1].duplicate == 0


def test_96_the_same_person_twice_is_a_duplicate(tmp_path: Path) -> None:
    result = _checked(tmp_path, with_row(small_town(), "people", **small_town()["people"][0]))
    assert result.report.clean
    assert (result.report.counts[0].rows_in, result.report.counts[0].duplicate) == (5, 1)


def test_96_the_same_person_with_another_date_of_birth_is_a_problem(tmp_path: Path) -> None:
    person = small_town()["people"][0] | {"date_of_birth": "2011-04-03"}
    result = _checked(tmp_path, with_row(small_town(), "people", **person))
    assert problem_codes(result) == {("people", 6, "id", "id-conflict")}
    assert "Row 2" in result.report.problems[0].advice


def test_97_the_same_id_from_two_agencies_is_two_people(tmp_path: Path) -> None:
    path = write_folder(tmp_path / "town", small_town())
    keys = [checked(path, namespace=name).nodes[Label.PERSON].row(0)[0] for name in ("police", "schools")]
    assert keys == ["police:ash", "schools:ash"]


def test_an_id_belongs_to_one_table(tmp_path: Path) -> None:
    result = _checked(tmp_path, with_row(small_town(), "places", id="ash", name="a place"))
    assert problem_codes(result) == {("places", 4, "id", "id-in-two-tables")}


def test_98_people_who_care_for_each_other_are_accepted(tmp_path: Path) -> None:
    care = {"kind": "CARES_FOR", "ref": "X1", "agency": "Police"}
    tables = with_row(small_town(), "links", from_="ash", to="bo", **care)
    assert _checked(tmp_path, with_row(tables, "links", from_="bo", to="ash", **care)).report.clean


def test_99_one_person_with_a_hundred_thousand_links_is_accepted(tmp_path: Path) -> None:
    links = [{"from": "ash", "to": "park", "kind": "ATTENDS", "ref": f"R{at}", "agency": "A"} for at in range(100_000)]
    result = _checked(tmp_path, small_town() | {"links": links})
    assert result.links.height == 100_000


def test_100_101_102_a_group_of_nobody_an_event_nowhere_and_many_places_of_one_name_are_accepted(
    tmp_path: Path,
) -> None:
    tables = with_row(small_town(), "peer_groups", id="g2")
    tables = with_row(tables, "events", id="e2")
    tables["places"] += [{"id": f"l{at}", "name": "Parking Area"} for at in range(500)]
    assert _checked(tmp_path, tables).report.clean


def test_103_a_report_without_handling_is_accepted_as_handling_not_stated(tmp_path: Path) -> None:
    result = _links(tmp_path)
    assert result.report.clean
    assert result.links.get_column("handling").to_list()[-1] is None


CONDITIONAL = {"handling": "C", "action_code": "A1", "sanitisation_code": "S2", "conditions": "agencies: Police"}


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        (CONDITIONAL, set()),
        (CONDITIONAL | {"grade": "1BC"}, set()),
        (CONDITIONAL | {"action_code": ""}, {("action_code", "action-missing")}),
        (CONDITIONAL | {"sanitisation_code": ""}, {("sanitisation_code", "sanitisation-missing")}),
        (CONDITIONAL | {"conditions": ""}, {("conditions", "conditions-missing")}),
        ({"handling": "P", "action_code": "A1"}, {("action_code", "codes-without-c")}),
        ({"handling": "P", "sanitisation_code": "S1"}, {("sanitisation_code", "codes-without-c")}),
        ({"handling": "P", "conditions": "ask first"}, {("conditions", "codes-without-c")}),
        ({"conditions": "not in meeting"}, {("conditions", "codes-without-c")}),
        ({"handling": "P", "grade": "1BC"}, {("handling", "grade-handling-disagree")}),
        ({"handling": "P", "grade": "1BP"}, set()),
        ({"grade": "1BC"}, {(name, code) for name, code in (("action_code", "action-missing"),
                            ("sanitisation_code", "sanitisation-missing"), ("conditions", "conditions-missing"))}),
    ],
)  # fmt: skip
def test_104_handling_and_its_codes_must_agree(
    cells: dict[str, str], problems: set[tuple[str, str]], tmp_path: Path
) -> None:
    assert _wrong(_links(tmp_path, **cells)) == problems


def test_104_handling_that_only_the_grade_states_is_filled_in_and_said(tmp_path: Path) -> None:
    result = _links(tmp_path, grade="2BP")
    assert result.links.get_column("handling").to_list()[-1] == "P"
    assert ("links", NEXT, "handling", "handling-from-grade") in warning_codes(result)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"role": "victim"}, ("role", "role-not-here")),
        ({"to": "e1", "kind": "INVOLVED_IN"}, ("role", "role-missing")),
        ({"to": "e1", "kind": "INVOLVED_IN", "role": "unsafe"}, ("role", "role-of-another-kind")),
        ({"from_": "e1", "kind": "RATES"}, ("role", "rating-missing")),
        ({"from_": "e1", "kind": "RATES", "role": "victim"}, ("role", "role-of-another-kind")),
        ({"from_": "e1", "kind": "RATES", "role": "safe", "grade": "2BP"}, ("grade", "grade-not-here")),
        ({"to": "cy", "kind": "CONTACTED", "protective": "yes"}, ("protective", "protective-not-here")),
        ({"to": "bo", "kind": "SUPPORTS", "protective": "no"}, ("protective", "protective-always")),
        ({"since": "2026-05-02", "until": "2026-05-01"}, ("until", "dates-reversed")),
        ({"since": "2026-05-01T10:00", "until": "2026-05-01T09:00"}, ("until", "dates-reversed")),
    ],
)
def test_a_report_that_contradicts_itself_is_a_problem(
    cells: dict[str, str], problem: tuple[str, str], tmp_path: Path
) -> None:
    assert _wrong(_links(tmp_path, **cells)) == {problem}


def test_a_day_as_an_end_means_the_end_of_that_day(tmp_path: Path) -> None:
    assert _links(tmp_path, since="2026-05-01T21:30", until="2026-05-01").report.clean


@pytest.mark.parametrize(
    ("cells", "warning"),
    [
        ({"from_": "ash", "to": "cy", "kind": "CONTACTED", "since": "2026-05-01"}, ("from", "contact-from-child")),
        ({"since": "2026-05-02", "recorded_at": "2026-05-01"}, ("since", "since-after-recorded")),
        ({"recorded_at": "2027-05-01"}, ("recorded_at", "date-future")),
    ],
)
def test_a_report_that_is_odd_is_accepted_with_a_warning(
    cells: dict[str, str], warning: tuple[str, str], tmp_path: Path
) -> None:
    result = _links(tmp_path, **cells)
    assert result.report.clean
    assert ("links", NEXT, *warning) in warning_codes(result)


def test_somebody_who_has_since_turned_eighteen_was_a_child_on_the_day_of_the_report(tmp_path: Path) -> None:
    tables = with_row(small_town(), "people", id="dee", date_of_birth="2008-02-29")
    contact = {"from_": "dee", "to": "cy", "kind": "CONTACTED", "ref": "X1", "agency": "Police"}
    for since, warned in (("2026-02-28", True), ("2026-03-01", False)):
        result = _checked(tmp_path, with_row(tables, "links", **contact, since=since))
        assert ("links", NEXT, "from", "contact-from-child") in warning_codes(result) or not warned
        assert warned or ("links", NEXT, "from", "contact-from-child") not in warning_codes(result)


def test_a_recorded_kind_against_the_date_of_birth_is_said(tmp_path: Path) -> None:
    tables = with_row(small_town(), "people", id="x1", date_of_birth="2008-11-25", kind="adult")
    tables = with_row(tables, "people", id="x2", date_of_birth="2008-11-24", kind="young_person")
    tables = with_row(tables, "people", id="x3", date_of_birth="2008-11-24", kind="adult")
    codes = {(row, code) for _, row, _, code in warning_codes(_checked(tmp_path, tables))}
    assert codes == {(6, "kind-against-birth"), (7, "kind-against-birth")}


def test_106_the_same_rows_have_the_same_digest_in_any_order_and_format(tmp_path: Path) -> None:
    shuffled = small_town()
    for rows in shuffled.values():
        random.Random(7).shuffle(rows)
    turned = {name: [dict(reversed(row.items())) for row in rows] for name, rows in reversed(shuffled.items())}
    paths = (
        write_folder(tmp_path / "town", small_town()),
        write_folder(tmp_path / "shuffled", turned),
        write_zip(tmp_path / "town.zip", small_town()),
        write_xlsx(tmp_path / "town.xlsx", turned),
    )
    assert len({checked(path, namespace="town").digest for path in paths}) == 1


def test_106_another_cell_or_another_namespace_gives_another_digest(tmp_path: Path) -> None:
    path = write_folder(tmp_path / "town", small_town())
    other = write_folder(tmp_path / "other", with_row(small_town(), "things", id="t2", kind="phone"))
    digests = {checked(path).digest, checked(path, namespace="x").digest, checked(other, namespace="town").digest}
    assert len(digests) == 3
