"""Matches on the command line: the list in three forms, a decision, what it changes, and its refusals."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from bundles import write_folder
from cli.conftest import Run

POLICE = {
    "people": [{"id": "n1", "name": "Ash Larkspur", "date_of_birth": "2011-05-03"}],
    "places": [{"id": "park", "name": "Park"}],
    "links": [{"from": "n1", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "IR-1", "agency": "police"}],
}
SCHOOL = {
    "people": [
        {"id": "s1", "name": "Larkspur, Ash", "date_of_birth": "2011-05-03"},
        {"id": "s2", "name": "Bo Fenn", "date_of_birth": "2012-07-25"},
    ],
    "links": [{"from": "s2", "to": "police:park", "kind": "SPENDS_TIME_AT", "ref": "S-1", "agency": "school"}],
}
IDS = ("police:n1", "school:s1")


@pytest.fixture
def agencies(run: Run, tmp_path: Path) -> Run:
    """Runs commands on a store with a file of each of two agencies."""
    write_folder(tmp_path / "police", POLICE)
    write_folder(tmp_path / "school", SCHOOL)
    assert run("import", "police", "school").code == 0
    return run


def test_the_list_says_what_speaks_for_a_pair_in_each_form(agencies: Run) -> None:
    said = " ".join(agencies("matches").out.split())
    assert "1 pair of ids may stand for the same person, place or thing." in said
    assert "These are proposals about records and not findings about people." in said
    (row,) = json.loads(agencies("matches", "--format", "json").out)["rows"]
    assert row == {
        "id": "police:n1",
        "name": "Ash Larkspur",
        "other_id": "school:s1",
        "other_name": "Larkspur, Ash",
        "sort": "person",
        "strength": "strong",
        "speaks_for": ["same name", "same date of birth"],
        "against": [],
    }
    (line,) = csv.DictReader(io.StringIO(agencies("matches", "--format", "csv").out))
    assert line["speaks_for"] == "same name; same date of birth"


def test_a_match_is_confirmed_listed_and_undone(agencies: Run) -> None:
    def ids() -> set[str]:
        answer = json.loads(agencies("voice", "--format", "json").out)
        return {row["id"] for row in answer["rows"]}

    before = ids()
    assert set(IDS) <= before
    said = agencies("matches", "confirm", *IDS, "--reason", "both agencies spoke", "--by", "Jo Chair")
    assert said.code == 0
    assert "read as one from now on, as police:n1" in said.out
    assert ids() == before - {"school:s1"}
    listed = json.loads(agencies("matches", "--format", "json").out)
    assert listed["rows"] == []
    (decided,) = listed["decided"]
    assert (decided["decision"], decided["reason"], decided["by"]) == ("confirmed", "both agencies spoke", "Jo Chair")
    assert agencies("matches", "undo", *IDS, "--reason", "two after all").code == 0
    assert ids() == before
    assert agencies("matches", "reject", *IDS, "--reason", "twins").code == 0
    assert json.loads(agencies("matches", "--format", "json").out)["rows"] == []


def test_an_id_that_is_not_there_is_wrong_use_and_is_not_repeated(agencies: Run) -> None:
    said = agencies("matches", "confirm", "police:n1", "police:nobody", "--reason", "spoke")
    assert said.code == 2
    assert "nobody" not in said.err
    assert agencies("matches", "confirm", *IDS).code == 2


@pytest.mark.parametrize("asked", IDS)
def test_the_audit_about_one_id_has_the_lines_about_the_other(agencies: Run, asked: str) -> None:
    agencies("why", "police:n1")
    agencies("why", "school:s1")

    def asked_why() -> int:
        rows = json.loads(agencies("audit", "--id", asked, "--format", "json").out)["rows"]
        return sum(row["subject"] == "why" for row in rows)

    assert asked_why() == 1
    assert agencies("matches", "confirm", *IDS, "--reason", "seen together").code == 0
    assert asked_why() == 2
    assert agencies("matches", "undo", *IDS, "--reason", "two after all").code == 0
    assert asked_why() == 1
