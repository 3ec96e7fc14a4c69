"""Taking a load back on the command line: the list, the sentences, the refusals, and the answers afterwards."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from bundles import small_town, with_row, write_folder
from cli.conftest import Run

HOUSING = """
name = "Housing desk"
role = "officer"
agency = "housing"
purpose = "safety"
authority = "agreement 12"
"""


def test_the_list_has_each_load_with_its_day_namespace_and_links(town: Run) -> None:
    (row,) = json.loads(town("unload", "--format", "json").out)["rows"]
    assert (row["load"], row["namespace"], row["links"], row["taken_back_on"]) == ("town-1", "town", 8, None)
    assert row["loaded_on"] == date.today().isoformat()
    said = town("unload").out
    assert "town-1" in said
    assert "give its name, as in `ctx-map unload town-1`" in said


def test_a_load_that_is_taken_back_is_in_no_answer_and_can_be_loaded_again(town: Run, tmp_path: Path) -> None:
    before = json.loads(town("pairs", "--format", "json").out)["data_digest"]
    write_folder(tmp_path / "later", with_row(small_town(), "people", id="di", name="Di Hollin"))
    town("import", "later", "--namespace", "town")
    assert json.loads(town("pairs", "--format", "json").out)["data_digest"] != before
    said = town("unload", "town-2")
    assert said.code == 0
    assert said.out == ("The load town-2 has been taken back. It had brought 1 person, place or thing.\n")
    assert json.loads(town("pairs", "--format", "json").out)["data_digest"] == before
    rows = json.loads(town("import", "later", "--namespace", "town", "--format", "json").out)["rows"]
    assert {row["table"]: row["new"] for row in rows if row["new"]} == {"people": 1}


def test_a_later_load_is_named_so_that_its_file_can_be_loaded_again(town: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "later", with_row(small_town(), "people", id="di", name="Di Hollin"))
    town("import", "later", "--namespace", "town")
    said = " ".join(town("unload", "town-1").out.split())
    assert "Load their files again to bring those back: town-2." in said
    town("import", "later", "--namespace", "town")
    rows = json.loads(town("unload", "--format", "json").out)["rows"]
    assert [(row["load"], row["links"]) for row in rows] == [("town-1", None), ("town-2", 0), ("town-3", 8)]


@pytest.mark.parametrize("load", ["town-2", "nowhere-1", "town"])
def test_a_load_that_is_not_there_is_wrong_use(town: Run, load: str) -> None:
    said = town("unload", load)
    assert said.code == 2
    assert "There is no load of this name" in said.err


def test_a_mandate_that_may_not_write_the_namespace_is_refused_as_if_there_were_no_load(
    town: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mandate.toml"
    path.write_text(HOUSING, "utf-8")
    monkeypatch.setenv("CTX_MAP_MANDATE", str(path))
    there, absent = town("unload", "town-1"), town("unload", "town-7")
    assert (there.code, there.err) == (absent.code, absent.err)
    assert there.code == 3
    assert json.loads(town("unload", "--format", "json").out)["rows"] == []
    assert town("unload").out == "There is no load that you may take back.\n"


def test_the_check_warns_of_a_file_under_a_new_name(town: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town-update", small_town())
    said = town("import", "--check", "town-update")
    words = " ".join(said.out.split())
    assert re.search(r"No problems were found in town-update\. There are \d+ warnings\.", words)
    assert "already held under town." in words
    assert "Ash" not in said.out


def test_the_load_warns_of_it_too(town: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town-update", small_town())
    warnings = json.loads(town("import", "town-update", "--format", "json").out)["warnings"]
    assert [each["code"] for each in warnings if "held" in each["code"]].count("place-held-elsewhere") == 1
