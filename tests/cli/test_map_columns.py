"""The command that proposes a mapping for an agency's file."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from bundle.field import book_of
from cli.conftest import Run

FIELD = Path(__file__).parents[1] / "data" / "field"
FILE = "Client No,Full Name,DOB,Venue,Date\n7,Zelda Quince,04/03/2011,North Park,21/05/2026\n,,31/02/2011,Pier,x\n"


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    """A file of two visits, one of them with faults."""
    path = tmp_path / "visits.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_the_proposal_says_what_each_column_is_and_why_and_what_would_be_loaded(run: Run, visits: Path) -> None:
    said = run("map-columns", str(visits))
    assert said.code == 0, said.err
    words = " ".join(said.out.split())
    assert "visits.csv Client No people.id, links.from Its name says so." in words
    assert "file table source rows taken left out rejected duplicate" in words
    assert "visits.csv people 1 2 1 1 0 0" in words
    assert "left out: filled Client No 1 row 3" in words


def test_the_mapping_that_it_saves_is_the_one_that_import_takes(run: Run, visits: Path, tmp_path: Path) -> None:
    visits.write_text("\n".join(FILE.splitlines()[:2]) + "\n", encoding="utf-8")
    assert run("map-columns", str(visits), "--save", "own.toml", "--agency", "Youth service").code == 0
    said = run("import", "--check", str(visits), "--mapping", "own.toml", "--namespace", "yt")
    assert said.code == 0, said.out
    assert 'agency = "Youth service"' in (tmp_path / "own.toml").read_text(encoding="utf-8")


def test_no_cell_of_the_file_is_printed_or_saved(run: Run, visits: Path, tmp_path: Path) -> None:
    said = run("map-columns", str(visits), "--save", "own.toml")
    everything = said.out + said.err + (tmp_path / "own.toml").read_text(encoding="utf-8")
    assert not any(cell in everything for cell in ("Zelda", "Quince", "2011", "North", "Pier"))


def test_a_mapping_that_is_there_is_not_overwritten(run: Run, visits: Path, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("mine", encoding="utf-8")
    said = run("map-columns", str(visits), "--save", "own.toml")
    assert said.code == 2
    assert (tmp_path / "own.toml").read_text(encoding="utf-8") == "mine"


def test_a_ready_mapping_that_fits_is_named(run: Run) -> None:
    [folder] = FIELD.glob("15-*")
    said = run("map-columns", str(folder / "in"))
    assert "The mapping police-uk-street fits this file as it is." in " ".join(said.out.split())


def test_next_month_the_earlier_mapping_fits_or_its_missing_column_is_named(run: Run, visits: Path) -> None:
    visits.write_text("\n".join(FILE.splitlines()[:2]) + "\n", encoding="utf-8")
    assert run("map-columns", str(visits), "--save", "own.toml").code == 0
    again = run("map-columns", str(visits), "--like", "own.toml")
    assert "The mapping own.toml fits this file as it is." in " ".join(again.out.split())
    visits.write_text(FILE.replace("Venue", "Where seen"), encoding="utf-8")
    changed = run("map-columns", str(visits), "--like", "own.toml")
    assert "The layout has changed since the mapping own.toml. The file has no column Venue." in " ".join(
        changed.out.split()
    )


def test_a_file_without_a_header_is_said_without_its_cells(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Zelda Quince,North Park\nBo Lane,Pier\n", encoding="utf-8")
    said = run("map-columns", "x.csv")
    assert said.code == 1
    assert "--header" in said.err
    assert "Zelda" not in said.out + said.err


def test_each_sort_of_problem_is_said_once_with_how_often_it_is_there(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"{number},Ash {row},04/03/2011\n" for number in range(3) for row in range(2))
    (tmp_path / "c.csv").write_text(f"Client No,Full Name,DOB\n{rows}", encoding="utf-8")
    said = run("map-columns", "c.csv")
    assert said.out.count("id-conflict") == 1
    assert "people id id-conflict 3" in " ".join(said.out.split())


def test_a_sheet_is_left_out_by_its_name_and_a_header_of_two_rows_is_said(run: Run, tmp_path: Path) -> None:
    rows = [["Who", "", "Visit", ""], ["Ref", "Name", "Venue", "Date"], ["0001", "Ash", "Park", "13/05/2026"]]
    book_of(tmp_path, {"May": rows, "Rota": [["Client No", "Full Name"], ["9", "Jo"]]})
    said = run("map-columns", "book.xlsx", "--leave-out", "Rota", "--header-rows", "2")
    assert "Rota" not in said.out
    assert "Who Ref" in said.out
    assert run("map-columns", "book.xlsx", "--leave-out", "May be").code == 2


def test_words_that_are_not_known_are_counted_and_never_printed(run: Run, visits: Path) -> None:
    visits.write_text("Client No,Full Name,Person type\n1,Ash,YP\n2,Bo,Zelda Quince\n", encoding="utf-8")
    said = run("map-columns", str(visits))
    assert "Not every word is known in Person type." in " ".join(said.out.split())
    assert "Zelda" not in said.out + said.err


def test_a_proposal_says_that_there_are_warnings_and_names_hidden_sheets(run: Run, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "book.xlsx")) as book:
        for name in ("May", "Leavers"):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate((["Client No", "Full Name"], [name, "Ash"])):
                sheet.write_row(row, 0, cells)
        sheet.hide()
    said = run("map-columns", str(tmp_path / "book.xlsx"))
    assert "The sheet is hidden in the workbook" in " ".join(said.out.split())
