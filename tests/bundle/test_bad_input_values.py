"""Bad inputs 57 to 92: what a single cell can say.

The number before each case is its number in the list of bad inputs that an importer must survive. A case without code
is accepted as it is.
"""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlsxwriter

from bundles import checked, problem_codes, small_town, warning_codes, with_row, write_folder
from ctx_map.vocabulary.labels import Label

ROWS: dict[str, dict[str, str]] = {
    "people": {"id": "x1", "name": "Xan Lee"},
    "places": {"id": "x1", "name": "a place"},
    "things": {"id": "x1", "kind": "phone"},
    "events": {"id": "x1", "kind": "incident"},
    "links": {"from": "ash", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "X1", "agency": "Police"},
}
"""A row of each table in order; a case changes one cell of it."""


@dataclass(frozen=True)
class Case:
    number: int
    where: str
    """Table and column."""
    text: str
    problem: str | None = None
    warning: str | None = None


C = Case
IDENTITY = [
    C(57, "people.id", "007"),
    C(57, "places.uprn", "000123"),
    C(58, "people.id", "9.43E+09", "number-digits-lost"),
    C(58, "places.uprn", "9.43E+09", "number-digits-lost"),
    C(59, "people.id", "9434765919.0", "id-decimal"),
    C(60, "people.id", "9.434765919123457e+17", "number-digits-lost"),
    C(60, "people.id", "943476591912345678"),
    C(62, "people.name", "Ash \u202ednalyaW", "text-control"),
    C(62, "people.name", "\u2066Ash\u2069", "text-control"),
    C(62, "people.id", "p\u202e1", "id-invisible"),
    C(63, "people.id", "p\u200b1", "id-invisible"),
    C(63, "people.id", "p\u200d1", "id-invisible"),
    C(63, "people.id", "p\u00a01", "id-invisible"),
    C(64, "people.id", "p\u0430rk1", None, "id-alphabets"),
    C(66, "people.name", "A\x01sh", "text-control"),
    C(66, "people.name", "A\x0bsh", "text-control"),
    C(66, "people.name", "A\x7fsh", "text-control"),
    C(66, "people.id", "p\t1", "id-invisible"),
    C(67, "people.name", "Ash\ufffe", "text-control"),
    C(67, "people.name", "Ash\uffff", "text-control"),
    C(73, "people.id", "   ", "required-blank"),
    C(73, "people.id", "p1 ", "id-spaces"),
    C(73, "people.id", "ASH", None, "id-case"),
    C(73, "people.id", "town:p1", "id-colon"),
    C(73, "people.id", "x" * 201, "id-too-long"),
    C(75, "people.name", "Unknown", None, "name-placeholder"),
    C(75, "people.name", "Baby X", None, "name-placeholder"),
]
NAMES = [
    C(68, "people.name", name)
    for name in (
        "Null",
        "True",
        "NA",
        "None",
        "nan",
        "Ŵyn Llŷr",
        "O’Neil",
        "O'Neil",
        "سارة",
        "李",
        "👩‍👧 Ash",
        "😀",
        "1",
    )
]
TEXTS = [
    C(69, "people.name", "Cher"),
    C(69, "people.name", "A" * 200),
    *(
        C(70, "links.note", text)
        for text in ('=HYPERLINK("http://x")', "+44 161 496 0000", "-", "@x", "a\t=1", "\uff1d1", "|cmd")
    ),
    C(71, "links.note", "<script>alert(1)</script>"),
    C(71, "people.name", '<a href="x"><img src=x onerror=alert(1)>'),
    C(72, "links.note", "'}) DETACH DELETE n; DROP TABLE x; --"),
    C(72, "links.kind", "`KNOWS`) DELETE (n", "word-unknown"),
    C(72, "links.kind", "ASSOCIATES_WITH", "word-unknown"),
    C(74, "links.note", "n" * 10_000_000, "text-too-long"),
]
DATES = [
    C(76, "people.date_of_birth", "2010-02-31", "date-impossible"),
    C(76, "people.date_of_birth", "31/02/2010", "date-impossible"),
    C(76, "links.since", "2026-13-01", "date-impossible"),
    C(76, "links.since", "2026-04-31T10:00", "date-impossible"),
    C(77, "people.date_of_birth", "2010-02-29", "date-impossible"),
    C(77, "people.date_of_birth", "2012-02-29"),
    C(78, "people.date_of_birth", "03/04/2010", "date-ambiguous"),
    C(78, "links.since", "03/04/2026 10:00", "date-ambiguous"),
    C(78, "links.since", "25/04/2026", "moment-form"),
    C(78, "links.since", "04.04.2026", "moment-form"),
    C(79, "people.date_of_birth", "03/04/10", "date-two-digit-year"),
    C(79, "people.date_of_birth", "3-Apr-10", "date-two-digit-year"),
    C(80, "people.date_of_birth", "45413", "date-excel-serial"),
    C(80, "links.since", "45413.5", "date-excel-serial"),
    C(81, "people.date_of_birth", "59", "date-excel-serial"),
    C(81, "people.date_of_birth", "60", "date-excel-serial"),
    C(81, "people.date_of_birth", "0", "date-excel-serial"),
    C(83, "people.date_of_birth", "3000000", "date-form"),
    C(84, "people.date_of_birth", "2027-01-01", "birth-future"),
    C(84, "people.date_of_birth", "2026-11-25", "birth-future"),
    C(84, "people.date_of_birth", "2026-11-24"),
    C(84, "people.date_of_birth", "1900-01-01", "date-placeholder"),
    C(84, "links.since", "1900-01-01T00:00", "date-placeholder"),
    C(84, "people.date_of_birth", "1905-11-24", "birth-too-old"),
    C(84, "people.date_of_birth", "1906-01-01"),
    C(84, "people.date_of_birth", "0210-01-01", "date-implausible"),
    C(84, "links.since", "2027-01-01", None, "date-future"),
    C(85, "links.since", "2011-03-03", None, "before-birth"),
    C(86, "links.since", "2024-03-31T01:30", "time-does-not-exist"),
    C(86, "links.since", "2024-10-27T01:30", None, "time-twice"),
    C(86, "links.since", "2024-07-01T10:00:00Z"),
    C(86, "links.since", "2024-07-01T10:00+01:00"),
    C(86, "links.since", "2024-07-01 10:00"),
    C(86, "links.since", "2024-07-01T24:00", None, "time-24"),
    C(86, "links.since", "2024-07-01 22:00-02:00", "time-range"),
    C(86, "links.since", "2024-07-01T10:61", "moment-form"),
    C(86, "links.since", "2024-07-01T10:00+99:00", "moment-form"),
    C(86, "links.recorded_at", "2024-07-01T10:00", None, "time-dropped"),
    C(86, "links.recorded_at", "2024-07-01 00:00:00"),
    C(87, "people.date_of_birth", "1700000000", "date-unix"),
    C(87, "links.since", "1700000000", "date-unix"),
    C(87, "links.since", "yesterday", "moment-form"),
]
NUMBERS = [
    C(88, "places.latitude", "1_000", "number-form"),
    C(88, "places.latitude", "1e400", "number-form"),
    C(88, "places.latitude", "nan", "number-form"),
    C(88, "places.latitude", "inf", "number-form"),
    C(88, "places.latitude", "5e1", "number-form"),
    C(88, "places.latitude", "0x35", "number-form"),
    C(88, "places.latitude", "٥٣", "number-form"),
    C(90, "places.latitude", "53,42", "number-decimal-comma"),
    C(90, "places.latitude", "SJ 838 980", "number-grid"),
    C(90, "places.latitude", "398000", "coordinates-range"),
    C(90, "places.latitude", "40.4", None, "coordinates-abroad"),
    C(90, "places.latitude", "", "coordinate-alone"),
    C(91, "places.address", "1 park road, m32 0ab"),
    C(91, "places.address", "BFPO 57"),
    C(91, "places.address", "ZZ99 9ZZ"),
    *(
        C(89, "links.disputed", text)
        for text in ("yes", "Y", "on", "1", "T", "TRUE", "no", "N", "off", "0", "f", "False")
    ),
    C(89, "links.disputed", "maybe", "yes-no"),
    C(89, "links.disputed", "2", "yes-no"),
]
CODES = [
    C(92, "links.grade", "1BP", None, "handling-from-grade"),
    C(92, "links.grade", "[2dp]", None, "handling-from-grade"),
    C(92, "links.grade", "not graded"),
    C(92, "links.grade", "1B", "grade-form"),
    C(92, "links.grade", "B1", "grade-form"),
    C(92, "links.grade", "E5", "grade-form"),
    C(92, "links.grade", "B24", "grade-legacy"),
    C(92, "links.handling", "P"),
    C(92, "links.handling", "p"),
    C(92, "links.handling", "A", "handling-unknown"),
    C(92, "links.handling", "P/C", "handling-unknown"),
    C(92, "links.statement", "Professional judgement"),
    C(92, "links.statement", "rumour", "word-unknown"),
    C(92, "links.agency", "Police|Health", "agency-sign"),
    C(92, "links.agency", "Police; Health", "agency-sign"),
    C(92, "links.agency", "(Holder)", "agency-sign"),
    C(92, "people.kind", "Young Person"),
    C(92, "people.kind", "offender", "word-unknown"),
    C(92, "places.place_role", "place of safety"),
    C(92, "places.place_role", "crime site"),
    C(92, "places.place_role", "hotspot", "word-unknown"),
    C(92, "events.harms", "county lines; online_harm ;"),
    C(92, "events.harms", "county_lines;gossip", "word-unknown"),
    C(92, "things.kind", "  ", "required-blank"),
    C(92, "places.uprn", "1234567890123", None, "uprn-form"),
]


