"""A workbook as openpyxl reads it: a sheet per table, one that explains, and no formula anywhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from ctx_map.export import write
from ctx_map.network import Network
from export.hostile import HOSTILE, hostile_town
from export.releases import SAID_IN_WORDS, WITHHELD, all_is_said, released
from towns import event, place, tie, town, young


def book_of(network: Network, folder: Path) -> Any:
    return openpyxl.load_workbook(write(released(network, to="xlsx", withheld=WITHHELD), folder / "town.xlsx"))


def rows(sheet: Any) -> list[dict[str, Any]]:
    heading, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in found]


def a_town() -> Network:
    return town(
        tie("ash", "INVOLVED_IN", "e1", role="present", ref="R1", agency="police", grade="1BP"),
        tie("ash", "SPENDS_TIME_AT", "arcade", ref="R2", since="2026-05-01", until="2026-05-02T21:30"),
        nodes=[
            young("ash", name="Ash", date_of_birth="2011"),
            event("e1", name="Fight", occurred_from="2026-05-01T21:30"),
            place("arcade", name="The Arcade", latitude=53.1, longitude=-1.5),
        ],
    )


def test_there_is_a_sheet_for_each_table_and_one_to_read_first(tmp_path: Path) -> None:
    book = book_of(a_town(), tmp_path)
    tables = ["people", "peer_groups", "places", "things", "events", "organisations", "links"]
    assert book.sheetnames == ["read first", *tables]
    assert [len(rows(book[name])) for name in tables] == [1, 0, 1, 0, 1, 0, 2]


def test_the_first_sheet_explains_the_workbook(tmp_path: Path) -> None:
    cells = [cell for row in book_of(a_town(), tmp_path)["read first"].iter_rows(values_only=True) for cell in row]
    assert cells[1] == "OFFICIAL-SENSITIVE"
    for said in (
        "Being on this map does not mean that anyone has done anything wrong.",
        f"{WITHHELD.words} It could change this answer.",
        "sheet links",
        "2 rows",
        "strategy meeting",
    ):
        assert said in cells


def test_a_row_of_links_says_all_that_its_report_says_with_names_at_both_ends(tmp_path: Path) -> None:
    (row,) = rows(book_of(all_is_said(), tmp_path)["links"])
    days = {name: datetime.fromisoformat(str(SAID_IN_WORDS[name])) for name in ("since", "until", "recorded_at")}
    assert {name: row[name] for name in SAID_IN_WORDS} == SAID_IN_WORDS | days
    assert (row["source"], row["source_label"], row["target"], row["target_label"]) == ("ash", "Ash", "bo", "Bo")
    assert row["grade_words"].startswith("1BC (source reliable")


def test_dates_are_dates_and_numbers_are_numbers(tmp_path: Path) -> None:
    book = book_of(a_town(), tmp_path)
    links = {row["ref"]: row for row in rows(book["links"])}
    assert (links["R2"]["since"], links["R2"]["until"]) == (datetime(2026, 5, 1), datetime(2026, 5, 2, 21, 30))
    (found,) = rows(book["places"])
    assert (found["label"], found["latitude"], found["longitude"]) == ("The Arcade", 53.1, -1.5)
    (found,) = rows(book["events"])
    assert found["occurred_from"] == datetime(2026, 5, 1, 21, 30)


def test_nothing_about_a_person_is_a_number_and_a_year_of_birth_stays_a_year(tmp_path: Path) -> None:
    (row,) = rows(book_of(a_town(), tmp_path)["people"])
    assert row["date_of_birth"] == "2011"
    assert [value for value in row.values() if isinstance(value, int | float)] == []


def test_whatever_people_wrote_stays_text_and_no_cell_is_a_formula_or_a_link(tmp_path: Path) -> None:
    book = book_of(hostile_town(), tmp_path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []
    found = {row["name"] for row in rows(book["people"])}
    assert {text for text in HOSTILE if text.isprintable()} - found == set()
    texts = [cell for cell in cells if cell.value in HOSTILE]
    assert texts
    assert all(cell.quotePrefix and cell.number_format == "@" for cell in texts)


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_the_report_says_so(tmp_path: Path) -> None:
    book_of(town(tie("ash", "KNOWS", "bo", note="x" * 40_000)), tmp_path)
    assert "1 text is longer than a cell can be, and is cut off." in (tmp_path / "town.xlsx.left-out.txt").read_text()


def test_every_page_that_is_printed_has_the_marking(tmp_path: Path) -> None:
    book = book_of(a_town(), tmp_path)
    assert {sheet.oddHeader.center.text for sheet in book} == {"OFFICIAL-SENSITIVE"}
