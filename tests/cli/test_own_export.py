"""What ctx-map saves, it reads back equal (tests/data/field, case 18)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bundles import small_town, with_row, write_folder
from cli.conftest import Run

NAMES_OF_TEXTS = ("-5 min walk", "'=1", "=x", "'tis", "two\nlines", "+44", "a;b")


def saved(run: Run, path: Path, *store: str) -> dict[str, Any]:
    """The network of a store, without what says when and by whom it was saved."""
    assert run("export", "--as", "json", str(path), *store).code == 0
    written = json.loads(path.read_text(encoding="utf-8"))
    return {name: sorted(written[name], key=lambda row: row["id"]) for name in ("nodes", "links")}


def a_town(folder: Path) -> Path:
    """The small town with texts that look like formulas and every other thing that may be changed on the way."""
    tables = small_town()
    for number, text in enumerate(NAMES_OF_TEXTS):
        tables = with_row(
            tables, "links", from_="ash", to="chat", kind="SPENDS_TIME_AT", ref=f"N{number}", agency="yt", note=text
        )
    tables = with_row(tables, "people", id="di", name="=Di", date_of_birth="2010")
    tables = with_row(tables, "places", id="p0", name="Pier", latitude="50.000012", longitude="-0.000011")
    return write_folder(folder / "town", tables)


@pytest.mark.parametrize(("form", "name"), [("csv", "out"), ("csv", "out.zip"), ("json", "out.json")])
def test_18_what_is_saved_is_read_back_equal_into_a_new_store(run: Run, tmp_path: Path, form: str, name: str) -> None:
    assert run("import", str(a_town(tmp_path)), "--namespace", "yt").code == 0
    assert run("export", "--as", form, str(tmp_path / name)).code == 0
    again = run("import", str(tmp_path / name), "--store", "again", "--format", "json")
    assert again.code == 0, again.out + again.err
    assert {row["namespace"] for row in json.loads(again.out)["rows"]} == {"yt"}
    assert saved(run, tmp_path / "2.json", "--store", "again") == saved(run, tmp_path / "1.json")


@pytest.mark.parametrize(("form", "name"), [("csv", "out"), ("json", "out.json")])
def test_18_what_is_saved_changes_nothing_in_the_store_that_it_is_from(
    town: Run, tmp_path: Path, form: str, name: str
) -> None:
    assert town("export", "--as", form, str(tmp_path / name)).code == 0
    again = town("import", "--check", str(tmp_path / name), "--format", "json")
    assert again.code == 0, again.out + again.err
    assert {(row["new"], row["corrected"]) for row in json.loads(again.out)["rows"]} == {(0, 0)}


@pytest.mark.parametrize(("form", "name"), [("csv", "out"), ("json", "out.json")])
def test_18_people_without_a_link_are_read_back_too(run: Run, tmp_path: Path, form: str, name: str) -> None:
    (tmp_path / "yt").mkdir()
    (tmp_path / "yt" / "people.csv").write_text("id,name\np1,Ash Field\n", encoding="utf-8")
    assert run("import", str(tmp_path / "yt")).code == 0
    assert run("export", "--as", form, str(tmp_path / name)).code == 0
    again = run("import", "--check", str(tmp_path / name), "--format", "json")
    assert again.code == 0, again.out + again.err


def test_18_a_file_with_ids_of_several_namespaces_is_loaded_once_for_each(town: Run, tmp_path: Path) -> None:
    (tmp_path / "cs").mkdir()
    (tmp_path / "cs" / "people.csv").write_text("id,name\nK1,Kit Marlow\n", encoding="utf-8")
    (tmp_path / "cs" / "links.csv").write_text(
        "from,to,kind,ref,agency\nK1,town:park,SPENDS_TIME_AT,R1,cs\n", encoding="utf-8"
    )
    assert town("import", str(tmp_path / "cs")).code == 0
    assert town("export", "--as", "csv", str(tmp_path / "out")).code == 0
    refused = town("import", str(tmp_path / "out"), "--store", "again")
    assert refused.code == 1
    assert "its ids are those of cs, town." in " ".join((refused.out + refused.err).split())
    for name in ("town", "cs"):
        said = town("import", str(tmp_path / "out"), "--namespace", name, "--store", "again")
        assert said.code == 0, said.out + said.err
    assert saved(town, tmp_path / "2.json", "--store", "again") == saved(town, tmp_path / "1.json")


def test_18_rows_of_another_namespace_are_accounted_for(town: Run, tmp_path: Path) -> None:
    (tmp_path / "cs").mkdir()
    (tmp_path / "cs" / "people.csv").write_text("id,name\nK1,Kit Marlow\n", encoding="utf-8")
    assert town("import", str(tmp_path / "cs")).code == 0
    assert town("export", "--as", "csv", str(tmp_path / "out")).code == 0
    said = town("import", "--check", str(tmp_path / "out"), "--namespace", "cs", "--format", "json")
    [people] = [each for each in json.loads(said.out)["accounts"] if each["table"] == "people"]
    assert (people["taken"], people["rejected"]) == (1, 0)
    assert people["rows"] == people["taken"] + people["left_out"]
    assert "another namespace" in {each["rule"] for each in people["left_out_by"]}


def test_other_json_is_refused_with_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"people": []}', encoding="utf-8")
    said = run("import", "--check", str(tmp_path / "x.json"))
    assert said.code == 1
    assert "Only a JSON file that ctx-map has saved" in " ".join((said.out + said.err).split())


def test_an_id_without_its_namespace_is_a_problem_and_is_not_said(town: Run, tmp_path: Path) -> None:
    assert town("export", "--as", "csv", str(tmp_path / "out")).code == 0
    nodes = tmp_path / "out" / "nodes.csv"
    nodes.write_text(nodes.read_text(encoding="utf-8").replace('"town:bo"', '"Zelda"'), encoding="utf-8")
    said = town("import", "--check", str(tmp_path / "out"))
    assert said.code == 1
    assert "id-without-namespace" in said.out
    assert "Zelda" not in said.out + said.err
