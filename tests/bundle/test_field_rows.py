"""Rows of files as agencies really send them: what is taken, what is left out and why (tests/data/field)."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from bundle.field import (
    FIELD,
    case_of,
    mapping_of,
    people_in,
    read_csvs,
    warnings_in,
)
from bundles import checked, problem_codes
from ctx_map.vocabulary.labels import Label


def test_01_a_filter_ignores_capitals_and_spaces_and_names_the_rows_that_no_source_takes() -> None:
    result = case_of("01")
    assert result.report.clean
    assert result.links.height == 3
    [account] = [each for each in result.report.accounts if each.table == "links"]
    assert account.counts() == {"rows": 4, "taken": 3, "left_out": 1, "rejected": 0, "duplicate": 0}
    assert [(each.rule, each.rows) for each in account.left_out] == [("only what", ((5, 5),))]
    [warning] = [each for each in result.report.warnings if each.code == "rows-not-used"]
    assert (warning.table, "1 row of this file (row 5)" in warning.advice) == ("links", True)


def test_01_rows_that_another_source_of_the_table_takes_are_not_warned_of(tmp_path: Path) -> None:
    source = '[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\n'
    mapping = f'{source}only = {{ sort = ["x"] }}\n{source}without = {{ sort = [" X "] }}\nfilled = ["id"]\n'
    result = read_csvs(tmp_path, mapping, a="id,sort\n1,x\n2,X\n3,y\n,y\n")
    assert [each.counts()["taken"] for each in result.report.accounts] == [2, 1]
    assert [(each.rule, each.rows) for each in result.report.accounts[1].left_out] == [
        ("without sort", ((2, 3),)),
        ("filled id", ((5, 5),)),
    ]
    [warning] = [each for each in result.report.warnings if each.code == "rows-not-used"]
    assert "(row 5)" in warning.advice


def test_the_account_balances_with_torn_rejected_duplicate_and_blank_rows(tmp_path: Path) -> None:
    mapping = '[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\ncolumns.kind = "kind"\n'
    result = read_csvs(tmp_path, mapping, a="id,kind\n1,adult\n1,adult\n2,dog\n,\n3,adult,x\n4,\n")
    [account] = result.report.accounts
    assert account.counts() == {"rows": 6, "taken": 2, "left_out": 1, "rejected": 2, "duplicate": 1}
    assert account.rejected == ((4, 4), (6, 6))
    assert account.duplicate == ((3, 3),)


def test_words_of_values_are_found_without_regard_to_capitals_too(tmp_path: Path) -> None:
    mapping = (
        '[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\n'
        'columns.kind = { column = "kind", values = { "Young  Person" = "young_person", yp = "adult", YP = "" } }\n'
    )
    result = read_csvs(tmp_path, mapping, a="id,kind\n1,young person\n2,YP\n3,yp\n")
    assert result.nodes[Label.PERSON].get_column("kind").to_list() == ["young_person", None, "adult"]


def test_11_a_column_that_is_there_twice_is_refused_until_it_is_numbered(tmp_path: Path) -> None:
    assert {(column, code) for _, _, column, code in problem_codes(case_of("11"))} == {
        ("Name", "their-column-twice"),
        ("DOB", "their-column-twice"),
    }
    source = '[[source]]\nfile = "log.csv"\ninto = "people"\n'
    rules = 'columns.name = "Name#{}"\ncolumns.date_of_birth = {{ column = "DOB#{}", dates = "%d/%m/%Y" }}\n'
    both = "".join(
        f'{source}columns.id = {{ column = "Ref", prefix = "{sign}" }}\n{rules.format(number, number)}'
        for number, sign in ((1, "c"), (2, "a"))
    )
    result = case_of("11", mapping=mapping_of(tmp_path, both))
    assert people_in(result) == {"cR1": ("Ash Thornby", "2011-03-04"), "aR1": ("Dean Marlow", "1985-02-01")}
    assert warnings_in(result) == set()


def test_11_a_column_that_is_there_twice_and_is_not_taken_does_no_harm(tmp_path: Path) -> None:
    mapping = '[[source]]\nfile = "log.csv"\ninto = "people"\ncolumns.id = "Ref"\n'
    assert case_of("11", mapping=mapping_of(tmp_path, mapping)).report.clean


def test_12_rows_that_the_workbook_does_not_show_ask_for_a_decision(tmp_path: Path) -> None:
    result = case_of("12")
    assert problem_codes(result) == {("people", None, None, "rows-hidden")}
    assert "row 4" in result.report.problems[0].advice
    source = '[[source]]\nsheet = "people"\ninto = "people"\ncolumns.id = "id"\n'
    left = case_of("12", mapping=mapping_of(tmp_path, f'hidden = "leave out"\n{source}'))
    assert set(people_in(left)) == {"P1", "P2"}
    assert ("hidden", ((4, 4),)) in [(each.rule, each.rows) for each in left.report.accounts[0].left_out]
    read = case_of("12", mapping=mapping_of(tmp_path, f'hidden = "read"\n{source}'))
    assert set(people_in(read)) == {"P1", "P2", "P3"}
    assert "rows-hidden-read" in warnings_in(read)


def test_12_a_bundle_says_what_becomes_of_hidden_rows_in_its_manifest(tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").write_bytes((FIELD / "12-filtered-rows-are-loaded" / "book.xlsx").read_bytes())
    (tmp_path / "bundle.toml").write_text('format = 1\nhidden = "leave out"\n', encoding="utf-8")
    result = checked(tmp_path, namespace="yt")
    assert result.report.clean
    assert set(people_in(result)) == {"P1", "P2"}


def test_12_a_hidden_column_asks_for_a_decision_if_it_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("people")
        sheet.write_row(0, 0, ["id", "name", "child_voice"])
        sheet.write_row(1, 0, ["P1", "Ash", "told in confidence"])
        sheet.set_column(2, 2, None, None, {"hidden": True})
    assert problem_codes(checked(path)) == {("people", None, None, "columns-hidden")}
    source = '[[source]]\nsheet = "people"\ninto = "people"\ncolumns.id = "id"\n'
    assert checked(path, mapping=mapping_of(tmp_path, source)).report.clean


def test_05_lines_below_a_report_are_left_out_and_named() -> None:
    result = case_of("05")
    assert set(people_in(result)) == {"P1"}
    [account] = result.report.accounts
    assert account.counts() == {"rows": 5, "taken": 1, "left_out": 4, "rejected": 0, "duplicate": 0}
    [warning] = [each for each in result.report.warnings if each.code == "rows-furniture"]
    assert warning.advice.startswith("Rows 4 to 6 were left out")


def test_05_lines_and_headers_between_the_rows_of_a_mapped_file_are_left_out(tmp_path: Path) -> None:
    mapping = '[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "Ref"\ncolumns.name = "Name"\n'
    text = "Ref,Name\n1,Ash\n---,-----\nRef,NAME\nP-2,\nTotal children,3\nPage 1 of 2,\n\n3,Report Stone\n"
    result = read_csvs(tmp_path, mapping, a=text)
    assert people_in(result) == {"1": ("Ash", None), "P-2": (None, None), "3": ("Report Stone", None)}
    assert {"header-repeated", "rows-furniture", "lines-blank"} <= warnings_in(result)


def test_06_an_error_in_a_column_that_no_one_takes_is_only_noted() -> None:
    result = case_of("06")
    assert result.report.clean
    assert set(people_in(result)) == {"V1", "V2"}
    assert "cells-not-taken" in warnings_in(result)


def test_06_merged_cells_and_formulas_beside_the_table_do_no_harm_and_in_it_they_do(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Log")
        sheet.write_row(0, 0, ["Ref", "Name", "Key"])
        sheet.write_row(1, 0, ["V1", "Ash"])
        sheet.merge_range("C2:C4", "what the colours mean")
        sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")
    source = '[[source]]\nsheet = "Log"\ninto = "people"\ncolumns.id = "Ref"\n{}'
    assert checked(path, mapping=mapping_of(tmp_path, source.format(""))).report.clean
    taken = checked(path, mapping=mapping_of(tmp_path, source.format('columns.name = "Key"\n')))
    assert {code for *_, code in problem_codes(taken)} == {"cells-merged"}
