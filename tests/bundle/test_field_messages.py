"""Small things in agencies' files: months, times from and to, accents in Windows files, headers, and what is said."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from bundle.field import mapping_of, people_in, read_csvs, warnings_in
from bundles import checked, problem_codes
from ctx_map.bundle import read_bundle
from ctx_map.errors import FileRefused
from ctx_map.vocabulary.labels import Label

HEAD = "from,to,kind,ref,agency,since\n"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-05", "2026-05-01", "2026-05-31"),
        ("May 2026", "2026-05-01", "2026-05-31"),
        ("Sept 2025", "2025-09-01", "2025-09-30"),
        ("02/2024", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_month_or_year_in_a_bundle_is_as_wide_as_in_a_mapping(
    tmp_path: Path, written: str, first: str, last: str
) -> None:
    links = f"{HEAD}a,x,SPENDS_TIME_AT,R1,yt,{written}\na,x,LIVES_AT,R2,yt,{written}\n"
    events = f"id,kind,occurred_from\ne,incident,{written}\n"
    result = read_csvs(tmp_path, "", people="id\na\n", places="id\nx\n", links=links, events=events)
    assert result.report.clean
    assert result.links.sort("ref").select("since", "until").rows() == [(first, last), (first, None)]
    assert result.nodes[Label.EVENT].select("occurred_from", "occurred_to").rows() == [(first, last)]
    assert "month-or-year" in warnings_in(result)


def test_a_month_is_as_wide_where_the_kind_of_link_is_written_in_small_letters(tmp_path: Path) -> None:
    links = f"{HEAD}a,x,spends time at,R1,yt,2026-05\n"
    result = read_csvs(tmp_path, "", people="id\na\n", places="id\nx\n", links=links)
    assert result.links.select("kind", "since", "until").rows() == [("SPENDS_TIME_AT", "2026-05-01", "2026-05-31")]


@pytest.mark.parametrize(("written", "kept"), [("May 2008", "2008-05"), ("5/2008", "2008-05"), ("2008", "2008")])
def test_a_date_of_birth_may_be_a_month_in_words(tmp_path: Path, written: str, kept: str) -> None:
    result = read_csvs(tmp_path, "", people=f"id,date_of_birth\na,{written}\n")
    assert people_in(result) == {"a": (None, kept)}


@pytest.mark.parametrize("written", ["46143", "Mai 2026", "13/2026", "1850", "May 26"])
def test_what_is_surely_no_month_is_refused_in_a_bundle(tmp_path: Path, written: str) -> None:
    links = f"{HEAD}a,x,SPENDS_TIME_AT,R1,yt,{written}\n"
    result = read_csvs(tmp_path, "", people="id\na\n", places="id\nx\n", links=links)
    assert not result.report.clean


@pytest.mark.parametrize("written", ["about 2008", "c. 2008", "approx May 2008", "early 2008", "~2008"])
def test_a_date_that_is_not_exact_says_what_to_write(tmp_path: Path, written: str) -> None:
    result = read_csvs(tmp_path, "", people=f"id,date_of_birth\na,{written}\n")
    assert {code for *_, code in problem_codes(result)} == {"date-approximate"}


MAPPING = (
    '[[source]]\nfile = "e.csv"\ninto = "events"\ncolumns.id = "Ref"\n'
    'columns.occurred_from = { column = ["Day", "Time"], dates = "%d/%m/%Y %H:%M", part = "start" }\n'
    'columns.occurred_to = { column = ["Day", "Time"], dates = "%d/%m/%Y %H:%M", part = "end" }\n'
)


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("22:00-02:00", "2026-05-01T22:00", "2026-05-02T02:00"),
        ("22:00 – 23:30", "2026-05-01T22:00", "2026-05-01T23:30"),
        ("22:00 to 24:00", "2026-05-01T22:00", "2026-05-02T00:00"),
        ("22:00", "2026-05-01T22:00", None),
        ("24:00", "2026-05-02T00:00", None),
    ],
)
def test_a_beginning_and_an_end_in_one_cell_are_taken_apart(
    tmp_path: Path, time: str, first: str, last: str | None
) -> None:
    result = read_csvs(tmp_path, MAPPING, e=f"Ref,Day,Time\ne1,01/05/2026,{time}\n")
    assert result.report.clean, problem_codes(result)
    assert result.nodes[Label.EVENT].select("occurred_from", "occurred_to").rows() == [(first, last)]


def test_the_order_of_day_and_month_counts_for_ranges_too(tmp_path: Path) -> None:
    open_order = MAPPING.replace('"%d/%m/%Y %H:%M"', '["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"]')
    result = read_csvs(tmp_path, open_order, e="Ref,Day,Time\ne1,01/05/2026,22:00-02:00\n")
    assert {code for *_, code in problem_codes(result)} == {"date-order-open"}


def test_a_range_without_part_says_what_to_do(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, "", people="id\na\n", events="id,occurred_from\ne,2026-05-01 22:00-02:00\n")
    assert {code for *_, code in problem_codes(result)} == {"time-range"}


def test_24_00_in_a_bundle_is_the_beginning_of_the_next_day(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, "", people="id\na\n", events="id,occurred_from\ne,2026-05-01T24:00\n")
    assert result.nodes[Label.EVENT].get_column("occurred_from").to_list() == ["2026-05-02T00:00"]
    assert "time-24" in warnings_in(result)


def test_part_is_only_for_dates(tmp_path: Path) -> None:
    wrong = MAPPING.replace('dates = "%d/%m/%Y %H:%M", ', "")
    with pytest.raises(FileRefused, match="`part` is for `dates`"):
        read_bundle(tmp_path, mapping=mapping_of(tmp_path, wrong))


def _names_in(folder: Path, data: bytes) -> list[str | None]:
    (folder / "in").mkdir()
    (folder / "in" / "people.csv").write_bytes(data)
    result = checked(folder / "in", namespace="yt")
    assert result.report.clean, problem_codes(result)
    return result.nodes[Label.PERSON].sort("key").get_column("name").to_list()


def test_an_accented_capital_before_an_apostrophe_in_a_windows_file_stays_what_it_is(tmp_path: Path) -> None:
    names = "id,name\na,RENÉ’S MUM\nb,CHLOÉ’S\n"
    assert _names_in(tmp_path, names.encode("cp1252")) == ["RENÉ’S MUM", "CHLOÉ’S"]


def test_the_same_file_with_small_accented_letters_is_windows_text_too(tmp_path: Path) -> None:
    names = "id,name\na,RENÉ’S MUM\nb,Chloé\nc,Zoë’s dad\n"
    assert _names_in(tmp_path, names.encode("cp1252")) == ["RENÉ’S MUM", "Chloé", "Zoë’s dad"]


@pytest.mark.parametrize(
    "name", ["RENÉ’S MUM", "Kɔfi", "ɔ", "TRƯƠNG", "Иван", "ȘTEFAN", "NICOLÒ", "Ŵyn", "Aɖe", "Łódź"]
)
def test_a_file_in_utf_8_stays_as_it_is(tmp_path: Path, name: str) -> None:
    assert _names_in(tmp_path, f"id,name\na,{name}\n".encode()) == [name]


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u00ad", "\u2060"])
def test_a_header_with_a_character_that_cannot_be_seen_is_read_and_said(tmp_path: Path, sign: str) -> None:
    result = read_csvs(tmp_path, "", people=f"id,{sign}name\na,Ash\n")
    assert people_in(result) == {"a": ("Ash", None)}
    [said] = [each for each in result.report.warnings if each.code == "header-invisible"]
    assert "cannot be seen" in said.advice


def test_a_mapping_finds_a_column_whose_name_has_such_a_character(tmp_path: Path) -> None:
    mapping = '[[source]]\nfile = "c.csv"\ninto = "people"\ncolumns.id = "Ref"\n'
    assert people_in(read_csvs(tmp_path, mapping, c="\u200bRef\na\n")) == {"a": (None, None)}


def test_a_path_without_a_file_is_called_missing(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="There is no file or folder with this name"):
        read_bundle(tmp_path / "nothing.csv")


def test_months_stay_text_until_they_are_dates() -> None:
    from ctx_map.bundle.coarse_text import canonical

    assert canonical(pl.Series(["May 2026", None, "x"], dtype=pl.String)).to_list() == ["2026-05", None, "x"]
