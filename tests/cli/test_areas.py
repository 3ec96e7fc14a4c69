"""Areas and groups on the command line: one audit line, small numbers not shown, an extra that is missing is named."""

from __future__ import annotations

import json
import sys

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
    assert said.err == "This question needs the package esda: install ctx-map with its extra `spatial`.\n"
