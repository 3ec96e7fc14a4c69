"""Cells of files as agencies really send them: references, dates, ids, words that say nothing (tests/data/field)."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from bundle.field import (
    FIELD,
    book_of,
    case_of,
    mapping_of,
    people_in,
    read_csvs,
    warnings_in,
)
from bundles import checked, problem_codes, warning_codes
from ctx_map.errors import FileRefused
from ctx_map.vocabulary.labels import Label


def test_02_a_constant_reference_gives_each_row_a_reference_of_its_own() -> None:
    result = case_of("02")
    references = result.links.get_column("ref")
    assert references.n_unique() == 3
    assert references.str.starts_with("monthly export ").all()
    assert "ref-per-row" in warnings_in(result)


def test_02_the_reference_of_a_row_is_the_same_wherever_the_row_stands(tmp_path: Path) -> None:
    folder = FIELD / "02-batch-ref-recorded-together"
    head, *rows = (folder / "in" / "visits.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "clients.csv").write_bytes((folder / "in" / "clients.csv").read_bytes())
    (tmp_path / "in" / "visits.csv").write_text("\n".join([head, *reversed(rows)]), encoding="utf-8")
    turned = checked(tmp_path / "in", mapping=folder / "m.toml", namespace="yt")
    assert set(turned.links.get_column("ref")) == set(case_of("02").links.get_column("ref"))


def test_02_links_that_several_sources_make_of_one_row_are_from_one_report(tmp_path: Path) -> None:
    mapping = (
        '[[source]]\nfile = "p.csv"\ninto = "people"\n[[source]]\nfile = "l.csv"\ninto = "places"\n'
        + '[[source]]\nfile = "v.csv"\ninto = "links"\ncolumns.from = "who"\ncolumns.to = "where"\n'
        'constants = { kind = "SPENDS_TIME_AT", ref = "export", agency = "yt" }\n'
        + '[[source]]\nfile = "v.csv"\ninto = "links"\ncolumns.from = "who"\ncolumns.to = "friend"\n'
        'constants = { kind = "FRIEND_OF", ref = "export", agency = "yt" }\n'
    )
    result = read_csvs(tmp_path, mapping, p="id\na\nb\nc\n", l="id\nx\n", v="who,friend,where\na,b,x\nc,b,x\n")
    by_row = result.links.group_by("row").agg(pl.col("ref").alias("references"))
    assert [len(set(row)) for row in by_row.get_column("references")] == [1, 1]
    assert result.links.get_column("ref").n_unique() == 2


def test_02_an_export_that_is_one_report_says_so(tmp_path: Path) -> None:
    folder = FIELD / "02-batch-ref-recorded-together"
    text = (folder / "m.toml").read_text(encoding="utf-8").removeprefix("format = 1\n")
    result = case_of("02", mapping=mapping_of(tmp_path, f"{text}one_report = true\n"))
    assert set(result.links.get_column("ref")) == {"monthly export"}
    assert "ref-per-row" not in warnings_in(result)


def test_03_a_year_of_birth_stays_a_year_and_is_said() -> None:
    result = case_of("03")
    assert result.report.clean
    assert people_in(result) == {"P1": ("Ash Thornby", "2008"), "P2": ("Bea Collier", "2010")}
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
    result = read_csvs(tmp_path, "", people=f"id,date_of_birth,kind\n1,{born},{kind}\n")
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
    result = read_csvs(tmp_path, mapping, p="id\na\n", l="id\nx\n", v=rows)
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
    result = case_of("13")
    assert result.report.clean
    assert people_in(result) == {"P7": ("Ash Thornby", "2011-03-04")}
    assert result.report.counts[0].duplicate == 1


def test_13_what_the_rows_of_a_person_say_is_put_together_and_two_filled_cells_that_differ_are_a_conflict(
    tmp_path: Path,
) -> None:
    rows = "id,name,date_of_birth\n1,,2011-03-04\n1,Ash,\n1,Ash,2011-03-04\n2,Bo,\n2,Bea,2010-01-01\n"
    result = read_csvs(tmp_path, "", people=rows)
    assert problem_codes(result) == {("people", 6, "id", "id-conflict")}
    assert people_in(result)["1"] == ("Ash", "2011-03-04")


def test_19_dates_that_a_spreadsheet_may_have_swapped_are_refused_until_it_is_said(tmp_path: Path) -> None:
    assert problem_codes(case_of("19")) == {("people", None, "date_of_birth", "dates-perhaps-swapped")}
    source = (
        '[[source]]\nsheet = "Log"\ninto = "people"\ncolumns.id = "Ref"\n'
        'columns.date_of_birth = {{ column = "DOB", dates = ["%d/%m/%Y", "%Y-%m-%d"], real_dates = "{}" }}\n'
    )
    shown = people_in(case_of("19", mapping=mapping_of(tmp_path, source.format("as shown"))))
    swapped = people_in(case_of("19", mapping=mapping_of(tmp_path, source.format("swapped"))))
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
    result = read_csvs(tmp_path, mapping, a="id,born\n" + "".join(f"{at},{day}\n" for at, day in enumerate(dates)))
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
    result = read_csvs(tmp_path, mapping, a="id,born\n" + "".join(f"{at},{day}\n" for at, day in enumerate(dates)))
    if days is None:
        assert {code for *_, code in problem_codes(result)} == {"date-order-open"}
    else:
        assert result.nodes[Label.PERSON].get_column("date_of_birth").to_list() == days


def test_04_otherwise_with_dates_is_refused_and_missing_does_what_was_meant(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="list the words that say nothing in `missing`"):
        case_of("04")
    source = '[[source]]\nfile = "c.csv"\ninto = "people"\ncolumns.id = "Ref"\n'
    rule = 'columns.date_of_birth = {{ column = "Born", dates = "%d/%m/%Y"{} }}\n'
    usual = case_of("04", mapping=mapping_of(tmp_path, source + rule.format("")))
    assert problem_codes(usual) == {("people", 4, "date_of_birth", "date-not-in-form")}
    told = rule.format(', missing = ["null", "DOB  unknown", "-"]')
    result = case_of("04", mapping=mapping_of(tmp_path, source + told))
    assert result.report.clean
    assert [born for _, born in people_in(result).values()] == ["2011-03-04", None, None, None]
    [warning] = [each for each in result.report.warnings if each.code == "missing-words"]
    assert warning.advice.startswith("3 cells say (`-`, `dob unknown`, `null`) that nothing is known")


def test_04_words_for_nothing_of_a_column_are_added_to_those_of_the_mapping(tmp_path: Path) -> None:
    mapping = (
        'missing = ["DOB unknown"]\n[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\n'
        'columns.date_of_birth = { column = "born", dates = "%d/%m/%Y", missing = ["-"] }\n'
    )
    result = read_csvs(tmp_path, mapping, a="id,born\n1,-\n2,dob  unknown\n3,04/03/2011\n")
    assert result.report.clean
    assert [born for _, born in people_in(result).values()] == [None, None, "2011-03-04"]


def test_04_values_go_before_missing_and_dates_read_what_is_not_listed(tmp_path: Path) -> None:
    mapping = (
        'missing = ["x"]\n[[source]]\nfile = "a.csv"\ninto = "people"\ncolumns.id = "id"\ncolumns.name = "name"\n'
        'columns.date_of_birth = { column = "born", values = { x = "01/01/2011" }, dates = "%d/%m/%Y" }\n'
    )
    result = read_csvs(tmp_path, mapping, a="id,name,born\n1,x,x\n2,Null,02/01/2011\n")
    assert people_in(result) == {"1": (None, "2011-01-01"), "2": ("Null", "2011-01-02")}


def test_10_an_id_is_read_with_the_zeros_that_the_workbook_shows() -> None:
    book = checked(FIELD / "10-zeros-shown-by-the-format" / "book.xlsx", namespace="cs")
    plain = checked(FIELD / "10-zeros-shown-by-the-format" / "in", namespace="cs")
    assert set(book.nodes[Label.PERSON].get_column("key")) == {"cs:00007", "cs:00123"}
    assert set(plain.nodes[Label.PERSON].get_column("key")) == {"cs:00007", "cs:00123"}


def test_10_only_cells_with_such_a_format_get_zeros(tmp_path: Path) -> None:
    path = book_of(
        tmp_path, {"people": [["id", "name"], [7, "Ash"], ["8", "Bo"], [1234567, "Cy"]]}, num_format="000000"
    )
    assert set(checked(path, namespace="cs").nodes[Label.PERSON].get_column("key")) == {
        "cs:000007",
        "cs:8",
        "cs:1234567",
    }


def test_21_spellings_of_one_venue_are_pointed_out() -> None:
    result = case_of("21b")
    assert {row for table, row, _, code in warning_codes(result) if code == "id-alike" and table == "places"} == {
        2,
        3,
        4,
        5,
    }


def test_21_ids_with_numbers_and_hyphens_are_not_taken_for_spellings(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, "", people="id\n1-23\n12-3\nash\nAsh\n")
    assert {code for *_, code in warning_codes(result)} == {"id-case"}
