"""Every question: one view, one audit line, an answer that people and scripts can read."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from ctx_map.analysis.question import File, Picks
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.analysis.rows.ages import YOUNG
from ctx_map.store import open_store
from ctx_map.vocabulary.days import day_words

TODAY = date.today().isoformat()
"""The town is loaded on the day of the test, and nothing in it is known before."""
NAMES = {
    Picks.YOUNG_PEOPLE: ("town:ash", "town:bo"),
    Picks.PLACES: ("town:park", "town:chat"),
    Picks.PLACES_AND_ADULTS: ("town:park", "town:cy"),
    Picks.THINGS: ("town:van",),
    Picks.ANY: ("town:ash", "town:cy"),
    Picks.ROW: ("town:ash|town:park",),
}
FILES = {
    File.POPULATION: "group,count,source\n10-13,500,a school census of 2026\n14-17,500,\n",
    File.GROUPS: "id,group\ntown:ash,14-17\n",
    File.WEIGHTS: 'version = "2026"\nsource = "a statistical office"\notherwise = 7\n[weights]\ncounty_lines = 12\n',
}


@pytest.fixture(params=QUESTIONS)
def arguments(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """A command line that asks a question of the small town with the options that it must have."""
    question = QUESTIONS[request.param]
    unused = {picks: iter(ids) for picks, ids in NAMES.items()}
    asked = [question.name]
    for name, field in question.options.model_fields.items():
        if not field.is_required():
            continue
        option = question.explained[name]
        if option.file:
            (tmp_path / name).write_text(FILES[option.file], "utf-8")
            value = name
        else:
            assert option.picks, f"{question.name} must have {name}, which names nothing"
            value = next(unused[option.picks])
        asked += [value] if option.positional else [option.flag or f"--{name.replace('_', '-')}", value]
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    return [*asked, "--since", yesterday] if question.compares else asked


def audit_lines(run: Run) -> list[dict[str, Any]]:
    said = run("audit", "--format", "json")
    rows: list[dict[str, Any]] = json.loads(said.out)["rows"]
    return rows[:-1]  # the last is of reading the audit itself


def ash_at_the_park(run: Run) -> str:
    said = run("why", "town:ash|town:park", "--format", "json")
    return str(json.loads(said.out)["rows"][0]["link"])


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_question_leaves_one_audit_line_and_an_answer_that_leaves_another(
    town: Run, arguments: list[str], form: str
) -> None:
    assert town(*arguments, "--format", form, "--purpose", "strategy meeting 7").code == 0
    lines = audit_lines(town)
    assert {line["purpose"] for line in lines} == {"strategy meeting 7"}
    left = [] if form == "table" else [("disclosed", f"{arguments[0]} as {form}")]
    assert [(line["action"], line["subject"]) for line in lines] == [("viewed", arguments[0]), *left]


def test_an_answer_is_the_same_while_another_process_has_the_store_open(
    town: Run, arguments: list[str], tmp_path: Path
) -> None:
    alone = town(*arguments)
    owner = open_store(str(tmp_path / "data" / "store"), create=False)
    beside = town(*arguments)
    owner.close()
    assert beside == alone
    assert [line["subject"] for line in audit_lines(town)] == [arguments[0]] * 2


def test_an_answer_has_two_lines_then_the_finding_and_then_its_account(town: Run, arguments: list[str]) -> None:
    said = town(*arguments, "--as-at", TODAY)
    assert said.code == 0, said.err
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0] == "OFFICIAL-SENSITIVE"
    assert lines[1].startswith(f"As at {day_words(TODAY)}")
    assert lines[2] == ""
    assert lines[3]
    account = " ".join(said.out.rpartition("\n\n")[2].split())
    ends = (
        "Being on this map does not mean that anyone has done anything wrong.",
        "Some information is restricted and not shown: fewer than 5 reports",
        "It could change this answer.",
        "Handling: not stated for some reports.",
        "Asked by local user (this computer). Purpose: looking at the store on this computer.",
        "No authority has been set up on this computer.",
    )
    places = [account.find(each) for each in ends]
    assert -1 not in places, account
    assert places == sorted(places)


def test_the_numbers_that_an_answer_is_based_on_are_sentences_or_a_list(town: Run, arguments: list[str]) -> None:
    said = town(*arguments, "--as-at", TODAY).out.rpartition("\n\n")[2]
    assert "; " not in "\n".join(line for line in said.splitlines() if line.startswith("- "))
    considered = json.loads(town(*arguments, "--as-at", TODAY, "--format", "json").out)["considered"]
    assert all(isinstance(count, int) for count in considered.values())
    if YOUNG in considered:
        assert re.search(
            r"Based on (\d[\d,]* reports? about )?(all|\d|the only)[^.]* young (people|person)"
            r"( on the map|\. You named )",
            said,
        )


def test_json_is_one_object_with_rows_considered_withheld_and_method(town: Run, arguments: list[str]) -> None:
    said = json.loads(town(*arguments, "--format", "json", "--as-at", TODAY).out)
    assert said.keys() >= {"rows", "considered", "withheld", "method", "as_at", "handling", "marking", "notice"}
    assert (said["as_at"], said["marking"]) == (TODAY, "OFFICIAL-SENSITIVE")
    assert said["withheld"]["links"] == "fewer than 5"


def test_csv_has_the_same_rows_as_json_and_its_account_beside_it(town: Run, arguments: list[str]) -> None:
    said = town(*arguments, "--format", "csv")
    rows = json.loads(town(*arguments, "--format", "json").out)["rows"]
    read = list(csv.DictReader(io.StringIO(said.out)))
    assert len(read) == len(rows)
    assert {row["marking"] for row in read} <= {"OFFICIAL-SENSITIVE"}
    assert said.err.startswith(f"OFFICIAL-SENSITIVE\nAs at {day_words(TODAY)}")


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


def test_the_help_of_a_question_that_compares_says_that_since_is_the_earlier_day(run: Run) -> None:
    said = {name: "The earlier day to compare with" in run(name, "--help").out for name in QUESTIONS}
    assert said == {name: question.compares for name, question in QUESTIONS.items()}


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


def test_ids_are_recorded_in_the_audit_as_marks_that_can_be_looked_up(town: Run) -> None:
    town("shared-places", "--person", "town:ash")
    town("pairs")
    found = json.loads(town("audit", "--id", "town:ash", "--format", "json").out)["rows"]
    assert [line["subject"] for line in found] == ["shared-places", "audit"]
    assert "town:ash" not in json.dumps(found)


def test_hotspots_weigh_harm_by_a_file_that_the_answer_names(town: Run, tmp_path: Path) -> None:
    (tmp_path / "weights.toml").write_text(FILES[File.WEIGHTS], encoding="utf-8")
    said = json.loads(town("hotspots", "--period", "400", "--severity", "weights.toml", "--format", "json").out)
    assert said["method"]["parameters"]["weights of harm"].startswith("version 2026, a statistical office.")


def test_a_file_of_weights_in_another_form_is_wrong_use(town: Run, tmp_path: Path) -> None:
    (tmp_path / "weights.toml").write_text("county_lines = 12", encoding="utf-8")
    said = town("hotspots", "--severity", "weights.toml")
    assert (said.code, said.out) == (2, "")
    assert (
        said.err
        == "The file of weights is not complete. It needs `version`, `source`, `otherwise` and a table `weights`.\n"
    )