def _cells(case: Case) -> tuple[str, dict[str, str]]:
    table, column = case.where.split(".")
    row = dict(ROWS[table])
    if column == "latitude":
        row |= {"longitude": "-2.3"}
    return table, row | {column: case.text}


def _name(case: Case) -> str:
    return f"{case.number} {case.where} {case.text[:20].encode('unicode_escape').decode()}"


@pytest.mark.parametrize("case", [*IDENTITY, *NAMES, *TEXTS, *DATES, *NUMBERS, *CODES], ids=_name)
def test_a_cell_is_read_or_refused_with_its_row_and_column(case: Case, tmp_path: Path) -> None:
    table, cells = _cells(case)
    result = checked(write_folder(tmp_path / "town", with_row(small_town(), table, **cells)))
    row = len(small_town()[table]) + 2
    problems = {(at, code) for _, at, _, code in problem_codes(result)}
    assert problems == ({(row, case.problem)} if case.problem else set())
    warnings = {(at, code) for _, at, _, code in warning_codes(result) if at == row}
    assert warnings == ({(row, case.warning)} if case.warning else set())
    values = [text for text in (case.text, case.text.strip()) if len(text) > 3]
    said = [each.advice for each in (*result.report.problems, *result.report.warnings)]
    assert not any(value in sentence for value in values for sentence in said if case.problem or case.warning)


