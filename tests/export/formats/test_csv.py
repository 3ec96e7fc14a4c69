"""Tables in a folder or a zip: what went in comes out, marked, private, and free of formulas."""

from __future__ import annotations

import csv
import io
import stat
import zipfile
from pathlib import Path

import pytest

from ctx_map.analysis import shared_places, why
from ctx_map.errors import Refused, WrongUse
from ctx_map.export import csv_files, to_csv_text, write_csv
from ctx_map.network import Network
from export.releases import SAID_IN_WORDS, WITHHELD, all_is_said, released
from towns import adult, place, tie, town, young


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def a_town() -> Network:
    return town(
        tie("ash", "SPENDS_TIME_AT", "arcade", note="=cmd|' /C calc'!A0", protective=False),
        tie("bo", "SPENDS_TIME_AT", "arcade", handling="C", action_code="A1", sanitisation_code="S2", conditions="ask"),
        nodes=[young("ash", name="@Ash"), young("bo"), adult("cy"), place("arcade", latitude=53.1, longitude=-1.5)],
    )


def test_a_network_becomes_a_readme_a_table_of_nodes_and_a_table_of_links() -> None:
    files = csv_files(released(a_town(), to="csv"))
    assert list(files) == ["README.txt", "nodes.csv", "links.csv"]
    assert {(row["id"], row["node_type"]) for row in rows(files["nodes.csv"])} == {
        ("ash", "Person"),
        ("bo", "Person"),
        ("cy", "Person"),
        ("arcade", "Place"),
    }
    assert {(row["source"], row["kind"], row["target"]) for row in rows(files["links.csv"])} == {
        ("ash", "SPENDS_TIME_AT", "arcade"),
        ("bo", "SPENDS_TIME_AT", "arcade"),
    }


def test_a_row_says_all_that_its_report_says() -> None:
    (row,) = rows(csv_files(released(all_is_said(), to="csv"))["links.csv"])
    assert {name: row[name] for name in SAID_IN_WORDS} == SAID_IN_WORDS


def test_the_readme_says_what_is_withheld() -> None:
    readme = csv_files(released(all_is_said(), to="csv", withheld=WITHHELD))["README.txt"].decode()
    assert WITHHELD.words in " ".join(readme.split())


def test_the_readme_begins_with_the_marking_and_says_what_is_left_out() -> None:
    readme = csv_files(released(a_town(), to="csv"))["README.txt"].decode()
    assert readme.startswith("OFFICIAL-SENSITIVE\nAs at 24 November 2026")
    assert "Asked by Duty desk (children's services)." in readme
    assert "Being on this map does not mean that anyone has done anything wrong." in readme
    assert "property numbers are left out" in readme


def test_names_and_notes_that_look_like_formulas_are_held_as_text_and_numbers_stay_numbers() -> None:
    files = csv_files(released(a_town(), to="csv"))
    assert {row["name"] for row in rows(files["nodes.csv"])} >= {"'@Ash"}
    assert {row["note"] for row in rows(files["links.csv"])} == {"'=cmd|' /C calc'!A0", ""}
    assert {row["longitude"] for row in rows(files["nodes.csv"])} == {"", "-1.5"}


def test_handling_is_said_in_words_beside_its_codes() -> None:
    said = {
        row["handling"]: row["handling_words"] for row in rows(csv_files(released(a_town(), to="csv"))["links.csv"])
    }
    assert said[""] == "handling not stated"
    assert said["C"].startswith("C (lawful sharing permitted with conditions), A1 (no direct action")
    assert said["C"].endswith("conditions: ask")


def test_the_rows_of_an_answer_carry_their_marking_on_standard_output() -> None:
    text = to_csv_text(released(shared_places(a_town()), to="csv"))
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["id"], row["people"], row["people_ids"], row["marking"]) == (
        "arcade",
        "2",
        "ash;bo",
        "OFFICIAL-SENSITIVE",
    )
    assert row["handling"].startswith("handling not stated")


def test_a_folder_and_a_zip_hold_the_same_files_for_their_owner_only(tmp_path: Path) -> None:
    release = released(a_town(), to="csv")
    write_csv(release, tmp_path / "town")
    write_csv(release, tmp_path / "town.zip")
    with zipfile.ZipFile(tmp_path / "town.zip") as packed:
        zipped = {name: packed.read(name) for name in packed.namelist()}
    assert zipped == csv_files(release) == {each.name: each.read_bytes() for each in (tmp_path / "town").iterdir()}
    modes = {stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "town.zip", *(tmp_path / "town").iterdir())}
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "town").stat().st_mode) == 0o700


def test_a_file_in_the_way_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "town").write_text("mine")
    with pytest.raises(WrongUse, match="Name a folder"):
        write_csv(released(a_town(), to="csv"), tmp_path / "town")
    assert (tmp_path / "town").read_text() == "mine"


def test_a_release_for_the_screen_does_not_become_a_file() -> None:
    with pytest.raises(Refused, match="recorded for screen"):
        csv_files(released(a_town(), to="screen"))


def test_a_row_that_has_a_handling_of_its_own_keeps_it() -> None:
    network = town(
        tie("ash", "KNOWS", "bo", handling="P", ref="1"),
        tie("ash", "FRIEND_OF", "bo", ref="2"),
        nodes=[young("ash"), young("bo")],
    )
    answer = why(network, "ash|bo")
    printed = rows(to_csv_text(released(answer, to="csv")).encode())
    assert [row["handling"] for row in printed] == [row.handling for row in answer.rows]
    assert len({row["handling"] for row in printed}) == 2
