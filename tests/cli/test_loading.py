"""Loading on the command line: counts, problems with advice, nothing half done, nothing written by a check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bundles import small_town, with_row, write_folder, write_xlsx, write_zip
from cli.conftest import Run, Said


def counts(said: Said, name: str) -> dict[str, int]:
    """One count by table, where it is not 0."""
    rows: list[dict[str, Any]] = json.loads(said.out)["rows"]
    return {row["table"]: row[name] for row in rows if row[name]}


ALL = {"people": 4, "peer_groups": 1, "places": 2, "things": 1, "events": 1, "organisations": 1, "links": 8}


def test_a_load_counts_what_is_new_by_file_and_table(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", small_town())
    said = run("import", "town", "--format", "json")
    assert said.code == 0, said.err
    assert counts(said, "new") == ALL
    assert {(row["file"], row["namespace"]) for row in json.loads(said.out)["rows"]} == {("town", "town")}


def test_the_same_again_in_another_form_changes_nothing(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", small_town())
    write_zip(tmp_path / "town.zip", small_town())
    write_xlsx(tmp_path / "town.xlsx", small_town())
    run("import", "town")
    for again in ("town", "town.zip", "town.xlsx"):
        said = run("import", again, "--format", "json")
        assert (counts(said, "new"), counts(said, "corrected"), counts(said, "unchanged")) == ({}, {}, ALL)
        assert "so nothing has changed" in run("import", again).out


def test_a_corrected_row_is_counted_and_both_versions_are_shown_by_why(run: Run, tmp_path: Path) -> None:
    tables = small_town()
    write_folder(tmp_path / "town", tables)
    run("import", "town")
    tables["links"][0]["note"] = "seen again"
    write_folder(tmp_path / "later", tables)
    assert counts(run("import", "later", "--namespace", "town", "--format", "json"), "corrected") == {"links": 1}
    said = run("why", "town:ash|town:park")
    assert "These are its versions, the earliest first." in said.out
    assert "seen again" in said.out
    assert "What was said" not in run("why", "town:ash|town:park", "--as-at", "2026-11-01").out


def test_a_bundle_with_problems_is_rejected_whole_with_every_problem_named(run: Run, tmp_path: Path) -> None:
    tables = with_row(small_town(), "people", id="di", name="Di Secret-Name", date_of_birth="2011-02-30")
    tables = with_row(tables, "links", from_="di", to="nowhere", kind="KNOWS", ref="R9", agency="Police")
    write_folder(tmp_path / "town", tables)
    said = run("import", "town", "--format", "json")
    assert said.code == 1
    problems = {(each["table"], each["row"], each["column"]) for each in json.loads(said.out)["problems"]}
    assert problems == {("people", 6, "date_of_birth"), ("links", 10, "to")}
    assert counts(said, "rejected") == {"people": 1, "links": 1}
    assert counts(said, "new") == {}
    assert json.loads(run("pairs", "--format", "json").out)["considered"]["young people"] == 0


def test_a_person_reads_the_problems_with_table_row_column_and_advice_and_no_cell(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", with_row(small_town(), "people", id="di", name="Di Secret-Name", kind="wizard"))
    said = run("import", "town")
    assert said.code == 1
    assert "so nothing was stored" in said.out
    words = " ".join(said.out.split())
    assert "people 6 kind" in words
    assert "Secret" not in said.out + said.err
    assert "wizard" not in said.out + said.err


def test_one_file_that_is_refused_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.zip").write_bytes(b"")
    write_folder(tmp_path / "town", small_town())
    said = run("import", "empty.zip", "town", "--format", "json")
    assert said.code == 1
    assert {each["file"]: each["clean"] for each in json.loads(said.out)["files"]} == {"empty.zip": False, "town": True}
    assert counts(said, "new") == ALL


def test_a_check_makes_no_store_and_finds_what_a_load_would_find(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "good", small_town())
    write_folder(tmp_path / "bad", with_row(small_town(), "people", id="ash", name="again", kind="adult"))
    said = run("import", "--check", "good", "--format", "json")
    assert said.code == 0
    assert counts(said, "new") == ALL
    assert run("import", "--check", "bad").code == 1
    assert not (tmp_path / "data").exists()


def test_a_check_on_a_store_stores_nothing(town: Run, tmp_path: Path) -> None:
    digest = json.loads(town("pairs", "--format", "json").out)["data_digest"]
    write_folder(tmp_path / "more", with_row(small_town(), "people", id="di", name="Di", kind="young_person"))
    assert town("import", "--check", "more").code == 0
    assert json.loads(town("pairs", "--format", "json").out)["data_digest"] == digest


def test_ends_of_an_earlier_bundle_are_known_to_a_later_one(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", small_town())
    links = [{"from": "town:ash", "to": "p1", "kind": "SPENDS_TIME_AT", "ref": "V1", "agency": "Police"}]
    others = {"people": [{"id": "x", "name": "X"}], "places": [{"id": "p1", "name": "A car park"}], "links": links}
    write_folder(tmp_path / "police", others)
    assert run("import", "--check", "town", "police").code == 0
    assert run("import", "--check", "police").code == 1
    assert run("import", "police").code == 1
    assert run("import", "town", "police").code == 0


def test_a_load_stands_in_the_audit_before_and_after(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", small_town())
    run("import", "town", "--purpose", "first delivery")
    lines = json.loads(run("audit", "--format", "json").out)["rows"]
    assert [(line["action"], line["purpose"]) for line in lines[:3]] == [
        ("intake begun", "first delivery"),
        ("intake sealed", "first delivery"),
        ("intake done", "first delivery"),
    ]


def test_a_path_that_is_not_there_is_said_in_one_sentence(run: Run) -> None:
    said = run("import", "nowhere")
    assert said.code == 1
    assert "nowhere: " in said.out
    assert not said.err


def test_a_file_that_the_mandate_may_not_load_ends_with_3_and_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "town", small_town())
    mandate = tmp_path / "mandate.toml"
    lines = [f'{name} = "housing"' for name in ("name", "role", "agency", "purpose", "authority")]
    mandate.write_text("\n".join(lines), "utf-8")
    monkeypatch.setenv("CTX_MAP_MANDATE", str(mandate))
    for arguments in (("--check", "town"), ("town",), ("--check", "town"), ("town", "--namespace", "housing")):
        said = run("import", *arguments)
        assert said.code == 3, said
        assert "town: " in said.out
        assert "mandate" in said.out
    mandate.write_text("\n".join([*lines, 'may_write_namespaces = ["town"]', 'may_write_agencies = ["*"]']), "utf-8")
    assert run("import", "town").code == 0


def full_delivery(folder: Path, *, links: int) -> None:
    """A full delivery of every agency of the small town, with its first links only."""
    tables = small_town()
    write_folder(folder, tables | {"links": tables["links"][:links]})
    manifest = 'format = 1\nfull = true\nagencies = ["Police", "Youth service", "North School"]\n'
    (folder / "bundle.toml").write_text(manifest, "utf-8")


def test_a_full_delivery_says_what_it_withdraws_in_a_check_before_a_load_and_after_it(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", small_town())
    run("import", "town")
    full_delivery(tmp_path / "later", links=7)
    ask = ("later", "--namespace", "town")
    would = "It is a full delivery, so loading it withdraws 1 link that is not in it any more."
    checked = run("import", "--check", *ask)
    assert would in " ".join(checked.out.split())
    assert counts(run("import", "--check", *ask, "--format", "json"), "withdrawn") == {"links": 1}
    loaded = run("import", *ask)
    assert f"later: {would}" in " ".join(loaded.err.split())
    done = "later has been loaded. It was a full delivery, so 1 link that is not in it any more has been withdrawn."
    assert done in " ".join(loaded.out.split())
    assert "nothing has changed" in run("import", *ask).out


def test_a_full_delivery_that_withdraws_more_than_half_is_warned_about_first(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", small_town())
    run("import", "town")
    full_delivery(tmp_path / "later", links=1)
    said = run("import", "later", "--namespace", "town")
    warning = "This full delivery withdraws 7 of the 8 links that its agencies have under town."
    assert warning in " ".join(said.err.split())
    assert warning in " ".join(said.out.split())


def test_a_manifest_with_a_mistake_refuses_the_delivery_in_one_sentence(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", small_town())
    (tmp_path / "town" / "bundle.toml").write_text("full = 1\n", "utf-8")
    said = run("import", "town")
    assert said.code == 1
    assert "town: The file bundle.toml has mistakes" in " ".join(said.out.split())