@pytest.mark.parametrize("name", [case.text for case in NAMES])
def test_68_a_name_stays_what_it_is(name: str, tmp_path: Path) -> None:
    result = checked(write_folder(tmp_path / "town", {"people": [{"id": "p1", "name": name}]}))
    assert result.nodes[Label.PERSON].get_column("name").to_list() == [name]


def test_61_names_and_ids_are_kept_in_one_way_of_writing_accents(tmp_path: Path) -> None:
    apart, together = unicodedata.normalize("NFD", "Zoë"), unicodedata.normalize("NFC", "Zoë")
    people = [{"id": apart, "name": apart}]
    links = [{"from": together, "to": "l1", "kind": "LIVES_AT", "ref": "R1", "agency": "Police"}]
    result = checked(write_folder(tmp_path / "town", {"people": people, "places": [{"id": "l1"}], "links": links}))
    assert result.report.clean
    assert result.nodes[Label.PERSON].row(0)[:2] == (f"town:{together}", together)
    assert result.links.get_column("source").to_list() == [f"town:{together}"]


def test_65_half_a_sign_cannot_come_in(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"id,name\np1,\xed\xa0\x80\n")
    assert {code for *_, code in problem_codes(checked(tmp_path))} == {"encoding-mixed"}


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [("-2.3", "53.4", "coordinates-swapped"), ("0", "0", "coordinates-zero"), ("53.4", "200", "coordinates-range")],
)
def test_90_positions_that_cannot_be_are_refused(latitude: str, longitude: str, code: str, tmp_path: Path) -> None:
    place = {"id": "x1", "latitude": latitude, "longitude": longitude}
    result = checked(write_folder(tmp_path / "town", with_row(small_town(), "places", **place)))
    assert problem_codes(result) == {("places", 4, "latitude", code)}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2024-07-01T10:00:00Z", "2024-07-01T11:00"),
        ("2024-01-01T10:00:30.9Z", "2024-01-01T10:00:30"),
        ("2024-07-01T10:00+0200", "2024-07-01T09:00"),
        ("2024-12-31T23:30-01:00", "2025-01-01T00:30"),
        ("2024-07-01 10:00", "2024-07-01T10:00"),
        ("2024-07-01", "2024-07-01"),
        ("2024-10-27T01:30", "2024-10-27T01:30"),
        ("2024-07-01T00:00", "2024-07-01T00:00"),
    ],
)
def test_86_moments_are_kept_as_the_clocks_in_london_showed_them(written: str, kept: str, tmp_path: Path) -> None:
    link = ROWS["links"] | {"since": written}
    result = checked(write_folder(tmp_path / "town", {**small_town(), "links": [link]}))
    assert result.report.clean
    assert result.links.get_column("since").to_list() == [kept]


