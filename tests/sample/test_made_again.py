"""The town can be made again, byte for byte, with nothing but Python."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from ctx_map.vocabulary.tables import TABLES
from sample.town import DELIVERIES, SALTMERE, SAMPLE, rows


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_making_the_town_again_writes_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-S", "-B", str(SAMPLE / "make_town.py"), str(tmp_path)], check=True)
    assert _files(tmp_path) == _files(SALTMERE)


@pytest.mark.parametrize("folder", DELIVERIES)
def test_every_table_has_columns_of_a_bundle_in_their_order(folder: str) -> None:
    for path in (SALTMERE / folder).glob("*.csv"):
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert header == [name for name in TABLES[path.stem].column_names if name in header]


def test_the_town_has_as_many_people_and_places_as_it_says() -> None:
    people = {row["id"]: row for folder in DELIVERIES for row in rows(folder, "people")}
    sorts = Counter(re.sub(r"\d+$", "", each) for each in people)
    assert sorts == {"YP": 32, "SY": 24, "N": 4, "A": 8, "SA": 4, "PA": 3, "U": 3}
    assert len({row["id"] for folder in DELIVERIES for row in rows(folder, "places")}) == 30


def test_a_kind_is_recorded_only_where_no_date_of_birth_is() -> None:
    people = [row for folder in DELIVERIES for row in rows(folder, "people")]
    assert not [row["id"] for row in people if row["kind"] and row["date_of_birth"]]
    assert [row["id"] for row in people if not row["kind"] and not row["date_of_birth"]] == ["N04"]
