"""The map and the network as files: marked, private, recorded, without what is withheld."""

from __future__ import annotations

import json
import stat
from datetime import date, timedelta
from pathlib import Path

import networkx as nx
import pytest

from bundles import small_town, write_folder
from cli.conftest import Run
from ctx_map.export import EXPORTERS
from export.reading import text_of as content

FILES = {"map": (["map", "out.html"], "out.html", "html")} | {
    name: (["export", "--as", name, f"out{exporter.suffix}"], f"out{exporter.suffix}", name)
    for name, exporter in EXPORTERS.items()
}
FILE = pytest.mark.parametrize(("arguments", "name", "form"), FILES.values(), ids=FILES)


@FILE
def test_a_file_is_for_its_owner_only_and_is_recorded_in_the_audit(
    town: Run, tmp_path: Path, arguments: list[str], name: str, form: str
) -> None:
    said = town(*arguments)
    assert said.code == 0, said.err
    saved, *more = said.out.splitlines()
    assert saved == f"Saved as {name}, marked OFFICIAL-SENSITIVE. Only you can open it. This has been recorded."
    beside = f"What {EXPORTERS[form].title} leaves out is in {name}.left-out.txt."
    assert more == ([] if arguments[0] == "map" else [beside])
    path = tmp_path / name
    assert {stat.S_IMODE(each.stat().st_mode) for each in (path.iterdir() if path.is_dir() else [path])} == {0o600}
    (_, line, _) = json.loads(town("audit", "--format", "json").out)["rows"]
    assert (line["action"], line["subject"]) == ("disclosed", f"{arguments[0]} as {form}")


@FILE
def test_a_file_carries_its_marking_and_its_notice(
    town: Run, tmp_path: Path, arguments: list[str], name: str, form: str
) -> None:
    town(*arguments)
    text = content(tmp_path / name)
    assert "OFFICIAL-SENSITIVE" in text
    assert "Being on this map does not mean that anyone has done anything wrong" in text


@FILE
def test_what_is_withheld_is_in_no_file(run: Run, tmp_path: Path, arguments: list[str], name: str, form: str) -> None:
    tables = small_town()
    tables["people"].append({"id": "hidden", "name": "Canary Wren", "kind": "young_person"})
    tables["links"].append(
        {
            "from": "hidden",
            "to": "park",
            "kind": "SPENDS_TIME_AT",
            "ref": "Canary-77",
            "agency": "Police",
            "handling": "C",
            "action_code": "A1",
            "sanitisation_code": "S2",
            "conditions": "agencies: Police",
            "note": "canary note",
        }
    )
    write_folder(tmp_path / "town", tables)
    assert run("import", "town").code == 0
    assert run(*arguments).code == 0
    assert "canary" not in content(tmp_path / name).casefold()
    assert "North Park" in content(tmp_path / name)


def test_only_what_is_near_the_ids_given_is_written(town: Run, tmp_path: Path) -> None:
    assert town("export", "--as", "graphml", "out.graphml", "--around", "town:van", "--steps", "1").code == 0
    graph = nx.read_graphml(tmp_path / "out.graphml", force_multigraph=True)
    assert set(graph.nodes) == {"town:van", "town:van-man"}


def test_a_busy_place_is_in_the_file_and_what_else_is_there_is_not(town: Run, tmp_path: Path) -> None:
    arguments = ("--around", "town:ash", "--most-links", "1")
    assert town("export", "--as", "json", "out.json", *arguments).code == 0
    said = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert said["not_looked_around"] == ["town:e1", "town:park"]
    assert said["considered"]["too many links to look beyond"] == 2
    assert "HAPPENED_AT" not in {link["kind"] for link in said["links"]}
    words = "2 have more than 1 link, so what is beyond is left out."
    assert words in said["scope"]
    assert town("map", "out.html", *arguments).code == 0
    assert words in content(tmp_path / "out.html")


def test_what_was_there_stays_when_nothing_can_be_written(town: Run, tmp_path: Path) -> None:
    (tmp_path / "out.json").mkdir()
    (tmp_path / "out.json" / "mine").write_text("mine")
    assert town("export", "--as", "json", "out.json").code == 2
    assert (tmp_path / "out.json" / "mine").read_text() == "mine"


MANDATE = """
name = "Duty desk"
role = "social worker"
agency = "police"
purpose = "strategy meetings"
authority = "agreement 12"
"""
BOTH_COMMANDS = pytest.mark.parametrize("form", ["html", "json"])


def asked(form: str) -> list[str]:
    """The command that saves a file of this form."""
    return FILES["map" if form == "html" else form][0]


def with_mandate(monkeypatch: pytest.MonkeyPatch, folder: Path, more: str = "") -> None:
    (folder / "mandate.toml").write_text(MANDATE + more, "utf-8")
    monkeypatch.setenv("CTX_MAP_MANDATE", str(folder / "mandate.toml"))