@pytest.mark.parametrize(("number", "old_epoch"), [(81, False), (82, True)])
def test_dates_in_workbooks_are_read_by_the_workbooks_own_calendar(
    number: int, old_epoch: bool, tmp_path: Path
) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "town.xlsx"), {"date_1904": old_epoch}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        people = book.add_worksheet("people")
        people.write_row(0, 0, ["id", "date_of_birth"])
        serial = 40_000 if not old_epoch else 40_000 - 1_462
        for row, value in enumerate((serial, 59, 60, 0, 0.5, 3e6), start=1):
            people.write_string(row, 0, f"p{row}")
            people.write_number(row, 1, value, day)
    result = checked(tmp_path / "town.xlsx")
    assert result.nodes[Label.PERSON].row(0)[:3] == ("town:p1", None, "2009-07-06")
    assert {row for _, row, _, _ in problem_codes(result)} >= ({3, 4, 5, 6, 7} if not old_epoch else {7})


def test_60_numbers_of_a_workbook_are_exact_or_refused(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "town.xlsx")) as book:
        people = book.add_worksheet("people")
        people.write_row(0, 0, ["id", "name"])
        for row, value in enumerate((9434765919, 943476591912345678, 7), start=1):
            people.write_number(row, 0, value)
        places = book.add_worksheet("places")
        places.write_row(0, 0, ["id", "latitude", "longitude"])
        places.write_string(1, 0, "l1")
        places.write_number(1, 1, 53.530988)
        places.write_number(1, 2, -0.00001)
    result = checked(tmp_path / "town.xlsx")
    assert problem_codes(result) == {("people", 3, "id", "number-digits-lost")}
    assert result.nodes[Label.PERSON].get_column("key").to_list() == ["town:9434765919", "town:7"]
    assert result.nodes[Label.PLACE].row(0)[3:5] == (53.530988, -0.00001)


def test_errors_and_formulas_without_result_are_refused_and_results_are_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "town.xlsx")) as book:
        people = book.add_worksheet("people")
        people.write_row(0, 0, ["id", "name"])
        for row, (formula, value) in enumerate((("=1/0", "#DIV/0!"), ('="As"&"h"', "Ash"), ('=""', "")), start=1):
            people.write_string(row, 0, f"p{row}")
            people.write_formula(row, 1, formula, None, value)
    result = checked(tmp_path / "town.xlsx")
    assert problem_codes(result) == {("people", 2, "name", "cell-error"), ("people", 4, "name", "cell-formula")}
    assert result.nodes[Label.PERSON].get_column("name").to_list() == ["Ash"]


def test_a_formula_whose_stored_result_is_empty_text_is_a_blank_cell(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "made.xlsx")) as book:
        people = book.add_worksheet("people")
        people.write_row(0, 0, ["id", "name"])
        people.write_string(1, 0, "p1")
        people.write_formula(1, 1, '=""', None, "")
    with zipfile.ZipFile(tmp_path / "made.xlsx") as made, zipfile.ZipFile(tmp_path / "town.xlsx", "w") as town:
        for part in made.namelist():
            # spreadsheet programs mark the result as text; the library that made this one does not
            town.writestr(part, made.read(part).replace(b'<c r="B2"><f>', b'<c r="B2" t="str"><f>'))
    result = checked(tmp_path / "town.xlsx")
    assert result.report.clean
    assert result.nodes[Label.PERSON].get_column("name").to_list() == [None]
