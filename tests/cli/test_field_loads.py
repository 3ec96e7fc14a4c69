"""Files as agencies really send them, loaded and asked about on the command line (tests/data/field)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run

FIELD = Path(__file__).parents[1] / "data" / "field"


def _load(run: Run, case: str, *more: str) -> str:
    folder = next(FIELD.glob(f"{case}-*"))
    said = run("import", str(folder / "in"), "--mapping", str(folder / "m.toml"), "--namespace", "yt", *more)
    assert said.code == 0, said.out + said.err
    return said.out


def test_01_the_check_says_which_rows_of_each_file_are_left_out_and_why(run: Run) -> None:
    said = " ".join(_load(run, "01", "--check").split())
    assert "visits.csv links 3 4 3 1 0 0" in said
    assert "visits.csv links 3 only what row 5" in said
    assert "No source for this table takes 1 row of this file (row 5)." in said


def test_01_scripts_get_the_account_with_row_numbers(run: Run) -> None:
    accounts = json.loads(_load(run, "01", "--check", "--format", "json"))["accounts"]
    [links] = [each for each in accounts if each["table"] == "links"]
    assert links["rows"] == links["taken"] + links["left_out"] + links["rejected"] + links["duplicate"] == 4
    assert links["left_out_by"] == [{"rule": "only what", "rows": [[5, 5]]}]
    [places] = [each for each in accounts if each["table"] == "places"]
    assert places["duplicate_rows"] == [[3, 5]]


def test_a_plain_bundle_with_nothing_left_out_has_no_list_of_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\np1,Ash\n", encoding="utf-8")
    assert "rows of" not in run("import", "--check", str(tmp_path / "people.csv")).out


def test_02_two_visits_under_a_constant_reference_are_probable_and_not_recorded(run: Run) -> None:
    _load(run, "02")
    [row] = json.loads(run("together", "--format", "json").out)["rows"]
    assert {name: row[name] for name in ("recorded", "probable")} == {"recorded": 0, "probable": 1}


def test_02_the_same_file_again_changes_nothing(run: Run) -> None:
    _load(run, "02")
    assert "so nothing has changed" in _load(run, "02")


@pytest.mark.parametrize(("day", "young"), [("2026-12-30", 2), ("2027-01-01", 1)])
def test_03_somebody_born_in_2008_is_a_child_until_the_end_of_2026(day: str, young: int, run: Run) -> None:
    _load(run, "03")
    assert len(json.loads(run("protective", "--as-at", day, "--format", "json").out)["rows"]) == young


def test_03_an_export_keeps_the_year_of_birth(run: Run, tmp_path: Path) -> None:
    _load(run, "03")
    assert run("export", "--as", "csv", str(tmp_path / "out")).code == 0
    text = (tmp_path / "out" / "nodes.csv").read_text(encoding="utf-8-sig")
    assert "2008" in text
    assert "2008-01-01" not in text


@pytest.mark.parametrize("more", ["", "one_report = true\n"])
def test_03_two_visits_in_one_month_are_never_recorded_or_probable(more: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "people.csv").write_text("id\na\nb\n", encoding="utf-8")
    (tmp_path / "in" / "places.csv").write_text("id\nx\n", encoding="utf-8")
    (tmp_path / "in" / "v.csv").write_text("who,month\na,May 2026\nb,May 2026\n", encoding="utf-8")
    (tmp_path / "m.toml").write_text(
        'format = 1\n[[source]]\nfile = "people.csv"\ninto = "people"\n'
        '[[source]]\nfile = "places.csv"\ninto = "places"\n'
        '[[source]]\nfile = "v.csv"\ninto = "links"\ncolumns.from = "who"\n'
        'columns.since = { column = "month", dates = "%B %Y" }\n'
        'constants = { to = "x", kind = "SPENDS_TIME_AT", ref = "log", agency = "yt" }\n' + more,
        encoding="utf-8",
    )
    assert run("import", str(tmp_path / "in"), "--mapping", str(tmp_path / "m.toml"), "--namespace", "yt").code == 0
    rows = json.loads(run("together", "--format", "json").out)["rows"]
    assert [(row["recorded"], row["probable"], row["possible"]) for row in rows] == [(0, 0, 1)]


def test_17_a_wrong_load_is_taken_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\nwrong,Ash\n", encoding="utf-8")
    run("import", str(tmp_path / "people.csv"), "--namespace", "yt")
    assert run("unload", "yt-1").code == 0


def test_a_file_of_which_no_row_is_taken_is_not_said_to_have_been_loaded_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\nTotal children,3\n---,----\n", encoding="utf-8")
    said = run("import", str(tmp_path / "people.csv"), "--namespace", "yt")
    assert said.code == 0
    assert "No row of people.csv was taken, so nothing has changed." in said.out
    assert "before" not in said.out
