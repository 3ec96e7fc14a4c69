"""What a mapping says of files as agencies really send them (tests/data/field)."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyproj import Transformer

from bundle.field import (
    FIELD,
    accounts_of,
    case_of,
    mapping_of,
    people_in,
    read_csvs,
)
from bundles import problem_codes
from ctx_map.bundle import read_mapping
from ctx_map.vocabulary.labels import Label


@pytest.mark.parametrize("header", ["3", '"Ref"', '" ref "'])
def test_07_a_mapping_says_where_the_header_is(header: str, tmp_path: Path) -> None:
    source = (
        f'[[source]]\nsheet = "L*"\ninto = "people"\nheader = {header}\ncolumns.id = "Ref"\ncolumns.name = "Name"\n'
    )
    result = case_of("07", mapping=mapping_of(tmp_path, source))
    assert result.report.clean
    assert people_in(result) == {"V1": ("Ash Thornby", None)}


def test_07_rows_keep_their_numbers_below_a_header_that_is_not_the_first_row(tmp_path: Path) -> None:
    mapping = '[[source]]\nfile = "a.csv"\ninto = "people"\nheader = "Ref"\ncolumns.id = "Ref"\ncolumns.kind = "Kind"\n'
    result = read_csvs(tmp_path, mapping, a='"Youth log\nMay",,\n\nRef,Kind\n1,adult\n2,dog\n3,adult,x\n')
    assert problem_codes(result) == {("people", 5, "kind", "word-unknown"), ("people", 6, None, "row-too-long")}


def test_08_a_day_and_a_time_in_two_cells_of_a_workbook_are_joined() -> None:
    result = case_of("08")
    assert result.report.clean
    assert result.nodes[Label.EVENT].get_column("occurred_from").to_list() == ["2026-05-01T23:30"]


def test_08_a_time_alone_in_a_column_for_a_moment_is_still_said(tmp_path: Path) -> None:
    result = read_csvs(tmp_path, "", people="id\n", events="id,occurred_from\ne1,23:30\n")
    assert problem_codes(result) == {("events", 2, "occurred_from", "cell-time-only")}


def test_09_several_people_in_one_cell_are_a_link_each_and_one_report() -> None:
    result = case_of("09")
    assert result.report.clean
    assert sorted(result.links.select("source", "ref").iter_rows()) == [
        ("yt:P1", "v1"),
        ("yt:P2", "v1"),
        ("yt:P2", "v2"),
        ("yt:P3", "v1"),
    ]
    assert accounts_of(result)["log.csv", "links"] == {
        "rows": 2,
        "taken": 2,
        "left_out": 0,
        "rejected": 0,
        "duplicate": 0,
    }


def test_09_a_blank_cell_of_people_is_a_problem_and_a_sign_too_many_is_not(tmp_path: Path) -> None:
    mapping = (
        '[[source]]\nfile = "p.csv"\ninto = "people"\n[[source]]\nfile = "l.csv"\ninto = "places"\n'
        '[[source]]\nfile = "v.csv"\ninto = "links"\ncolumns.from = { column = "who", split = ",", prefix = "p" }\n'
        'columns.to = "where"\ncolumns.ref = "ref"\nconstants = { kind = "SPENDS_TIME_AT", agency = "yt" }\n'
    )
    result = read_csvs(
        tmp_path, mapping, p="id\np1\np2\n", l="id\nx\n", v='ref,who,where\nr1,"1, 2,",x\nr2,,x\nr3,1,x\n'
    )
    assert problem_codes(result) == {("links", 3, "from", "required-blank")}
    assert result.links.height == 3
    assert accounts_of(result)["v.csv", "links"]["rejected"] == 1


POSITIONS = {
    'eastings = "E", northings = "N"': ('"384,500",398100', (53.479, -2.235)),
    'eastings = "E", northings = "N", unit = "kilometres"': ("384.5,398.1", (53.479, -2.235)),
    'grid_reference = "E"': ("sj 845 981,", (53.480, -2.234)),
    'latitude_longitude = "E"': ('"53.4794, -2.2350",', (53.4794, -2.2350)),
    'longitude_latitude = "E"': ('"(-2.2350 53.4794)",', (53.4794, -2.2350)),
    'longitude_latitude = "N"': (',"53.4794 N; 2.2350°W"', (53.4794, -2.2350)),
}
_PLACES = '[[source]]\nfile = "v.csv"\ninto = "places"\ncolumns.id = "id"\nposition = {{ {} }}\n'


@pytest.mark.parametrize("rule", POSITIONS)
def test_14_positions_are_read_as_agencies_write_them(rule: str, tmp_path: Path) -> None:
    cells, position = POSITIONS[rule]
    result = read_csvs(tmp_path, _PLACES.format(rule), v=f"id,E,N\n1,{cells}\n2,,\n")
    assert result.report.clean
    found = result.nodes[Label.PLACE].select("latitude", "longitude").rows()
    assert found[0] == pytest.approx(position, abs=0.001)
    assert found[1] == (None, None)


def test_14_eastings_and_northings_are_converted_and_the_accuracy_is_said(tmp_path: Path) -> None:
    mapping = (
        '[[source]]\nfile = "v.csv"\ninto = "places"\ncolumns.id = "UPRN"\n'
        'position = { eastings = "Easting", northings = "Northing" }\n'
    )
    result = case_of("14", mapping=mapping_of(tmp_path, mapping))
    # what the EPSG registry's own transformation gives
    expected = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True).transform(384500, 398100)
    [place] = result.nodes[Label.PLACE].select("longitude", "latitude").rows()
    assert place == pytest.approx(expected, abs=0.00005)
    [warning] = [each for each in result.report.warnings if each.code == "grid-converted"]
    assert "about 5 metres" in warning.advice


@pytest.mark.parametrize(
    ("references", "metres"),
    [(["SJ 84500 98100"], "5"), (["SJ 845 981"], "50"), (["SJ 84500 98100", "SJ 84"], "5,000")],
)
def test_14_a_grid_reference_is_as_right_as_its_square_is_small(
    references: list[str], metres: str, tmp_path: Path
) -> None:
    rows = "".join(f"{at},{each}\n" for at, each in enumerate(references))
    result = read_csvs(tmp_path, _PLACES.format('grid_reference = "E"'), v=f"id,E\n{rows}")
    [warning] = [each for each in result.report.warnings if each.code == "grid-converted"]
    assert f"about {metres} metres" in warning.advice


@pytest.mark.parametrize(
    ("rule", "cells", "code"),
    [
        ('eastings = "E", northings = "N"', "53.4,-2.2", "grid-range"),
        ('eastings = "E", northings = "N"', "384500,", "grid-range"),
        # kilometres that are not called that would be a point in the sea
        ('eastings = "E", northings = "N"', "384.5,398.1", "grid-range"),
        ('grid_reference = "E"', "IZ 1 2,", "grid-reference-form"),
        ('latitude_longitude = "E"', "M1 1AA,", "position-form"),
    ],
)
def test_14_what_is_no_position_is_refused(rule: str, cells: str, code: str, tmp_path: Path) -> None:
    result = read_csvs(tmp_path, _PLACES.format(rule), v=f"id,E,N\n1,{cells}\n")
    assert (2, code) in {(row, each) for _, row, _, each in problem_codes(result)}


def test_15_rows_without_an_id_get_one_from_what_they_say_and_repeated_rows_are_counted(tmp_path: Path) -> None:
    text = (FIELD / "15-police-street-csv" / "m.toml").read_text(encoding="utf-8").removeprefix("format = 1\n")
    made = '["Crime ID", "Month", "Longitude", "Latitude", "Crime type"]'
    text = text.replace('{ column = "Crime ID", prefix = "C" }', f'{{ column = {made}, repeats = true, prefix = "C" }}')
    text = text.replace('columns.ref = "Crime ID"', f"columns.ref = {{ column = {made}, repeats = true }}")
    result = case_of("15", mapping=mapping_of(tmp_path, text))
    assert result.report.clean, result.report.problems
    events = result.nodes[Label.EVENT]
    assert events.height == 4
    assert set(events.select("occurred_from", "occurred_to").iter_rows()) == {("2026-05-01", "2026-05-31")}
    # two of the same sort at one point in one month are two events, each at the place
    assert result.links.get_column("source").n_unique() == result.links.height == 3


def test_every_mapping_of_the_field_cases_is_read_or_says_why() -> None:
    for path in sorted(FIELD.glob("*/m.toml")):
        if not path.parent.name.startswith(("03", "04")):
            assert read_mapping(path).source