@BOTH_COMMANDS
def test_who_a_file_is_for_why_and_how_long_it_may_be_kept_are_in_the_file_the_audit_and_the_register(
    town: Run, tmp_path: Path, form: str
) -> None:
    said = ("--for", "Housing, Saltmere", "--purpose", "making the park safe", "--keep-until", "2099-12-31")
    done = town(*asked(form), *said)
    assert (done.code, done.err) == (0, "")
    text = content(tmp_path / f"out.{form}")
    for words in ("Housing, Saltmere", "making the park safe", "2099"):
        assert words in text
    (row,) = json.loads(town("audit", "disclosures", "--format", "json").out)["rows"]
    assert (row["subject"], row["recipient"]) == (f"{asked(form)[0]} as {form}", "Housing, Saltmere")
    assert (row["purpose"], row["keep_until"]) == ("making the park safe", "2099-12-31")
    lines = json.loads(town("audit", "--format", "json").out)["rows"]
    assert [line["recipient"] for line in lines] == ["", "Housing, Saltmere", "", ""]


def test_what_is_not_said_comes_from_the_settings(town: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTX_MAP_EXPORT_FOR", "the analysts of the desk")
    monkeypatch.setenv("CTX_MAP_EXPORT_PURPOSE", "the monthly analysis")
    monkeypatch.setenv("CTX_MAP_EXPORT_KEEP_DAYS", "28")
    assert town(*asked("json")).err == ""
    said = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert (said["recipient"], said["purpose"]) == ("the analysts of the desk", "the monthly analysis")
    assert date.fromisoformat(said["keep_until"]) - date.today() == timedelta(days=28)


@BOTH_COMMANDS
def test_what_no_one_said_is_pointed_out(town: Run, form: str) -> None:
    said = town(*asked(form))
    assert said.code == 0
    assert said.err == (
        "The file does not say who it is for, or how long it may be kept. Add --for and --keep-until.\n"
    )


def test_days_to_keep_that_are_no_number_are_refused(town: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTX_MAP_EXPORT_KEEP_DAYS", "a month")
    said = town(*asked("json"))
    assert said.code == 2
    assert "CTX_MAP_EXPORT_KEEP_DAYS" in said.err


@BOTH_COMMANDS
def test_the_whole_store_leaves_only_under_a_mandate_that_says_so(
    town: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    with_mandate(monkeypatch, tmp_path)
    said = town(*asked(form), "--purpose", "because")
    assert said.code == 3
    assert "may_export_whole = true" in said.err
    assert not (tmp_path / f"out.{form}").exists()
    (line, _) = json.loads(town("audit", "--format", "json").out)["rows"]
    assert (line["subject"], line["decision"]) == (f"{asked(form)[0]} as {form}", "refused by policy")
    assert json.loads(town("audit", "disclosures", "--format", "json").out)["rows"] == []
    assert town(*asked(form), "--around", "town:park").code == 0


def test_the_whole_store_leaves_only_with_a_reason(town: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_mandate(monkeypatch, tmp_path, "may_export_whole = true\n")
    said = town(*asked("json"))
    assert said.code == 2
    assert "Say why everything is needed with --purpose" in said.err
    assert town(*asked("json"), "--purpose", "moving to another server").code == 0


@FILE
def test_with_codes_no_name_id_or_reference_of_anyone_is_in_a_file(
    town: Run, tmp_path: Path, arguments: list[str], name: str, form: str
) -> None:
    assert town(*arguments, "--people-as", "codes").code == 0
    text = content(tmp_path / name)
    held = ("Ash Field", "Bo Null", "town:ash", "town:bo", "a white van", "the bench", "2011-03-04")
    assert not [each for each in held if each in text]


def test_with_initials_no_full_name_is_in_a_file(town: Run, tmp_path: Path) -> None:
    assert town("export", "--as", "json", "out.json", "--people-as", "initials").code == 0
    text = content(tmp_path / "out.json")
    assert "Ash Field" not in text
    assert "AF" in text
    assert "Unidentified person (" not in text


def test_a_code_leads_back_to_whom_it_stands_for_and_asking_is_recorded(town: Run, tmp_path: Path) -> None:
    town("export", "--as", "json", "out.json", "--people-as", "codes")
    saved = json.loads((tmp_path / "out.json").read_text("utf-8"))
    (friend,) = [link for link in saved["links"] if link["kind"] == "FRIEND_OF"]
    copy, _, code = friend["source"].removeprefix("copy-").partition(":")
    assert town("audit", "code", copy, code).out == "Ash Field (town:ash)\n"
    assert "stands for no one in your view" in town("audit", "code", "999", code).err
    assert "whom a code stands for" in town("audit", "--format", "json").out


def test_a_way_to_call_people_that_there_is_not_is_refused(town: Run) -> None:
    assert "Use one of names, initials, codes" in town("export", "--as", "json", "o.json", "--people-as", "dots").err


@pytest.mark.parametrize(
    "arguments",
    [["export", "--as", "geojson", "out.txt"], ["map", "out.txt"]],
    ids=["geojson", "page"],
)
def test_with_areas_a_file_says_so_and_has_no_point_of_a_place(town: Run, tmp_path: Path, arguments: list[str]) -> None:
    assert town(*arguments, "--places-as", "areas").code == 0
    text = " ".join(content(tmp_path / "out.txt").split())
    assert "in the middle of the area" in text
    assert "-2.31," not in text
    (row,) = json.loads(town("audit", "disclosures", "--format", "json").out)["rows"]
    assert row["places_as"] == "areas"
