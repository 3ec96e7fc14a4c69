"""Files as agencies send them, made for these tests: lines below a table, zeros in ids, tables on their side."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bundle.field import Cells, accounts_of, book_of, people_in, read_csvs, warnings_in
from bundles import checked, problem_codes
from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.propose import Proposal, propose
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.places import is_approximate

PEOPLE = '[[source]]\nfile = "v.csv"\ninto = "people"\ncolumns.id = "Client No"\ncolumns.name = "Full Name"\n'
HEAD = "Client No,Full Name,Venue,Date seen\n"


def proposed(folder: Path, text: str) -> Proposal:
    """What is proposed for one CSV file."""
    (folder / "v.csv").write_text(text, "utf-8")
    return propose(folder / "v.csv", agency="Youth club")


@pytest.mark.parametrize(
    "line",
    [
        "Prepared by J Okafor,,,15/05/2026",
        "Prepared by,J Okafor,,",
        "Date printed:,15/05/2026,,",
        "Last updated on 15/05/2026,,,JO",
        "Number of visits,2,,",
        "Count: 2,,,",
        "Count,2,,",
        "Total visits,,,2",
    ],
)
def test_a_line_below_a_table_is_no_person_also_with_another_cell_beside_it(tmp_path: Path, line: str) -> None:
    result = read_csvs(tmp_path, PEOPLE, v=f"{HEAD}1,Ash,Park,13/05/2026\n2,Bo,Park,14/05/2026\n{line}\n")
    assert list(people_in(result)) == ["1", "2"]
    counts = accounts_of(result)["v.csv", "people"]
    assert counts == {"rows": 3, "taken": 2, "left_out": 1, "rejected": 0, "duplicate": 0}
    assert "rows-furniture" in warnings_in(result)


@pytest.mark.parametrize("row", ["3,Created By,Park,14/05/2026", "Count Vlad,Cy,Park,14/05/2026", "N3,Prepared,,"])
def test_a_row_of_the_table_that_begins_like_such_a_line_stays(tmp_path: Path, row: str) -> None:
    result = read_csvs(tmp_path, PEOPLE, v=f"{HEAD}1,Ash,Park,13/05/2026\n{row}\n")
    assert result.nodes[Label.PERSON].height == 2


@pytest.mark.parametrize("others", [("0001", "1"), ("YP007", "YP7"), ("A-01/2", "A-1/2")])
def test_ids_that_differ_only_in_zeros_in_front_are_said(tmp_path: Path, others: tuple[str, str]) -> None:
    rows = "".join(f"{each},Ash,Park,13/05/2026\n" for each in others)
    result = read_csvs(tmp_path, PEOPLE, v=f"{HEAD}{rows}100,Bo,Park,13/05/2026\n10,Cy,Park,14/05/2026\n")
    said = [each for each in result.report.warnings if each.code == "id-zeros"]
    assert [each.row for each in said] == [2, 3]


@pytest.mark.parametrize("others", [("10", "100"), ("1.05", "1.5"), ("0", "00A"), ("0010", "0100")])
def test_zeros_that_are_not_in_front_tell_ids_apart(tmp_path: Path, others: tuple[str, str]) -> None:
    rows = "".join(f"{each},Ash,Park,13/05/2026\n" for each in others)
    assert "id-zeros" not in warnings_in(read_csvs(tmp_path, PEOPLE, v=f"{HEAD}{rows}"))


SIDEWAYS = "Client No,1,2,3\nFull Name,Ash,Bo,Cy\nDOB,01/03/2011,02/03/2011,03/03/2011\nVenue,Park,Park,Pier\n"


def test_a_table_on_its_side_is_refused_and_its_names_of_columns_are_no_people(tmp_path: Path) -> None:
    mapping = PEOPLE.replace("Full Name", "1")
    result = read_csvs(tmp_path, mapping, v=SIDEWAYS)
    assert {code for *_, code in problem_codes(result)} == {"table-sideways"}


def test_people_who_are_called_like_columns_are_no_table_on_its_side(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, PEOPLE, v=f"{HEAD}Child,Ash,Park,1\nClient,Bo,Park,2\nWard,Cy,Park,3\n4,Dee,Park,4\n")
    assert result.report.clean, problem_codes(result)


@pytest.mark.parametrize("name", ["DOB", "Date seen"])
def test_days_as_a_spreadsheet_counts_them_are_the_reason_that_is_given(tmp_path: Path, name: str) -> None:
    proposal = proposed(tmp_path, f"Client No,{name},Venue\n1,40603,Park\n2,40604.5,Park\n")
    [said] = [each.why for each in proposal.columns if each.column == name]
    assert "as a spreadsheet counts days" in said
    assert "40603" not in said


@pytest.mark.parametrize("day", ["Wed 13 May 2026", "Wed 13 September 2026", "Wed 13/05/2026", "Wed 13 Sep 2026"])
def test_short_names_of_weekdays_are_read(tmp_path: Path, day: str) -> None:
    proposal = proposed(tmp_path, f"Client No,Full Name,Venue,Date seen\n1,Ash,Park,{day}\n")
    assert {each.column: each.concept for each in proposal.columns}["Date seen"] == Concept.DATE


def test_a_sheet_that_is_formatted_down_to_the_last_row_has_its_rows_only(tmp_path: Path) -> None:
    row = ["0001", "Ash", "Park", datetime(2026, 5, 13)]
    rows: Cells = [HEAD.strip().split(","), row, *([[]] * 5_000), ["", "", "", ""]]
    book = book_of(tmp_path, {"May": rows})
    proposal = propose(book, agency="Youth club")
    assert proposal.text is not None
    (tmp_path / "m.toml").write_text(proposal.text, "utf-8")
    result = checked(book, mapping=tmp_path / "m.toml", namespace="yt")
    assert accounts_of(result)["book.xlsx, sheet May", "people"]["rows"] == 1


@pytest.mark.parametrize(("spoilt", "code"), [("1.23457E+11", "number-digits-lost"), ("7.0", "id-decimal")])
def test_an_id_that_a_spreadsheet_has_spoilt_is_refused_also_behind_a_prefix(
    tmp_path: Path, spoilt: str, code: str
) -> None:
    mapping = PEOPLE.replace('columns.id = "Client No"', 'columns.id = { column = "Client No", prefix = "P" }')
    result = read_csvs(tmp_path, mapping, v=f"{HEAD}{spoilt},Ash,Park,13/05/2026\n8,Bo,Park,13/05/2026\n")
    assert {(row, said) for _, row, _, said in problem_codes(result)} == {(2, code)}
    assert accounts_of(result)["v.csv", "people"]["rejected"] == 1


def test_ends_of_links_that_a_spreadsheet_has_spoilt_are_refused_too(tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text(f"{HEAD}1.2E+11,Ash,Park,13/05/2026\n", "utf-8")
    proposal = propose(tmp_path / "v.csv", agency="Youth club")
    assert proposal.text is not None
    (tmp_path / "m.toml").write_text(proposal.text, "utf-8")
    result = checked(tmp_path / "v.csv", mapping=tmp_path / "m.toml", namespace="yt")
    assert {(table, code) for table, _, _, code in problem_codes(result)} == {
        ("people", "number-digits-lost"),
        ("links", "number-digits-lost"),
    }


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_cell_that_is_written_as_a_formula_of_text_is_read_as_it_is_shown(tmp_path: Path, between: str) -> None:
    text = f'{HEAD}="0007",Ash,Park,13/05/2026\n"=""0008""","=""Bo""",Park,14/05/2026\n=1+1,Cy,Park,14/05/2026\n'
    result = read_csvs(tmp_path, PEOPLE, v=text.replace(",", between))
    assert [(key, name) for key, (name, _) in people_in(result).items()] == [
        ("0007", "Ash"),
        ("0008", "Bo"),
        ("=1+1", "Cy"),
    ]


