"""Files that belong to one question: read for its answer, and a file that cannot be read is said in one sentence."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from app.rooms import Room, html, network_of, opened
from app.test_options import column
from app.test_questions import tables
from ctx_map import analysis
from ctx_map.vocabulary.denominators import read_denominators, read_groups
from ctx_map.vocabulary.severity import read_weights

POPULATION = b'group,count,source\n10-12,900,"made up, no census"\n13-15,870,\n16-17,560,\n'
GROUPS = b"id,group\nchildrens-services:YP01,north\nchildrens-services:YP07,south\n"
AREAS = b'group,count,source\nnorth,10,"made up"\nsouth,20,\n'
WEIGHTS = b'version = "example-1"\nsource = "made up"\notherwise = 1\n\n[weights]\nchild_sexual_exploitation = 40\n'


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_nothing_is_compared_before_a_population_is_given(sample: Room) -> None:
    before = len(sample.lines())
    app = opened("disproportionality")
    assert tables(app) == []
    assert "Upload the population" in html(app)
    assert [line.subject for line in sample.lines()[before:]] == ["network map"]


def test_groups_stand_beside_their_share_of_the_population(sample: Room, tmp_path: Path) -> None:
    population = read_denominators(written(tmp_path, "p.csv", POPULATION))
    rows = analysis.disproportionality(network_of(sample), population).rows
    app = opened("disproportionality")
    app.file_uploader(key="population").set_value(("p.csv", POPULATION, "text/csv")).run()
    assert column(app, "Group") == [row.group for row in rows]
    assert column(app, "On the map") == [row.on_the_map for row in rows]
    assert column(app, "Ratio") == [row.ratio for row in rows]
    assert sample.viewed()[-1] == "disproportionality"
    assert "Compared with made up, no census." in html(app)


def test_no_group_leads_to_its_people(sample: Room) -> None:
    app = opened("disproportionality")
    app.file_uploader(key="population").set_value(("p.csv", POPULATION, "text/csv")).run()
    assert tables(app)[0]["ids"] is None
    assert "Reported by" not in html(app)


def test_groups_other_than_ages_come_from_a_file_of_their_own(sample: Room, tmp_path: Path) -> None:
    population = read_denominators(written(tmp_path, "a.csv", AREAS))
    groups = read_groups(written(tmp_path, "g.csv", GROUPS))
    rows = analysis.disproportionality(network_of(sample), population, groups=groups, smallest=1).rows
    app = opened("disproportionality")
    app.file_uploader(key="population").set_value(("a.csv", AREAS, "text/csv")).run()
    app.file_uploader(key="groups_by_id").set_value(("g.csv", GROUPS, "text/csv")).run()
    app.number_input(key="groups_smallest").set_value(1).run()
    assert column(app, "On the map") == [row.on_the_map for row in rows]
    assert column(app, "On the map")[:2] == ["1", "1"]


def test_a_file_that_is_no_population_is_said_in_a_sentence(sample: Room) -> None:
    app = opened("disproportionality")
    app.file_uploader(key="population").set_value(("p.csv", b"name\nZebulon\n", "text/csv")).run()
    assert [error.value for error in app.error] == ["This file has the columns group, count, source, and no others."]
    assert tables(app) == []
    assert "Zebulon" not in html(app)


def test_harm_is_weighed_by_the_file_that_is_given(sample: Room, tmp_path: Path) -> None:
    weights = read_weights(written(tmp_path, "w.toml", WEIGHTS))
    network = network_of(sample)
    plain, weighed = (analysis.hotspots(network, severity=each).rows for each in (None, weights))
    app = opened("hotspots")
    assert column(app, "Harm") == [row.harm for row in plain]
    app.file_uploader(key="severity").set_value(("w.toml", WEIGHTS, "text/plain")).run()
    assert column(app, "Harm") == [row.harm for row in weighed]
    assert [row.harm for row in plain] != [row.harm for row in weighed]
    assert "Harms are weighed by version example-1 of made up." in html(app)


def test_a_file_that_holds_no_weights_is_said_in_a_sentence(sample: Room) -> None:
    app = opened("hotspots")
    app.file_uploader(key="severity").set_value(("w.toml", b"[weights]\nx = 'much'\n", "text/plain")).run()
    assert len(app.error) == 1
    assert "weight" in app.error[0].value
    assert not app.exception


def test_what_was_given_lies_nowhere_afterwards(sample: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[str] = []
    made = tempfile.mkdtemp

    def noted(suffix: str | None = None, prefix: str | None = None, dir: str | None = None) -> str:  # noqa: A002
        used.append(made(suffix, prefix, dir))
        return used[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", noted)
    app = opened("disproportionality")
    app.file_uploader(key="population").set_value(("p.csv", POPULATION, "text/csv")).run()
    assert [Path(each).name for each in used if "ctx-map-upload-" in each] != []
    assert [each for each in used if Path(each).exists()] == []
