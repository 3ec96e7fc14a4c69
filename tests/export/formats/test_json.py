"""One JSON object a release, for scripts."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from ctx_map.analysis import shared_places
from ctx_map.errors import Refused, WrongUse
from ctx_map.export import to_json_text, write_json
from ctx_map.network import Network
from export.releases import SAID, WITHHELD, all_is_said, released
from towns import place, tie, town, young


def a_town() -> Network:
    return town(
        tie("ash", "SPENDS_TIME_AT", "arcade", key="k1"),
        tie("bo", "SPENDS_TIME_AT", "arcade", key="k2"),
        nodes=[young("ash"), young("bo"), place("arcade", name="=Arcade")],
    )


def test_an_answer_is_one_object_with_rows_considered_withheld_and_method() -> None:
    said = json.loads(to_json_text(released(shared_places(a_town()), to="json")))
    assert said.keys() >= {"rows", "considered", "withheld", "method", "as_at", "handling", "marking", "notice"}
    assert said["marking"] == "OFFICIAL-SENSITIVE"
    assert set(said["method"]) == {"name", "version", "definition", "parameters", "caveat", "reference"}
    assert set(said["withheld"]) == {"links", "nodes", "words"}


def test_the_rows_are_plain_values_and_texts_are_as_they_were_recorded() -> None:
    (row,) = json.loads(to_json_text(released(shared_places(a_town()), to="json")))["rows"]
    assert (row["id"], row["name"], row["people"], row["people_ids"]) == ("arcade", "=Arcade", 2, ["ash", "bo"])


def test_a_network_gives_its_nodes_and_links(tmp_path: Path) -> None:
    write_json(released(a_town(), to="json"), tmp_path / "town.json")
    said = json.loads((tmp_path / "town.json").read_text("utf-8"))
    assert {node["id"] for node in said["nodes"]} == {"ash", "bo", "arcade"}
    assert {(link["source"], link["target"], link["id"]) for link in said["links"]} == {
        ("ash", "arcade", "k1"),
        ("bo", "arcade", "k2"),
    }
    assert said["considered"] == {"nodes": 3, "links": 2}
    assert stat.S_IMODE((tmp_path / "town.json").stat().st_mode) == 0o600


def test_a_link_says_all_that_its_report_says_and_the_file_what_is_withheld() -> None:
    said = json.loads(to_json_text(released(all_is_said(), to="json", withheld=WITHHELD)))
    (link,) = said["links"]
    assert {name: link[name] for name in SAID} == SAID
    assert said["withheld"] == {"links": "5 to 19", "nodes": "fewer than 5", "words": WITHHELD.words}


def test_a_folder_in_the_way_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="Give the name of a file, not of a folder"):
        write_json(released(a_town(), to="json"), tmp_path)


def test_a_release_for_another_format_does_not_become_json() -> None:
    with pytest.raises(Refused, match="recorded for csv"):
        to_json_text(released(a_town(), to="csv"))
