"""Reading the audit, and finding out whether audit and store are what was written."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cli.conftest import Run
from ctx_map.governance import AuditLine, counts_told
from governance.doors import mandate_of


def test_reading_the_audit_leaves_a_line_too(town: Run) -> None:
    town("pairs")
    lines = json.loads(town("audit", "--format", "json").out)["rows"]
    assert [line["action"] for line in lines] == ["viewed", "audit read"]


def test_the_audit_is_listed_for_people_and_as_csv(town: Run) -> None:
    town("pairs", "--purpose", "=meeting")
    assert "pairs" in town("audit").out
    (row, _, _) = csv.DictReader(io.StringIO(town("audit", "--format", "csv").out))
    assert (row["seq"], row["subject"], row["purpose"]) == ("1", "pairs", "'=meeting")


def test_only_the_last_lines_or_those_of_some_days_are_listed(town: Run) -> None:
    for _ in range(3):
        town("pairs")
    assert len(json.loads(town("audit", "--last", "2", "--format", "json").out)["rows"]) == 2
    assert json.loads(town("audit", "--until", "2020-01-01", "--format", "json").out)["rows"] == []


def test_a_sound_store_and_audit_verify(town: Run) -> None:
    town("pairs")
    said = town("verify")
    assert said.code == 0, said.out
    assert "Audit: passed." in said.out
    assert "Store: passed." in said.out


def test_a_changed_line_is_found_and_ends_with_1(town: Run, tmp_path: Path) -> None:
    town("pairs", "--purpose", "meeting one")
    town("pairs", "--purpose", "meeting two")
    log = tmp_path / "data" / "store" / "audit" / "audit.jsonl"
    log.write_bytes(log.read_bytes().replace(b"meeting one", b"meeting six"))
    said = town("verify", "--format", "json")
    assert said.code == 1
    found = {each["what"]: each["ok"] for each in json.loads(said.out)["rows"]}
    assert found == {"Audit": False, "Store": True, "Meetings": True}
    assert "The first line that is wrong is line 1 of " in town("verify").out


def test_lines_cut_off_the_end_are_found(town: Run, tmp_path: Path) -> None:
    town("pairs")
    town("pairs")
    log = tmp_path / "data" / "store" / "audit" / "audit.jsonl"
    log.write_bytes(log.read_bytes().splitlines(keepends=True)[0])
    assert town("verify").code == 1


def test_a_damaged_store_ends_with_4(town: Run, tmp_path: Path) -> None:
    graph = tmp_path / "data" / "store" / "graph.lbug"
    with graph.open("r+b") as file:
        file.write(os.urandom(4096))
    said = town("verify")
    assert said.code == 4
    assert "Traceback" not in said.err


def test_verify_says_nothing_exact_of_what_is_restricted(
    town: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mandate = tmp_path / "mandate.toml"
    said = {}
    for knows in ("true", "false"):
        mandate.write_text(
            'name = "desk"\nrole = "teacher"\nagency = "elsewhere"\npurpose = "review"\nauthority = "agreement"\n'
            f"in_meeting = true\nmay_know_withheld = {knows}\n"
        )
        monkeypatch.setenv("CTX_MAP_MANDATE", str(mandate))
        said[knows] = town("verify").out
        numbers = re.findall(r"\d+ (?:people, places and things|links)", said[knows])
        assert len(numbers) == 2
        assert "loads" not in said[knows]
    assert "You can't be told" in said["false"]


def test_the_counts_of_another_agencys_load_are_in_bands_or_left_out() -> None:
    line = AuditLine(1, "", "desk", "", "police", "", "", "intake done", "import", (), {"new": 7}, "", "", "")
    own, other = mandate_of("Police"), mandate_of("school")
    assert counts_told(line, own) == {"new": 7}
    assert counts_told(line, other) == {"new": "5 to 19"}
    assert counts_told(line, replace(other, may_know_withheld=False)) == {}
    looked = replace(line, action="viewed", counts={"asked about": 2})
    assert counts_told(looked, replace(other, may_know_withheld=False)) == {"asked about": 2}
