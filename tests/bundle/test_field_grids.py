"""Registers and other grids of names by days, and headers of several rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundle.field import accounts_of, book_of, mapping_of, people_in, read_csvs, warnings_in
from bundles import checked, problem_codes
from ctx_map.bundle import read_bundle
from ctx_map.errors import FileRefused

PEOPLE = '[[source]]\nfile = "r.csv"\ninto = "people"\ncolumns.id = "Ref"\ncolumns.name = "Name"\n'
PLACE = '[[source]]\nfile = "places.csv"\ninto = "places"\n'
MARKS = (
    '[[source]]\nfile = "r.csv"\ninto = "links"\ngrid = { columns = "*/05/2026", heading = "Day", cell = "Mark" }\n'
    'without = { Mark = ["absent"] }\ncolumns.from = "Ref"\ncolumns.to = { column = "Mark", values = { x = "club" } }\n'
    'columns.since = { column = "Day", dates = "%d/%m/%Y" }\n'
    'constants = { kind = "SPENDS_TIME_AT", ref = "register", agency = "yt" }\n'
)
REGISTER = "Ref,Name,01/05/2026,02/05/2026,08/05/2026\na,Ash,x,,X\nb,Bo,,absent,x\nc,Cy,,,\n"


def test_each_mark_of_a_register_is_a_link_of_its_day(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, PEOPLE + PLACE + MARKS, r=REGISTER, places="id\nclub\n")
    assert result.report.clean, problem_codes(result)
    assert result.links.select("source", "since").rows() == [
        ("yt:a", "2026-05-01"),
        ("yt:a", "2026-05-08"),
        ("yt:b", "2026-05-08"),
    ]
    assert result.links.get_column("ref").n_unique() == 3


def test_the_account_of_a_grid_is_in_rows_of_the_file(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, PEOPLE + PLACE + MARKS, r=REGISTER, places="id\nclub\n")
    assert accounts_of(result)["r.csv", "links"] == {
        "rows": 3,
        "taken": 2,
        "left_out": 1,
        "rejected": 0,
        "duplicate": 0,
    }
    [links] = [each for each in result.report.accounts if each.table == "links"]
    assert [(each.rule, each.rows) for each in links.left_out] == [("no mark in the grid", ((4, 4),))]
    assert "columns-not-used" not in warnings_in(result)


def test_a_grid_of_which_the_file_has_no_column_is_said(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, PEOPLE + PLACE + MARKS, r="Ref,Name\na,Ash\n", places="id\nclub\n")
    assert {code for *_, code in problem_codes(result)} == {"their-column-missing"}


def test_a_mark_that_is_not_listed_is_told_with_the_row_of_the_file(tmp_path: Path) -> None:
    register = "Ref,Name,01/05/2026\na,Ash,x\nb,Bo,?\n"
    result = read_csvs(tmp_path, PEOPLE + PLACE + MARKS, r=register, places="id\nclub\n")
    assert {(row, code) for _, row, _, code in problem_codes(result)} == {(3, "value-not-mapped")}


def test_a_grid_is_not_for_repeated_ids(tmp_path: Path) -> None:
    wrong = MARKS.replace('columns.from = "Ref"', 'columns.from = { column = "Ref", repeats = true }')
    with pytest.raises(FileRefused, match="`grid` needs `columns`"):
        read_bundle(tmp_path, mapping=mapping_of(tmp_path, wrong))


TWO_ROWS = (
    '[[source]]\nfile = "r.csv"\ninto = "people"\nheader_rows = 2\ncolumns.id = "Ref"\n'
    'columns.name = { column = ["Child First", "Child Last"] }\n'
)


def test_the_names_of_a_header_of_two_rows_are_joined(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, TWO_ROWS, r="Ref,Child,,Adult\n,First,Last,First\na,Ash,Field,Cy\n")
    assert result.report.clean, problem_codes(result)
    assert people_in(result) == {"a": ("Ash Field", None)}
    assert [account.rows for account in result.report.accounts] == [1]


def test_a_header_of_two_rows_may_be_below_a_title(tmp_path: Path) -> None:
    mapping = TWO_ROWS.replace("header_rows = 2", "header = 3\nheader_rows = 2").replace(
        'file = "r.csv"', 'sheet = "R"'
    )
    rows = [
        ["Register"],
        [],
        ["Ref", "Child", "", "Adult"],
        ["", "First", "Last", "First"],
        ["a", "Ash", "Field", "Cy"],
    ]
    book = book_of(tmp_path, {"R": rows})
    result = checked(book, mapping=mapping_of(tmp_path, mapping), namespace="yt")
    assert people_in(result) == {"a": ("Ash Field", None)}
