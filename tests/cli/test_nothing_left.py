"""What is refused did not leave: no disclosure is recorded of a file or an answer about an id not in the view."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bundles import small_town, write_folder
from cli.conftest import Run
from cli.test_files_out import FILE

MISSING = "town:no-one"
ANSWER = pytest.mark.parametrize(
    "arguments",
    [
        ["shared-places", "--person", MISSING],
        ["why", MISSING],
        ["protective", "--person", MISSING],
        ["options", MISSING],
    ],
    ids=lambda arguments: arguments[0],
)


def lines(run: Run) -> list[tuple[str, str, str]]:
    """What the audit says of every line but that of reading it."""
    rows = json.loads(run("audit", "--format", "json").out)["rows"][:-1]
    return [(row["action"], row["subject"], row["decision"]) for row in rows]


def register(run: Run) -> list[object]:
    found: list[object] = json.loads(run("audit", "disclosures", "--format", "json").out)["rows"]
    return found


@FILE
def test_a_file_around_an_unknown_id_is_recorded_as_a_look(
    town: Run, tmp_path: Path, arguments: list[str], name: str, form: str
) -> None:
    said = town(*arguments, "--around", MISSING)
    assert said.code == 2
    assert "not in this view" in said.err
    assert lines(town) == [("viewed", arguments[0], "allowed")]
    assert register(town) == []
    assert not (tmp_path / name).exists()


@ANSWER
@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_answer_about_an_unknown_id_is_recorded_as_a_look(town: Run, arguments: list[str], form: str) -> None:
    said = town(*arguments, "--format", form)
    assert (said.code, said.out) == (2, "")
    assert lines(town) == [("viewed", arguments[0], "allowed")]
    assert register(town) == []


def test_the_audit_says_the_same_of_an_id_that_is_restricted_and_of_one_that_is_missing(
    run: Run, tmp_path: Path
) -> None:
    tables = small_town()
    tables["people"].append({"id": "hidden", "name": "Canary Wren", "kind": "young_person"})
    held = {"handling": "C", "action_code": "A1", "sanitisation_code": "S2", "conditions": "agencies: Police"}
    tables["links"].append(
        {"from": "hidden", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "K1", "agency": "Police", **held}
    )
    write_folder(tmp_path / "town", tables)
    assert run("import", "town").code == 0
    asked = ("export", "--as", "json", "out.json", "--around")
    hidden, missing = (run(*asked, each) for each in ("town:hidden", MISSING))
    assert hidden == missing
    one, other = lines(run)[-2:]
    assert one == other == ("viewed", "export", "allowed")


def test_what_leaves_has_a_line_of_looking_and_one_of_leaving_and_both_are_about_the_id(town: Run) -> None:
    assert town("export", "--as", "json", "out.json", "--around", "town:park").code == 0
    assert lines(town) == [("viewed", "export", "allowed"), ("disclosed", "export as json", "allowed")]
    found = json.loads(town("audit", "--id", "town:park", "--format", "json").out)["rows"]
    assert [row["action"] for row in found] == ["viewed", "disclosed", "audit read"]
