"""Areas and groups on the command line: one audit line, small numbers not shown, an extra that is missing is named."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cli.conftest import Run


def test_areas_answer_with_small_numbers_not_shown(town: Run) -> None:
    said = town("areas", "--format", "json")
    assert said.code == 0, said.err
    rows = json.loads(said.out)["rows"]
    assert rows
    assert {row["young_people"] for row in rows} == {"fewer than 5"}


def test_areas_leave_one_audit_line(town: Run) -> None:
    assert town("areas").code == 0
    lines = json.loads(town("audit", "--format", "json").out)["rows"]
    assert [line["subject"] for line in lines[:-1]] == ["areas"]


def test_areas_without_esda_are_wrong_use_in_one_sentence(town: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "esda.getisord", None)
    said = town("areas")
    assert (said.code, said.out) == (2, "")
    assert said.err == "This question needs the package esda. Install ctx-map with its extra `spatial`.\n"


POPULATION = "group,count,source\n10-13,500,a school census of 2026\n14-17,500,\n"


def test_a_group_is_compared_with_a_population_whose_source_is_named(town: Run, tmp_path: Path) -> None:
    (tmp_path / "population.csv").write_text(POPULATION, encoding="utf-8")
    said = town("disproportionality", "--against", "population.csv")
    assert said.code == 0, said.err
    assert "Compared with: a school census of 2026." in said.out
    assert "not shown" in said.out


def test_a_file_of_denominators_in_another_form_is_wrong_use(town: Run, tmp_path: Path) -> None:
    (tmp_path / "population.csv").write_text("ages,number\n", encoding="utf-8")
    said = town("disproportionality", "--against", "population.csv")
    assert (said.code, said.err) == (2, "The columns of the file are wrong. Use only group, count, source.\n")


def test_doubt_says_who_has_shared_nothing_and_what_is_due_for_review(town: Run) -> None:
    said = town("doubt", "--review-after", "1", "--expect", "health")
    assert "Health has not shared any information." in said.out
    assert "2 links are due for review." in said.out