@pytest.mark.parametrize("time", ["9pm", "9.30pm", "9:30pm", "9:30 PM", "09:30 pm"])
def test_times_of_the_twelve_hour_clock_are_read_behind_a_date(tmp_path: Path, time: str) -> None:
    proposal = proposed(tmp_path, f"Client No,Full Name,Venue,Date seen\n1,Ash,Park,13/05/2026 {time}\n")
    assert {each.column: each.concept for each in proposal.columns}["Date seen"] == Concept.DATE
    assert proposal.text is not None
    (tmp_path / "m.toml").write_text(proposal.text, "utf-8")
    result = checked(tmp_path / "v.csv", mapping=tmp_path / "m.toml", namespace="yt")
    assert str(result.links.get_column("since")[0]).startswith("2026-05-13T21:")


def test_a_postcode_alone_is_an_approximate_place_that_nobody_shares(tmp_path: Path) -> None:
    head = "Client No,Full Name,Postcode,Date seen\n"
    proposal = proposed(tmp_path, f"{head}1,Ash,M1 1AA,13/05/2026\n2,Bo,m11aa,14/05/2026\n")
    assert proposal.mapping is not None
    [kind] = [each.constants.get("kind") for each in proposal.mapping.source if each.into == "places"]
    assert is_approximate(kind)
    whole = proposed(tmp_path, f"{head}1,Ash,1 Low Street M1 1AA,13/05/2026\n")
    assert whole.mapping is not None
    assert [each.constants.get("kind") for each in whole.mapping.source if each.into == "places"] == [None]


@pytest.mark.parametrize("name", ["Seen where?", "Location seen", "Place of contact", "Where?"])
def test_more_names_of_columns_of_places_are_known(tmp_path: Path, name: str) -> None:
    proposal = proposed(tmp_path, f"Client No,Full Name,{name}\n1,Ash,Park\n")
    assert {each.column: each.concept for each in proposal.columns}[name] == Concept.PLACE_NAME


@pytest.mark.parametrize(("rows", "said"), [(65_535, True), (65_534, False), (65_536, False)])
def test_a_file_that_ends_where_a_spreadsheet_ends_may_have_been_cut(tmp_path: Path, rows: int, said: bool) -> None:
    text = HEAD + "".join(f"{number},,,\n" for number in range(1, rows + 1))
    result = read_csvs(tmp_path, PEOPLE, v=text)
    assert ("rows-at-limit" in warnings_in(result)) is said
