"""Files that an option is read from: read for one answer, and a file in another form is refused in one sentence."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from app.rooms import Room, html, opened
from app.test_questions import column, tables, view_of
from ctx_map.analysis.question import File
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.bundle.population_files import read_denominators, read_groups
from ctx_map.bundle.weights_file import read_weights
from ctx_map_app.asking.field_keys import field_key
from ctx_map_app.asking.option_files import FILE_KINDS

POPULATION = b'group,count,source\n10-12,900,"made up, no census"\n13-15,870,\n16-17,560,\n'
GROUPS = b"id,group\nchildrens-services:YP01,north\nchildrens-services:YP07,south\n"
AREAS = b'group,count,source\nnorth,10,"made up"\nsouth,20,\n'
WEIGHTS = b'version = "example-1"\nsource = "made up"\notherwise = 1\n\n[weights]\nchild_sexual_exploitation = 40\n'
COMPARED, HOTSPOTS = QUESTIONS["disproportionality"], QUESTIONS["hotspots"]
POPULATION_KEY, GROUPS_KEY = field_key(COMPARED, "against"), field_key(COMPARED, "groups")
WEIGHTS_KEY = field_key(HOTSPOTS, "severity")


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("kind", File)
def test_every_kind_of_file_can_be_uploaded(kind: File) -> None:
    assert kind in FILE_KINDS


def test_nothing_is_compared_before_a_population_is_given(sample: Room) -> None:
    before = len(sample.lines())
    app = opened("disproportionality")
    assert tables(app) == []
    assert "Upload the population" in html(app)
    assert sample.lines()[before:] == []


def test_groups_stand_beside_their_share_of_the_population(
    sample: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[str] = []
    made = tempfile.mkdtemp

    def noted(suffix: str | None = None, prefix: str | None = None, dir: str | None = None) -> str:  # noqa: A002
        used.append(made(suffix, prefix, dir))
        return used[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", noted)
    population = read_denominators(written(tmp_path, "p.csv", POPULATION))
    app = opened("disproportionality")
    app.file_uploader(key=POPULATION_KEY).set_value(("p.csv", POPULATION, "text/csv")).run()
    with view_of(sample) as view:
        rows = view.ask(COMPARED, {"against": population}).rows
    assert [row[0] for row in tables(app)[0]["rows"]] == [row.group for row in rows]
    assert sample.viewed().count("disproportionality") >= 1
    assert "made up, no census" in html(app)
    # no group leads to its people
    assert tables(app)[0]["ids"] is None
    assert "Reported by" not in html(app)
    assert [Path(each).name for each in used if "ctx-map-upload-" in each] != []
    assert [each for each in used if Path(each).exists()] == []


def test_groups_other_than_ages_come_from_a_file_of_their_own(sample: Room, tmp_path: Path) -> None:
    population = read_denominators(written(tmp_path, "a.csv", AREAS))
    groups = read_groups(written(tmp_path, "g.csv", GROUPS))
    app = opened("disproportionality")
    app.file_uploader(key=POPULATION_KEY).set_value(("a.csv", AREAS, "text/csv")).run()
    app.file_uploader(key=GROUPS_KEY).set_value(("g.csv", GROUPS, "text/csv")).run()
    app.number_input(key=field_key(COMPARED, "smallest")).set_value(1).run()
    with view_of(sample) as view:
        rows = view.ask(COMPARED, {"against": population, "groups": groups, "smallest": 1}).rows
    assert [row[1] for row in tables(app)[0]["rows"]] == [row.on_the_map for row in rows]


def test_a_file_in_another_form_is_refused_in_a_sentence(sample: Room) -> None:
    app = opened("disproportionality")
    app.file_uploader(key=POPULATION_KEY).set_value(("p.csv", b"name\nZebulon\n", "text/csv")).run()
    assert [error.value for error in app.error] == ["The columns of the file are wrong. Use only group, count, source."]
    assert tables(app) == []
    assert "Zebulon" not in html(app)


def test_harm_is_weighed_by_the_file_that_is_given(sample: Room, tmp_path: Path) -> None:
    weights = read_weights(written(tmp_path, "w.toml", WEIGHTS))
    with view_of(sample) as view:
        plain, weighed = (view.ask(HOTSPOTS, {"severity": each}).rows for each in (None, weights))
    app = opened("hotspots")
    assert column(app, "Harm") == [row.harm for row in plain]
    app.file_uploader(key=WEIGHTS_KEY).set_value(("w.toml", WEIGHTS, "text/plain")).run()
    assert column(app, "Harm") == [row.harm for row in weighed]
    assert [row.harm for row in plain] != [row.harm for row in weighed]


def test_a_file_that_holds_no_weights_is_refused_in_a_sentence(sample: Room) -> None:
    app = opened("hotspots")
    app.file_uploader(key=WEIGHTS_KEY).set_value(("w.toml", b"[weights]\nx = 'much'\n", "text/plain")).run()
    assert len(app.error) == 1
    assert "weight" in app.error[0].value
    assert not app.exception
