"""Mappings that come with ctx-map, tried on a few invented rows; and the schema of mapping files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bundle.field import FIELD, mapping_of
from bundles import checked, problem_codes
from ctx_map.bundle import CheckedBundle, read_bundle, read_mapping
from ctx_map.bundle.mapping_schema import schema_text
from ctx_map.bundle.ready_mappings import SCHEMA, ready_names
from ctx_map.errors import FileRefused
from ctx_map.vocabulary.labels import Label


def _of(folder: Path, name: str, files: dict[str, str]) -> CheckedBundle:
    (folder / "in").mkdir()
    for file, text in files.items():
        (folder / "in" / file).write_text(text, encoding="utf-8")
    result = checked(folder / "in", mapping=Path(name), namespace="t")
    assert result.report.clean, problem_codes(result)
    return result


@pytest.mark.parametrize("name", ready_names())
def test_a_ready_mapping_is_read_by_its_name(name: str) -> None:
    assert read_mapping(Path(name)).about


def test_a_file_of_ones_own_goes_before_a_ready_mapping_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = mapping_of(tmp_path, '[[source]]\nfile = "x.csv"\ninto = "people"\n')
    own.rename(tmp_path / "pole")
    monkeypatch.chdir(tmp_path)
    assert not read_mapping(Path("pole")).about


def test_15_a_street_file_of_the_police_is_loaded_with_what_it_has() -> None:
    [folder] = FIELD.glob("15-*")
    result = checked(folder / "in", mapping=Path("police-uk-street"), namespace="street")
    assert result.report.clean, problem_codes(result)
    rows = sum(1 for path in (folder / "in").iterdir() for _ in path.open(encoding="utf-8")) - 1
    events = result.nodes[Label.EVENT]
    assert events.height == rows
    assert set(events.select("occurred_from", "occurred_to").rows()) == {("2026-05-01", "2026-05-31")}
    assert set(result.nodes[Label.PLACE].get_column("kind")) == {"approximate point"}
    # each event at a place is a report of its own
    assert result.links.get_column("ref").n_unique() == result.links.height


def test_ids_made_from_a_row_do_not_show_it_and_stay_the_same() -> None:
    [folder] = FIELD.glob("15-*")
    ids = [
        checked(folder / "in", mapping=Path("police-uk-street"), namespace="street").nodes[Label.EVENT]["key"].to_list()
        for _ in range(2)
    ]
    assert ids[0] == ids[1]
    assert all("Anti" not in each and "53." not in each for each in ids[0])


def test_an_interview_of_network_canvas_is_a_report(tmp_path: Path) -> None:
    result = _of(
        tmp_path,
        "network-canvas",
        {
            "one_s1_ego.csv": "networkCanvasEgoUUID,networkCanvasCaseID\ne1,one\n",
            "one_s1_attributeList_Person.csv": "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name\n"
            "1,e1,a1,Ash\n2,e1,a2,Bo\n",
            "one_s1_edgeList_Close.csv": "edgeID,networkCanvasEgoUUID,networkCanvasSourceUUID,networkCanvasTargetUUID\n"
            "1,e1,a1,a2\n",
        },
    )
    assert result.nodes[Label.PERSON].height == 3
    assert result.links.height == 3
    assert set(result.links.get_column("ref")) == {"e1"}


def test_an_interview_without_edges_is_read_too(tmp_path: Path) -> None:
    result = _of(
        tmp_path,
        "network-canvas",
        {
            "one_s1_ego.csv": "networkCanvasEgoUUID,networkCanvasCaseID\ne1,one\n",
            "one_s1_attributeList_Person.csv": "networkCanvasEgoUUID,networkCanvasUUID,name\ne1,a1,Ash\n",
        },
    )
    assert result.links.height == 1


def test_the_pole_example_is_read_with_its_people_places_events_and_links(tmp_path: Path) -> None:
    result = _of(
        tmp_path,
        "pole",
        {
            "people.csv": "person_id,name,role\np1,Ash Field,unknown\np2,Bo Lane,unknown\n",
            "places.csv": "context_id,name,lat,lon,postcode\nl1,Pier,53.4,-2.2,ZZ1 1ZZ\n",
            "events.csv": "context_id,name,date,charge,place_id\nc1,Drugs,2017-08-03,,l1\n",
            "attendance.csv": "person_id,context_id,type\np1,l1,lives_at\np2,c1,party_to\n",
            "ties.csv": "source_id,target_id,type,detail\np1,p2,KNOWS,\n",
            "calls.csv": "call_id,caller_id,called_id,start,type,duration\n1,p1,p2,2017-08-01T10:00,CALL,5\n",
        },
    )
    assert sorted(result.links.get_column("kind")) == ["CONTACTED", "HAPPENED_AT", "INVOLVED_IN", "KNOWS", "LIVES_AT"]


def test_the_schema_that_is_shipped_is_the_one_of_the_model() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()


def test_every_line_of_a_mapping_is_described_in_the_schema() -> None:
    schema = json.loads(schema_text())
    objects = [schema, *schema["$defs"].values()]
    undescribed = [name for each in objects for name, said in each["properties"].items() if "description" not in said]
    assert undescribed == []


def test_a_hashed_cell_is_not_looked_up_or_read_as_a_date(tmp_path: Path) -> None:
    rule = '{ column = "a", hashed = true, dates = "%Y" }'
    text = f'[[source]]\nfile = "x.csv"\ninto = "people"\ncolumns.id = "a"\ncolumns.date_of_birth = {rule}\n'
    with pytest.raises(FileRefused, match="`hashed` is for ids"):
        read_bundle(tmp_path, mapping=mapping_of(tmp_path, text))


def test_no_id_made_of_a_row_reads_as_a_rounded_number(tmp_path: Path) -> None:
    # a hash of sixteen signs has one e among figures once in about 1,300 rows: that of "Row 1403" is one
    text = '[[source]]\nfile = "x.csv"\ninto = "people"\ncolumns.id = { column = "a", hashed = true }\n'
    rows = "".join(f"Row {number}\n" for number in range(1_000, 6_000))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.csv").write_text("a\n" + rows, encoding="utf-8")
    result = checked(tmp_path / "in", mapping=mapping_of(tmp_path, text), namespace="t")
    assert problem_codes(result) == set()
    assert result.nodes[Label.PERSON].height == 5_000
