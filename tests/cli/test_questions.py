"""Every question: one view, one audit line, an answer that people and scripts can read."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run

QUESTIONS = {
    "shared-places": ["shared-places", "--min-people", "1"],
    "shared-contacts": ["shared-contacts", "--min-people", "1"],
    "pairs": ["pairs"],
    "together": ["together"],
    "hotspots": ["hotspots", "--period", "400", "--by", "events"],
    "bridges": ["bridges"],
    "between": ["between"],
    "groups": ["groups"],
    "unidentified": ["unidentified", "--min-sources", "1"],
    "what-if": ["what-if", "--best", "2"],
    "untied": ["shared-contacts", "--only", "things", "--untied"],
    "siblings": ["siblings", "--person", "town:ash"],
    "both-roles": ["both-roles", "--person", "town:ash"],
    "voice": ["voice"],
    "options": ["options", "town:park", "town:cy", "town:van"],
    "connect": ["connect", "town:ash", "town:cy"],
    "why": ["why", "town:ash|town:park"],
}
QUESTION = pytest.mark.parametrize("arguments", QUESTIONS.values(), ids=QUESTIONS)


def audit_lines(run: Run) -> list[dict[str, Any]]:
    said = run("audit", "--format", "json")
    rows: list[dict[str, Any]] = json.loads(said.out)["rows"]
    return rows[:-1]  # the last is of reading the audit itself


def ash_at_the_park(run: Run) -> str:
    said = run("why", "town:ash|town:park", "--format", "json")
    return str(json.loads(said.out)["rows"][0]["link"])


@QUESTION
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_question_leaves_exactly_one_audit_line(town: Run, arguments: list[str], form: str) -> None:
    assert town(*arguments, "--format", form, "--purpose", "strategy meeting 7").code == 0
    (line,) = audit_lines(town)
    assert line["purpose"] == "strategy meeting 7"
    assert line["action"] == ("viewed" if form == "table" else "disclosed")
    assert line["subject"] == (arguments[0] if form == "table" else f"{arguments[0]} as {form}")


@QUESTION
def test_a_table_begins_with_marking_mandate_and_what_is_withheld(town: Run, arguments: list[str]) -> None:
    today = date.today().isoformat()  # the town is loaded on the day of the test, and nothing of it is known before
    said = town(*arguments, "--as-at", today)
    lines = said.out.splitlines()
    assert said.code == 0, said.err
    assert lines[0] == "OFFICIAL-SENSITIVE"
    assert lines[1].startswith("For local user (this machine); purpose: looking at the store on this machine")
    header = " ".join(lines[:6])
    assert f"As at {today}, from the beginning to the day asked about." in header
    assert "Withheld from this view: reports: fewer than 5" in header
    assert said.err == ""


@QUESTION
def test_json_is_one_object_with_rows_considered_withheld_and_method(town: Run, arguments: list[str]) -> None:
    today = date.today().isoformat()
    said = json.loads(town(*arguments, "--format", "json", "--as-at", today).out)
    assert said.keys() >= {"rows", "considered", "withheld", "method", "as_at", "handling", "marking", "notice"}
    assert (said["as_at"], said["marking"]) == (today, "OFFICIAL-SENSITIVE")
    assert said["withheld"]["links"] == "fewer than 5"


@QUESTION
def test_csv_has_the_same_rows_as_json_and_its_account_beside_it(town: Run, arguments: list[str]) -> None:
    said = town(*arguments, "--format", "csv")
    rows = json.loads(town(*arguments, "--format", "json").out)["rows"]
    read = list(csv.DictReader(io.StringIO(said.out)))
    assert len(read) == len(rows)
    assert {row["marking"] for row in read} <= {"OFFICIAL-SENSITIVE"}
    assert said.err.startswith("OFFICIAL-SENSITIVE\nFor local user")


def test_rows_of_shared_places_have_the_fields_that_scripts_rely_on(town: Run) -> None:
    (row,) = json.loads(town("shared-places", "--min-people", "1", "--format", "json").out)["rows"]
    assert {"id", "name", "people", "people_ids", "reports", "weight", "surprise"} <= row.keys()
    assert (row["id"], row["name"], row["people"], row["people_ids"]) == ("town:park", "North Park", 1, ["town:ash"])


def test_only_the_named_people_are_counted(town: Run) -> None:
    rows = json.loads(
        town("shared-places", "--person", "town:bo", "--min-people", "1", "--format", "json").out,
    )["rows"]
    assert rows == []


def test_a_link_is_explained_by_its_key(town: Run) -> None:
    said = town("why", ash_at_the_park(town))
    assert "Ash Field spends time at North Park" in " ".join(said.out.split())


def test_a_window_leaves_out_links_that_were_not_true_in_it(town: Run) -> None:
    def reports_between(*window: str) -> int:
        said = json.loads(town("why", "town:ash|town:park", *window, "--format", "json").out)
        return int(said["considered"]["reports between the two"])

    assert reports_between("--until", "2026-05-01") == 1
    assert reports_between("--until", "2026-04-30") == 0


def test_as_at_an_earlier_day_shows_what_was_known_then(town: Run) -> None:
    said = town("shared-places", "--min-people", "1", "--as-at", "2020-01-01", "--format", "json")
    assert json.loads(said.out)["rows"] == []


def test_the_store_may_be_named_before_or_after_the_command(town: Run) -> None:
    first = town("--store", "data/store", "pairs", "--format", "json")
    last = town("pairs", "--store", "data/store", "--format", "json")
    assert first.code == last.code == 0
    assert json.loads(first.out)["data_digest"] == json.loads(last.out)["data_digest"]


def test_ids_asked_about_stand_in_the_audit_as_marks_that_can_be_looked_up(town: Run) -> None:
    town("shared-places", "--person", "town:ash")
    town("pairs")
    found = json.loads(town("audit", "--id", "town:ash", "--format", "json").out)["rows"]
    assert [line["subject"] for line in found] == ["shared-places", "audit"]
    assert "town:ash" not in json.dumps(found)


WEIGHTS = 'version = "2026"\nsource = "a statistical office"\notherwise = 7\n[weights]\ncounty_lines = 12\n'


def test_hotspots_weigh_harm_by_a_file_that_the_answer_names(town: Run, tmp_path: Path) -> None:
    (tmp_path / "weights.toml").write_text(WEIGHTS, encoding="utf-8")
    said = json.loads(town("hotspots", "--period", "400", "--severity", "weights.toml", "--format", "json").out)
    assert said["method"]["parameters"]["weights of harm"].startswith("version 2026, a statistical office;")


def test_a_file_of_weights_in_another_form_is_wrong_use(town: Run, tmp_path: Path) -> None:
    (tmp_path / "weights.toml").write_text("county_lines = 12", encoding="utf-8")
    said = town("hotspots", "--severity", "weights.toml")
    assert (said.code, said.out) == (2, "")
    assert said.err == "A file of weights has `version`, `source`, `otherwise` and a table `weights`.\n"
