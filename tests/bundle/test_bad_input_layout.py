"""Bad inputs 24 to 56: encodings, delimiters, line ends, torn rows, headers.

The number before each case is its number in the list of bad inputs that an importer must survive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import xlsxwriter

from bundles import checked, problem_codes, warning_codes
from ctx_map.bundle import CheckedBundle
from ctx_map.vocabulary.labels import Label

HEAD = "id,name,kind\n"
NAMES = {"p1": "Zoë O’Neil", "p2": "Ŵyn"}
TWO = "p1,Zoë O’Neil,adult\np2,Ŵyn,\n"


@dataclass(frozen=True)
class Case:
    number: int
    what: str
    people: bytes
    """The file people.csv."""
    problems: frozenset[tuple[int | None, str]] = frozenset()
    """Row and code of every problem."""
    warnings: frozenset[str] = frozenset()
    names: dict[str, str] | None = field(default=None, hash=False)
    """The names that are read, by id; None: not looked at."""


def _of(*problems: tuple[int | None, str]) -> frozenset[tuple[int | None, str]]:
    return frozenset(problems)


def _says(*codes: str) -> frozenset[str]:
    return frozenset(codes)


def _text(text: str) -> bytes:
    return text.encode()


CASES = [
    Case(
        24,
        "UTF-8 with a byte order mark",
        b"\xef\xbb\xbf" + _text(HEAD + TWO),
        warnings=_says("encoding-bom"),
        names=NAMES,
    ),
    Case(25, "UTF-16, little end first", (HEAD + TWO).encode("utf-16"), warnings=_says("encoding-utf16"), names=NAMES),
    Case(
        25,
        "UTF-16, big end first",
        b"\xfe\xff" + (HEAD + TWO).encode("utf-16-be"),
        warnings=_says("encoding-utf16"),
        names=NAMES,
    ),
    Case(25, "UTF-16 without its mark", (HEAD + TWO).encode("utf-16-le"), _of((None, "encoding-unknown"))),
    Case(
        25,
        "UTF-16 with half a sign",
        b"\xff\xfe" + HEAD.encode("utf-16-le") + b"\x00\xd8a\x00",
        _of((None, "encoding-unknown")),
    ),
    Case(
        26,
        "Windows text with a curly apostrophe",
        (HEAD + "p1,Zoë O’Neil,\n").encode("cp1252"),
        warnings=_says("encoding-cp1252"),
        names={"p1": "Zoë O’Neil"},
    ),
    Case(27, "a broken byte in the middle", _text(HEAD) + b"p1,Ash \xff,\n", _of((None, "encoding-unknown"))),
    Case(27, "a broken byte among good letters", _text(HEAD + TWO) + b"p3,\xe9,\n", _of((None, "encoding-mixed"))),
    Case(27, "a mark that lies", b"\xef\xbb\xbf" + _text(HEAD) + b"p1,\xe9,\n", _of((None, "encoding-unknown"))),
    Case(
        28,
        "two encodings in one file",
        _text(HEAD + TWO) + "p3,Chloë,\n".encode("cp1252"),
        _of((None, "encoding-mixed")),
    ),
    Case(29, "NUL in a name", _text(HEAD + "p1,A\0sh,\n"), _of((2, "text-control"))),
    Case(29, "NUL in an id", _text(HEAD + "p\x001,Ash,\n"), _of((2, "id-invisible"))),
    Case(30, "semicolons", _text(HEAD + TWO).replace(b",", b";"), warnings=_says("delimiter"), names=NAMES),
    Case(31, "tabs", _text(HEAD + TWO).replace(b",", b"\t"), warnings=_says("delimiter"), names=NAMES),
    Case(
        32,
        "a line that says the delimiter",
        b"sep=;\r\n" + _text(HEAD + TWO).replace(b",", b";") + b"p3;x\n",
        _of((4, "row-too-short")),
        _says("delimiter"),
    ),
    Case(33, "carriage returns only", _text(HEAD + TWO).replace(b"\n", b"\r"), names=NAMES),
    Case(
        34,
        "mixed line ends",
        b"id,name,kind\r\np1,Ash,\rp2,Bo,\np3,Cy,adult\r\n",
        names={"p1": "Ash", "p2": "Bo", "p3": "Cy"},
    ),
    Case(35, "no line end at the end", _text(HEAD + TWO).rstrip(b"\n"), names=NAMES),
    Case(
        36, "a quotation mark that is not closed", _text(HEAD + 'p1,Ash,\np2,"Bo,\np3,Cy,\n'), _of((3, "quotes-broken"))
    ),
    Case(
        36,
        "one that a later row seems to close",
        _text('id,name\np1,Ash\np2,"Bo\np3,"Cy"\n'),
        _of((3, "quotes-broken")),
    ),
    Case(36, "one at the very end", _text(HEAD + 'p1,Ash,"\n'), _of((2, "quotes-broken"))),
    Case(37, "a quotation mark inside a cell", _text(HEAD + 'p1,Ash "Ace" Field,\n'), names={"p1": 'Ash "Ace" Field'}),
    Case(38, "a line end inside a cell", _text(HEAD + 'p1,"Ash\nField",\np2,Bo,wrong\n'), _of((3, "word-unknown"))),
    Case(39, "a row too long", _text(HEAD + "p1,Ash,,\np2,Bo,\n"), _of((2, "row-too-long")), names={"p2": "Bo"}),
    Case(
        40,
        "a row too short",
        _text(HEAD + "p1,Ash\np2,Bo,\np3\n"),
        _of((2, "row-too-short"), (4, "row-too-short")),
        names={"p2": "Bo"},
    ),
    Case(
        41,
        "blank lines",
        _text(HEAD + "\np1,Ash,\n\n,,\np2,Bo,wrong\n"),
        _of((6, "word-unknown")),
        _says("lines-blank"),
    ),
    Case(42, "a cell of two million signs", _text(HEAD + "p1," + "x" * 2_000_000 + ",\n"), _of((2, "text-too-long"))),
    Case(
        42,
        "a quoted cell of two million signs",
        _text(HEAD + 'p1,"' + "x" * 2_000_000 + '",\n'),
        _of((2, "text-too-long")),
    ),
    Case(43, "20,000 columns", _text("id," * 20_000 + "name\n"), _of((None, "columns-too-many"))),
    Case(
        44,
        "a delimiter at the end of each line",
        _text("id,name,\np1,Ash,\n"),
        warnings=_says("column-blank"),
        names={"p1": "Ash"},
    ),
    Case(45, "Ctrl-Z at the end", _text(HEAD + TWO) + b"\x1a", warnings=_says("end-of-file-sign"), names=NAMES),
    Case(46, "a column twice", _text("id,name,Name\np1,Ash,Bo\n"), _of((None, "column-twice"))),
    Case(47, "a column without a name", _text("id,,name\np1,secret,Ash\n"), _of((None, "column-unnamed"))),
    Case(
        48,
        "capitals, spaces and hard spaces in the header",
        _text("ID, Name ,Date\u00a0of Birth\np1,Ash,\n"),
        warnings=_says("header-spelling"),
        names={"p1": "Ash"},
    ),
    Case(
        49,
        "a title above the header",
        _text("List of clients,,\n,,\nid,name,kind\np1,Ash,\n"),
        _of((1, "header-missing")),
    ),
    Case(
        50,
        "the header again in the middle",
        _text(HEAD + "p1,Ash,\n" + HEAD + "p2,Bo,\n"),
        warnings=_says("header-repeated"),
        names={"p1": "Ash", "p2": "Bo"},
    ),
    Case(51, "a row of totals", _text(HEAD + "p1,Ash,\nTotal,1,\n"), warnings=_says("rows-furniture")),
    Case(51, "a row of totals with a word in it", _text(HEAD + "p1,Ash,\nTotal,1,adult\n"), _of((3, "footer-row"))),
    Case(53, "a column that is not known", _text("id,name,birthdate\np1,Ash,\n"), _of((None, "column-unknown"))),
    Case(
        54,
        "a required column that is not there",
        _text("name\nAsh\n"),
        _of((None, "column-missing"), (2, "required-blank")),
    ),
    Case(55, "columns in another order", _text("kind,id,name\nadult,p1,Ash\n"), names={"p1": "Ash"}),
    Case(
        56,
        "a header in another form of Unicode",
        "\uff49\uff44,name\np1,Ash\n".encode(),
        warnings=_says("header-spelling"),
        names={"p1": "Ash"},
    ),
]


def _names(result: CheckedBundle) -> dict[str, str]:
    people = result.nodes[Label.PERSON]
    return {key.removeprefix("town:"): name for key, name in people.select("key", "name").iter_rows()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number} {case.what}")
def test_a_badly_laid_out_file_is_read_or_said(case: Case, tmp_path: Path) -> None:
    (tmp_path / "town").mkdir()
    (tmp_path / "town" / "people.csv").write_bytes(case.people)
    result = checked(tmp_path / "town")
    assert {(row, code) for _, row, _, code in problem_codes(result)} == case.problems
    assert {code for *_, code in warning_codes(result)} - {"table-empty"} == case.warnings
    if case.names is not None:
        assert _names(result) == case.names


def test_52_merged_cells_are_a_problem(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "town.xlsx")) as book:
        people = book.add_worksheet("people")
        people.write_row(0, 0, ["id", "name"])
        people.merge_range("A2:A3", "p1")
        people.write_row(1, 1, ["Ash"])
        people.write_row(2, 1, ["Bo"])
    assert ("people", None, None, "cells-merged") in problem_codes(checked(tmp_path / "town.xlsx"))


def test_an_unknown_column_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name,date_of_brith\np1,Ash,\n")
    [problem] = checked(tmp_path).report.problems
    assert problem.column == "date_of_brith"
    assert "did you mean date_of_birth?" in problem.advice


def test_the_row_where_the_header_really_is_is_said(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("List of clients\n\nid,name,kind\np1,Ash,\n")
    [problem] = checked(tmp_path).report.problems
    assert "row 3 looks like it" in problem.advice


def test_a_file_with_no_name_of_a_table_is_a_problem_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id\np1\n")
    (tmp_path / "place.csv").write_text("id\nl1\n")
    (tmp_path / "readme.md").write_text("hello")
    (tmp_path / "readme.txt").write_text("hello")
    result = checked(tmp_path)
    assert [(each.code, "did you mean places?" in each.advice) for each in result.report.problems] == [
        ("table-unknown", True)
    ]
    assert {code for *_, code in warning_codes(result)} == {"file-ignored"}


def test_people_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("id\nl1\n")
    assert problem_codes(checked(tmp_path)) == {("people", None, None, "table-missing")}


def test_a_folder_of_deliveries_says_that_each_is_loaded_by_itself(tmp_path: Path) -> None:
    for agency in ("police", "school"):
        (tmp_path / agency).mkdir()
        (tmp_path / agency / "people.csv").write_text("id\np1\n")
    (tmp_path / "pictures").mkdir()
    result = checked(tmp_path)
    assert problem_codes(result) == {("people", None, None, "folders-only")}
    assert sorted(code for *_, code in warning_codes(result)) == ["file-ignored", "folder-inside", "folder-inside"]


def test_a_folder_of_tables_inside_a_bundle_is_named_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id\np1\n")
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "people.csv").write_text("id\np2\n")
    result = checked(tmp_path)
    assert not problem_codes(result)
    assert {code for *_, code in warning_codes(result)} == {"folder-inside"}


def test_a_table_that_comes_twice_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id\np1\n")
    (tmp_path / "People.tsv").write_text("id\np2\n")
    assert {code for *_, code in problem_codes(checked(tmp_path))} == {"table-twice"}


def test_a_single_file_is_a_bundle_too(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id\np1\n")
    result = checked(tmp_path / "people.csv")
    assert result.report.clean
    assert result.namespace == "people"
