"""Files as agencies really send them: small copies of what went wrong, each with what is right (tests/data/field)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from pyproj import Transformer

from bundles import checked, problem_codes, warning_codes
from ctx_map.bundle import CheckedBundle, read_mapping
from ctx_map.errors import FileRefused
from ctx_map.vocabulary.labels import Label

FIELD = Path(__file__).parents[1] / "data" / "field"
Cells = list[list[Any]]


def _case(name: str, *, mapping: Path | None = None) -> CheckedBundle:
    folder = next(FIELD.glob(f"{name}-*"))
    given = folder / "m.toml"
    path = folder / "in" if (folder / "in").is_dir() else folder / "book.xlsx"
    return checked(path, mapping=mapping or (given if given.exists() else None), namespace="yt")


def _mapping(folder: Path, text: str) -> Path:
    path = folder / "mapping.toml"
    path.write_text(f"format = 1\n{text}", encoding="utf-8")
    return path


def _csv(folder: Path, mapping: str, **files: str) -> CheckedBundle:
    (folder / "in").mkdir()
    for name, text in files.items():
        (folder / "in" / f"{name}.csv").write_text(text, encoding="utf-8")
    return checked(folder / "in", mapping=_mapping(folder, mapping) if mapping else None, namespace="yt")


def _book(folder: Path, sheets: dict[str, Cells], **columns: Any) -> Path:
    """A workbook; `columns` are the formats of all numbers in it."""
    with xlsxwriter.Workbook(str(folder / "book.xlsx"), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    shown = book.add_format(columns) if columns and isinstance(cell, int) else None
                    sheet.write(number, column, cell, shown)
    return folder / "book.xlsx"


def _accounts(result: CheckedBundle) -> dict[tuple[str, str], dict[str, int]]:
    return {(each.file, each.table): each.counts() for each in result.report.accounts}


def _people(result: CheckedBundle) -> dict[str, tuple[str | None, str | None]]:
    rows = result.nodes[Label.PERSON].select("key", "name", "date_of_birth").iter_rows()
    return {key.removeprefix("yt:"): (name, born) for key, name, born in rows}


def _codes(result: CheckedBundle) -> set[str]:
    return {code for *_, code in warning_codes(result)}


# rows that a filter leaves out


def test_01_a_filter_ignores_capitals_and_spaces_and_names_the_rows_that_no_source_takes() -> None:
    result = _case("01")
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
    result = _csv(tmp_path, mapping, a="id,sort\n1,x\n2,X\n3,y\n,y\n")
    assert [each.counts()["taken"] for each in result.report.accounts] == [2, 1]
    assert [(each.rule, each.rows) for each in result.report.accounts[1].left_out] == [
        ("without sort", ((2, 3),)),
        ("filled id", ((5, 5),)),
    ]
    [warning] = [each for each in result.report.warnings if each.code == "rows-not-used"]
    assert "(row 5)" in warning.advice


def test_the_account_balances_with_torn_rejected_duplicate_and_blank_rows(tmp_path: Path) -> None:
    mapping = '[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\ncolumns.kind = "kind"\n'
    result = _csv(tmp_path, mapping, a="id,kind\n1,adult\n1,adult\n2,dog\n,\n3,adult,x\n4,\n")
    [account] = result.report.accounts
    assert account.counts() == {"rows": 6, "taken": 2, "left_out": 1, "rejected": 2, "duplicate": 1}
    assert account.rejected == ((4, 4), (6, 6))
    assert account.duplicate == ((3, 3),)


def test_words_of_values_are_found_without_regard_to_capitals_too(tmp_path: Path) -> None:
    mapping = (
        '[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\n'
        'columns.kind = { column = "kind", values = { "Young  Person" = "young_person", yp = "adult", YP = "" } }\n'
    )
    result = _csv(tmp_path, mapping, a="id,kind\n1,young person\n2,YP\n3,yp\n")
    assert result.nodes[Label.PERSON].get_column("kind").to_list() == ["young_person", None, "adult"]


def test_11_a_column_that_is_there_twice_is_refused_until_it_is_numbered(tmp_path: Path) -> None:
    assert {(column, code) for _, _, column, code in problem_codes(_case("11"))} == {
        ("Name", "their-column-twice"),
        ("DOB", "their-column-twice"),
    }
    source = '[[source]]\nfile = "log.csv"\ninto = "people"\n'
    rules = 'columns.name = "Name#{}"\ncolumns.date_of_birth = {{ column = "DOB#{}", dates = "%d/%m/%Y" }}\n'
    both = "".join(
        f'{source}columns.id = {{ column = "Ref", prefix = "{sign}" }}\n{rules.format(number, number)}'
        for number, sign in ((1, "c"), (2, "a"))
    )
    result = _case("11", mapping=_mapping(tmp_path, both))
    assert _people(result) == {"cR1": ("Ash Thornby", "2011-03-04"), "aR1": ("Dean Marlow", "1985-02-01")}
    assert _codes(result) == set()


def test_11_a_column_that_is_there_twice_and_is_not_taken_does_no_harm(tmp_path: Path) -> None:
    mapping = '[[source]]\nfile = "log.csv"\ninto = "people"\ncolumns.id = "Ref"\n'
    assert _case("11", mapping=_mapping(tmp_path, mapping)).report.clean


def test_12_rows_that_the_workbook_does_not_show_ask_for_a_decision(tmp_path: Path) -> None:
    result = _case("12")
    assert problem_codes(result) == {("people", None, None, "rows-hidden")}
    assert "row 4" in result.report.problems[0].advice
    source = '[[source]]\nsheet = "people"\ninto = "people"\ncolumns.id = "id"\n'
    left = _case("12", mapping=_mapping(tmp_path, f'hidden = "leave out"\n{source}'))
    assert set(_people(left)) == {"P1", "P2"}
    assert ("hidden", ((4, 4),)) in [(each.rule, each.rows) for each in left.report.accounts[0].left_out]
    read = _case("12", mapping=_mapping(tmp_path, f'hidden = "read"\n{source}'))
    assert set(_people(read)) == {"P1", "P2", "P3"}
    assert "rows-hidden-read" in _codes(read)


def test_12_a_bundle_says_what_becomes_of_hidden_rows_in_its_manifest(tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").write_bytes((FIELD / "12-filtered-rows-are-loaded" / "book.xlsx").read_bytes())
    (tmp_path / "bundle.toml").write_text('format = 1\nhidden = "leave out"\n', encoding="utf-8")
    result = checked(tmp_path, namespace="yt")
    assert result.report.clean
    assert set(_people(result)) == {"P1", "P2"}


def test_12_a_hidden_column_asks_for_a_decision_if_it_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("people")
        sheet.write_row(0, 0, ["id", "name", "child_voice"])
        sheet.write_row(1, 0, ["P1", "Ash", "told in confidence"])
        sheet.set_column(2, 2, None, None, {"hidden": True})
    assert problem_codes(checked(path)) == {("people", None, None, "columns-hidden")}
    source = '[[source]]\nsheet = "people"\ninto = "people"\ncolumns.id = "id"\n'
    assert checked(path, mapping=_mapping(tmp_path, source)).report.clean


# a constant or coarse value is no observation


def test_02_a_constant_reference_gives_each_row_a_reference_of_its_own() -> None:
    result = _case("02")
    references = result.links.get_column("ref")
    assert references.n_unique() == 3
    assert references.str.starts_with("monthly export ").all()
    assert "ref-per-row" in _codes(result)


def test_02_the_reference_of_a_row_is_the_same_wherever_the_row_stands(tmp_path: Path) -> None:
    folder = FIELD / "02-batch-ref-recorded-together"
    head, *rows = (folder / "in" / "visits.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "clients.csv").write_bytes((folder / "in" / "clients.csv").read_bytes())
    (tmp_path / "in" / "visits.csv").write_text("\n".join([head, *reversed(rows)]), encoding="utf-8")
    turned = checked(tmp_path / "in", mapping=folder / "m.toml", namespace="yt")
    assert set(turned.links.get_column("ref")) == set(_case("02").links.get_column("ref"))


def test_02_links_that_several_sources_make_of_one_row_are_from_one_report(tmp_path: Path) -> None:
    mapping = (
        '[[source]]\nfile = "p.csv"\ninto = "people"\n[[source]]\nfile = "l.csv"\ninto = "places"\n'
        + '[[source]]\nfile = "v.csv"\ninto = "links"\ncolumns.from = "who"\ncolumns.to = "where"\n'
        'constants = { kind = "SPENDS_TIME_AT", ref = "export", agency = "yt" }\n'
        + '[[source]]\nfile = "v.csv"\ninto = "links"\ncolumns.from = "who"\ncolumns.to = "friend"\n'
        'constants = { kind = "FRIEND_OF", ref = "export", agency = "yt" }\n'
    )
    result = _csv(tmp_path, mapping, p="id\na\nb\nc\n", l="id\nx\n", v="who,friend,where\na,b,x\nc,b,x\n")
    by_row = result.links.group_by("row").agg(pl.col("ref").alias("references"))
    assert [len(set(row)) for row in by_row.get_column("references")] == [1, 1]
    assert result.links.get_column("ref").n_unique() == 2


def test_02_an_export_that_is_one_report_says_so(tmp_path: Path) -> None:
    folder = FIELD / "02-batch-ref-recorded-together"
    text = (folder / "m.toml").read_text(encoding="utf-8").removeprefix("format = 1\n")
    result = _case("02", mapping=_mapping(tmp_path, f"{text}one_report = true\n"))
    assert set(result.links.get_column("ref")) == {"monthly export"}
    assert "ref-per-row" not in _codes(result)


def test_03_a_year_of_birth_stays_a_year_and_is_said() -> None:
    result = _case("03")
    assert result.report.clean
    assert _people(result) == {"P1": ("Ash Thornby", "2008"), "P2": ("Bea Collier", "2010")}
    assert {(row, code) for _, row, _, code in warning_codes(result)} == {
        (2, "birth-year-only"),
        (3, "birth-year-only"),
    }


@pytest.mark.parametrize(
    ("born", "kind", "code"),
    [
        ("2008", "young_person", "birth-year-only"),
        ("2008-11", "young_person", "birth-month-only"),
        ("2007", "young_person", "kind-against-birth"),
        ("2009", "adult", "kind-against-birth"),
        ("1900", "", "date-placeholder"),
        ("2011-13", "", "date-impossible"),
        ("2027", "", "birth-future"),
    ],
)
def test_03_a_bundle_may_give_the_year_or_month_of_birth_only(born: str, kind: str, code: str, tmp_path: Path) -> None:
    result = _csv(tmp_path, "", people=f"id,date_of_birth,kind\n1,{born},{kind}\n")
    found = {each for *_, each in warning_codes(result) | problem_codes(result)}
    assert code in found
    assert ("kind-against-birth" in found) == (code == "kind-against-birth")


def test_03_a_month_of_an_event_or_a_visit_is_any_time_in_it_and_what_lasts_is_from_its_first_day(
    tmp_path: Path,
) -> None:
    mapping = (
        '[[source]]\nfile = "p.csv"\ninto = "people"\n[[source]]\nfile = "l.csv"\ninto = "places"\n'
        '[[source]]\nfile = "v.csv"\ninto = "events"\ncolumns.id = "ref"\n'
        'columns.occurred_from = { column = "month", dates = ["%B %Y", "%Y"] }\n'
        '[[source]]\nfile = "v.csv"\ninto = "links"\ncolumns.from = "who"\ncolumns.to = "where"\ncolumns.ref = "ref"\n'
        'columns.kind = { column = "kind", values = { visit = "SPENDS_TIME_AT", home = "LIVES_AT" } }\n'
        'columns.since = { column = "month", dates = ["%B %Y", "%Y"] }\nconstants = { agency = "yt" }\n'
    )
    rows = "ref,who,where,kind,month\nr1,a,x,visit,February 2024\nr2,a,x,home,2024\n"
    result = _csv(tmp_path, mapping, p="id\na\n", l="id\nx\n", v=rows)
    assert result.report.clean
    assert set(result.links.select("kind", "since", "until").iter_rows()) == {
        ("SPENDS_TIME_AT", "2024-02-01", "2024-02-29"),
        ("LIVES_AT", "2024-01-01", None),
    }
    assert result.nodes[Label.EVENT].select("occurred_from", "occurred_to").rows() == [
        ("2024-02-01", "2024-02-29"),
        ("2024-01-01", "2024-12-31"),
    ]
    assert {table for table, *_, code in warning_codes(result) if code == "month-or-year"} == {"events", "links"}


def test_13_a_blank_cell_is_not_against_a_filled_one_of_the_same_person() -> None:
    result = _case("13")
    assert result.report.clean
    assert _people(result) == {"P7": ("Ash Thornby", "2011-03-04")}
    assert result.report.counts[0].duplicate == 1


def test_13_what_the_rows_of_a_person_say_is_put_together_and_two_filled_cells_that_differ_are_a_conflict(
    tmp_path: Path,
) -> None:
    rows = "id,name,date_of_birth\n1,,2011-03-04\n1,Ash,\n1,Ash,2011-03-04\n2,Bo,\n2,Bea,2010-01-01\n"
    result = _csv(tmp_path, "", people=rows)
    assert problem_codes(result) == {("people", 6, "id", "id-conflict")}
    assert _people(result)["1"] == ("Ash", "2011-03-04")


def test_19_dates_that_a_spreadsheet_may_have_swapped_are_refused_until_it_is_said(tmp_path: Path) -> None:
    assert problem_codes(_case("19")) == {("people", None, "date_of_birth", "dates-perhaps-swapped")}
    source = (
        '[[source]]\nsheet = "Log"\ninto = "people"\ncolumns.id = "Ref"\n'
        'columns.date_of_birth = {{ column = "DOB", dates = ["%d/%m/%Y", "%Y-%m-%d"], real_dates = "{}" }}\n'
    )
    shown = _people(_case("19", mapping=_mapping(tmp_path, source.format("as shown"))))
    swapped = _people(_case("19", mapping=_mapping(tmp_path, source.format("swapped"))))
    assert (shown["R1"][1], shown["R3"][1]) == ("2011-04-03", "2010-12-25")
    assert (swapped["R1"][1], swapped["R3"][1]) == ("2011-03-04", "2010-12-25")


@pytest.mark.parametrize(
    ("dates", "well"),
    [
        (["2011-04-03", "25/12/2010"], False),
        # a real date with a day above 12 shows that day and month were not swapped
        (["2011-04-03", "2011-04-23", "25/12/2010"], True),
        # a text date with a day up to 12 shows that the spreadsheet left texts alone
        (["2011-04-03", "05/12/2010"], True),
        (["2011-04-04", "25/12/2010"], True),
        (["2011-04-03", "2011-05-06"], True),
    ],
)
def test_19_only_a_column_that_looks_half_swapped_is_refused(dates: list[str], well: bool, tmp_path: Path) -> None:
    mapping = (
        '[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\n'
        'columns.date_of_birth = { column = "born", dates = ["%d/%m/%Y", "%Y-%m-%d"] }\n'
    )
    result = _csv(tmp_path, mapping, a="id,born\n" + "".join(f"{at},{day}\n" for at, day in enumerate(dates)))
    assert result.report.clean is well


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        # another date of the column shows the order
        (["03/04/2011", "25/12/2010"], ["2011-04-03", "2010-12-25"]),
        (["03/04/2011", "12/25/2010"], ["2011-03-04", "2010-12-25"]),
        # nothing shows it, or both orders are there
        (["03/04/2011", "05/06/2010"], None),
        (["03/04/2011", "25/12/2010", "12/25/2010"], None),
    ],
)
def test_where_both_day_orders_are_declared_the_column_decides_or_the_load_is_refused(
    dates: list[str], days: list[str] | None, tmp_path: Path
) -> None:
    mapping = (
        '[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\n'
        'columns.date_of_birth = { column = "born", dates = ["%m/%d/%Y", "%d/%m/%Y"] }\n'
    )
    result = _csv(tmp_path, mapping, a="id,born\n" + "".join(f"{at},{day}\n" for at, day in enumerate(dates)))
    if days is None:
        assert {code for *_, code in problem_codes(result)} == {"date-order-open"}
    else:
        assert result.nodes[Label.PERSON].get_column("date_of_birth").to_list() == days


# cells that say nothing


def test_04_otherwise_with_dates_is_refused_and_missing_does_what_was_meant(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="list the words that say nothing in `missing`"):
        _case("04")
    source = '[[source]]\nfile = "c.csv"\ninto = "people"\ncolumns.id = "Ref"\n'
    rule = 'columns.date_of_birth = {{ column = "Born", dates = "%d/%m/%Y"{} }}\n'
    usual = _case("04", mapping=_mapping(tmp_path, source + rule.format("")))
    assert problem_codes(usual) == {("people", 4, "date_of_birth", "date-not-in-form")}
    told = rule.format(', missing = ["null", "DOB  unknown", "-"]')
    result = _case("04", mapping=_mapping(tmp_path, source + told))
    assert result.report.clean
    assert [born for _, born in _people(result).values()] == ["2011-03-04", None, None, None]
    [warning] = [each for each in result.report.warnings if each.code == "missing-words"]
    assert warning.advice.startswith("3 cells say (`-`, `dob unknown`, `null`) that nothing is known")


def test_04_values_go_before_missing_and_dates_read_what_is_not_listed(tmp_path: Path) -> None:
    mapping = (
        'missing = ["x"]\n[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\ncolumns.name = "name"\n'
        'columns.date_of_birth = { column = "born", values = { x = "01/01/2011" }, dates = "%d/%m/%Y" }\n'
    )
    result = _csv(tmp_path, mapping, a="id,name,born\n1,x,x\n2,Null,02/01/2011\n")
    assert _people(result) == {"1": (None, "2011-01-01"), "2": ("Null", "2011-01-02")}


# rows that are no rows, and cells that no one takes


def test_05_lines_below_a_report_are_left_out_and_named() -> None:
    result = _case("05")
    assert set(_people(result)) == {"P1"}
    [account] = result.report.accounts
    assert account.counts() == {"rows": 5, "taken": 1, "left_out": 4, "rejected": 0, "duplicate": 0}
    [warning] = [each for each in result.report.warnings if each.code == "rows-furniture"]
    assert warning.advice.startswith("Rows 4 to 6 were left out")


def test_05_lines_and_headers_between_the_rows_of_a_mapped_file_are_left_out(tmp_path: Path) -> None:
    mapping = '[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "Ref"\ncolumns.name = "Name"\n'
    text = "Ref,Name\n1,Ash\n---,-----\nRef,NAME\nP-2,\nTotal children,3\nPage 1 of 2,\n\n3,Report Stone\n"
    result = _csv(tmp_path, mapping, a=text)
    assert _people(result) == {"1": ("Ash", None), "P-2": (None, None), "3": ("Report Stone", None)}
    assert {"header-repeated", "rows-furniture", "lines-blank"} <= _codes(result)


def test_06_an_error_in_a_column_that_no_one_takes_is_only_noted() -> None:
    result = _case("06")
    assert result.report.clean
    assert set(_people(result)) == {"V1", "V2"}
    assert "cells-not-taken" in _codes(result)


def test_06_merged_cells_and_formulas_beside_the_table_do_no_harm_and_in_it_they_do(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Log")
        sheet.write_row(0, 0, ["Ref", "Name", "Key"])
        sheet.write_row(1, 0, ["V1", "Ash"])
        sheet.merge_range("C2:C4", "what the colours mean")
        sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")
    source = '[[source]]\nsheet = "Log"\ninto = "people"\ncolumns.id = "Ref"\n{}'
    assert checked(path, mapping=_mapping(tmp_path, source.format(""))).report.clean
    taken = checked(path, mapping=_mapping(tmp_path, source.format('columns.name = "Key"\n')))
    assert {code for *_, code in problem_codes(taken)} == {"cells-merged"}


# what a mapping can say


@pytest.mark.parametrize("header", ["3", '"Ref"', '" ref "'])
def test_07_a_mapping_says_where_the_header_is(header: str, tmp_path: Path) -> None:
    source = (
        f'[[source]]\nsheet = "L*"\ninto = "people"\nheader = {header}\ncolumns.id = "Ref"\ncolumns.name = "Name"\n'
    )
    result = _case("07", mapping=_mapping(tmp_path, source))
    assert result.report.clean
    assert _people(result) == {"V1": ("Ash Thornby", None)}


def test_07_rows_keep_their_numbers_below_a_header_that_is_not_the_first_row(tmp_path: Path) -> None:
    mapping = '[[source]]\nfile = "a.csv"\ninto = "people"\nheader = "Ref"\ncolumns.id = "Ref"\ncolumns.kind = "Kind"\n'
    result = _csv(tmp_path, mapping, a='"Youth log\nMay",,\n\nRef,Kind\n1,adult\n2,dog\n3,adult,x\n')
    assert problem_codes(result) == {("people", 5, "kind", "word-unknown"), ("people", 6, None, "row-too-long")}


def test_08_a_day_and_a_time_in_two_cells_of_a_workbook_are_joined() -> None:
    result = _case("08")
    assert result.report.clean
    assert result.nodes[Label.EVENT].get_column("occurred_from").to_list() == ["2026-05-01T23:30"]


def test_08_a_time_alone_in_a_column_for_a_moment_is_still_said(tmp_path: Path) -> None:
    result = _csv(tmp_path, "", people="id\n", events="id,occurred_from\ne1,23:30\n")
    assert problem_codes(result) == {("events", 2, "occurred_from", "cell-time-only")}


def test_09_several_people_in_one_cell_are_a_link_each_and_one_report() -> None:
    result = _case("09")
    assert result.report.clean
    assert sorted(result.links.select("source", "ref").iter_rows()) == [
        ("yt:P1", "v1"),
        ("yt:P2", "v1"),
        ("yt:P2", "v2"),
        ("yt:P3", "v1"),
    ]
    assert _accounts(result)["log.csv", "links"] == {
        "rows": 2,
        "taken": 2,
        "left_out": 0,
        "rejected": 0,
        "duplicate": 0,
    }


def test_09_a_blank_cell_of_people_is_a_problem_and_a_sign_too_many_is_not(tmp_path: Path) -> None:
    mapping = (
        '[[source]]\nfile = "p.csv"\ninto = "people"\n[[source]]\nfile = "l.csv"\ninto = "places"\n'
        '[[source]]\nfile = "v.csv"\ninto = "links"\ncolumns.from = { column = "who", split = ",", prefix = "p" }\n'
        'columns.to = "where"\ncolumns.ref = "ref"\nconstants = { kind = "SPENDS_TIME_AT", agency = "yt" }\n'
    )
    result = _csv(tmp_path, mapping, p="id\np1\np2\n", l="id\nx\n", v='ref,who,where\nr1,"1, 2,",x\nr2,,x\nr3,1,x\n')
    assert problem_codes(result) == {("links", 3, "from", "required-blank")}
    assert result.links.height == 3
    assert _accounts(result)["v.csv", "links"]["rejected"] == 1


# what the eye sees


def test_10_an_id_is_read_with_the_zeros_that_the_workbook_shows() -> None:
    book = checked(FIELD / "10-zeros-shown-by-the-format" / "book.xlsx", namespace="cs")
    plain = checked(FIELD / "10-zeros-shown-by-the-format" / "in", namespace="cs")
    assert set(book.nodes[Label.PERSON].get_column("key")) == {"cs:00007", "cs:00123"}
    assert set(plain.nodes[Label.PERSON].get_column("key")) == {"cs:00007", "cs:00123"}


def test_10_only_cells_with_such_a_format_get_zeros(tmp_path: Path) -> None:
    path = _book(tmp_path, {"people": [["id", "name"], [7, "Ash"], ["8", "Bo"], [1234567, "Cy"]]}, num_format="000000")
    assert set(checked(path, namespace="cs").nodes[Label.PERSON].get_column("key")) == {
        "cs:000007",
        "cs:8",
        "cs:1234567",
    }


POSITIONS = {
    'eastings = "E", northings = "N"': ('"384,500",398100', (53.479, -2.235)),
    'grid_reference = "E"': ("sj 845 981,", (53.480, -2.234)),
    'latitude_longitude = "E"': ('"53.4794, -2.2350",', (53.4794, -2.2350)),
    'longitude_latitude = "E"': ('"(-2.2350 53.4794)",', (53.4794, -2.2350)),
    'longitude_latitude = "N"': (',"53.4794 N; 2.2350°W"', (53.4794, -2.2350)),
}
_PLACES = '[[source]]\nfile = "v.csv"\ninto = "places"\ncolumns.id = "id"\nposition = {{ {} }}\n'


@pytest.mark.parametrize("rule", POSITIONS)
def test_14_positions_are_read_as_agencies_write_them(rule: str, tmp_path: Path) -> None:
    cells, position = POSITIONS[rule]
    result = _csv(tmp_path, _PLACES.format(rule), v=f"id,E,N\n1,{cells}\n2,,\n")
    assert result.report.clean
    found = result.nodes[Label.PLACE].select("latitude", "longitude").rows()
    assert found[0] == pytest.approx(position, abs=0.001)
    assert found[1] == (None, None)


def test_14_eastings_and_northings_are_converted_and_the_accuracy_is_said(tmp_path: Path) -> None:
    mapping = (
        '[[source]]\nfile = "v.csv"\ninto = "places"\ncolumns.id = "UPRN"\n'
        'position = { eastings = "Easting", northings = "Northing" }\n'
    )
    result = _case("14", mapping=_mapping(tmp_path, mapping))
    # what the EPSG registry's own transformation gives
    expected = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True).transform(384500, 398100)
    [place] = result.nodes[Label.PLACE].select("longitude", "latitude").rows()
    assert place == pytest.approx(expected, abs=0.00005)
    [warning] = [each for each in result.report.warnings if each.code == "grid-converted"]
    assert "about 5 metres" in warning.advice


@pytest.mark.parametrize(
    ("rule", "cells", "code"),
    [
        ('eastings = "E", northings = "N"', "53.4,-2.2", "grid-range"),
        ('eastings = "E", northings = "N"', "384500,", "grid-range"),
        ('grid_reference = "E"', "IZ 1 2,", "grid-reference-form"),
        ('latitude_longitude = "E"', "M1 1AA,", "position-form"),
    ],
)
def test_14_what_is_no_position_is_refused(rule: str, cells: str, code: str, tmp_path: Path) -> None:
    result = _csv(tmp_path, _PLACES.format(rule), v=f"id,E,N\n1,{cells}\n")
    assert (2, code) in {(row, each) for _, row, _, each in problem_codes(result)}


def test_15_rows_without_an_id_get_one_from_what_they_say_and_repeated_rows_are_counted(tmp_path: Path) -> None:
    text = (FIELD / "15-police-street-csv" / "m.toml").read_text(encoding="utf-8").removeprefix("format = 1\n")
    made = '["Crime ID", "Month", "Longitude", "Latitude", "Crime type"]'
    text = text.replace('{ column = "Crime ID", prefix = "C" }', f'{{ column = {made}, repeats = true, prefix = "C" }}')
    text = text.replace('columns.ref = "Crime ID"', f"columns.ref = {{ column = {made}, repeats = true }}")
    result = _case("15", mapping=_mapping(tmp_path, text))
    assert result.report.clean, result.report.problems
    events = result.nodes[Label.EVENT]
    assert events.height == 4
    assert set(events.select("occurred_from", "occurred_to").iter_rows()) == {("2026-05-01", "2026-05-31")}
    # two of the same sort at one point in one month are two events, each at the place
    assert result.links.get_column("source").n_unique() == result.links.height == 3


def test_21_spellings_of_one_venue_are_pointed_out() -> None:
    result = _case("21b")
    assert {row for table, row, _, code in warning_codes(result) if code == "id-alike" and table == "places"} == {
        2,
        3,
        4,
        5,
    }


def test_21_ids_with_numbers_and_hyphens_are_not_taken_for_spellings(tmp_path: Path) -> None:
    result = _csv(tmp_path, "", people="id\n1-23\n12-3\nash\nAsh\n")
    assert {code for *_, code in warning_codes(result)} == {"id-case"}


def test_every_mapping_of_the_field_cases_is_read_or_says_why() -> None:
    for path in sorted(FIELD.glob("*/m.toml")):
        if not path.parent.name.startswith(("03", "04")):
            assert read_mapping(path).source
