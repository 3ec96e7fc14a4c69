"""The pair of tables for i2: a row per link that says who, what, when and on whose word, and no name as an identity."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ctx_map.export import write
from ctx_map.network import Network
from export.hostile import HOSTILE, hostile_town
from export.releases import all_is_said, released
from towns import event, place, tie, town, young


def rows(network: Network, folder: Path, table: str) -> list[dict[str, str]]:
    path = write(released(network, to="i2-csv"), folder / "town")
    return list(csv.DictReader(io.StringIO((path / table).read_text("utf-8-sig"), newline="")))


def test_a_link_has_both_ends_its_dates_its_source_and_its_grades(tmp_path: Path) -> None:
    (row,) = rows(all_is_said(), tmp_path, "links.csv")
    assert (row["from_id"], row["from_type"], row["from_label"]) == ("ash", "Person", "Ash")
    assert (row["to_id"], row["to_type"], row["to_label"]) == ("bo", "Person", "Bo")
    assert (row["link_type"], row["link_label"], row["direction"]) == ("KNOWS", "knows", "both")
    assert (row["date"], row["time"], row["end_date"], row["end_time"]) == ("2026-05-01", "", "2026-05-03", "")
    assert (row["source_ref"], row["agency"], row["description"]) == ("r1", "police", "seen there")
    assert (row["grade_source"], row["grade_information"], row["handling"]) == ("1", "B", "C")
    assert "ask first" in row["handling_words"]


def test_a_part_in_an_event_has_the_day_and_the_time_of_the_event(tmp_path: Path) -> None:
    network = town(
        tie("ash", "INVOLVED_IN", "e1", role="present"),
        nodes=[young("ash"), event("e1", occurred_from="2026-05-01T21:30")],
    )
    (row,) = rows(network, tmp_path, "links.csv")
    assert (row["date"], row["time"], row["direction"], row["role"]) == ("2026-05-01", "21:30", "to", "present")


def test_entities_without_links_are_in_the_second_table_and_links_are_counted(tmp_path: Path) -> None:
    network = town(tie("ash", "KNOWS", "bo"), tie("ash", "KNOWS", "bo"), nodes=[place("park", name="North Park")])
    assert len(rows(network, tmp_path, "links.csv")) == 2
    found = {(row["id"], row["type"], row["label"]) for row in rows(network, tmp_path, "entities.csv")}
    assert found == {("ash", "Person", "Ash"), ("bo", "Person", "Bo"), ("park", "Place", "North Park")}


def test_the_readme_says_how_to_make_the_specification(tmp_path: Path) -> None:
    rows(all_is_said(), tmp_path, "links.csv")
    text = (tmp_path / "town" / "README.txt").read_text("utf-8")
    assert text.startswith("OFFICIAL-SENSITIVE")
    assert "Take from_id and to_id as the identity of the entities" in text


def test_no_cell_becomes_a_formula(tmp_path: Path) -> None:
    found = rows(hostile_town(), tmp_path, "links.csv")
    assert len(found) == len(HOSTILE)
    assert [row["description"] for row in found if row["description"][:1] in ("=", "+", "-", "@")] == []
    assert {row["description"] for row in found} >= {"'@SUM(A1)", "'+1+1"}
