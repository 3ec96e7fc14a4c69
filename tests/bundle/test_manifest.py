"""A bundle's manifest says whether it is a full delivery, and which agencies it speaks for."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bundles import checked, small_town, warning_codes, write_folder, write_xlsx, write_zip
from ctx_map.bundle import Manifest
from ctx_map.errors import FileRefused

FULL = 'format = 1\nfull = true\nagencies = ["Police"]\n'
MAPPING = """format = 1
full = true
[[source]]
file = "visits.csv"
into = "links"
columns.from = "who"
columns.to = "where"
constants = { kind = "SPENDS_TIME_AT", ref = "monthly", agency = "Youth service" }
"""


def town_with(folder: Path, manifest: str, *, name: str = "bundle.toml") -> Path:
    write_folder(folder / "town", small_town())
    (folder / "town" / name).write_text(manifest, "utf-8")
    return folder / "town"


def test_a_bundle_without_a_manifest_is_no_full_delivery(tmp_path: Path) -> None:
    assert checked(write_folder(tmp_path / "town", small_town())).speaks_for is None


def test_a_full_delivery_speaks_for_the_agencies_that_its_manifest_names(tmp_path: Path) -> None:
    town = checked(town_with(tmp_path, FULL))
    assert town.speaks_for == ("Police",)
    assert not warning_codes(town)


def test_a_full_delivery_that_names_no_agency_speaks_for_those_whose_reports_it_has(tmp_path: Path) -> None:
    town = checked(town_with(tmp_path, "format = 1\nfull = true\n"))
    assert town.speaks_for == ("North School", "Police", "Youth service")


def test_a_manifest_may_say_that_the_delivery_is_not_full(tmp_path: Path) -> None:
    assert checked(town_with(tmp_path, 'format = 1\nabout = "Weekly"\n')).speaks_for is None


def test_a_manifest_is_read_from_an_archive_and_beside_a_workbook(tmp_path: Path) -> None:
    packed = write_zip(tmp_path / "town.zip", small_town())
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("Bundle.TOML", FULL)
    assert checked(packed).speaks_for == ("Police",)
    (tmp_path / "book").mkdir()
    write_xlsx(tmp_path / "book" / "town.xlsx", small_town())
    (tmp_path / "book" / "bundle.toml").write_text(FULL, "utf-8")
    assert checked(tmp_path / "book").speaks_for == ("Police",)


def test_a_mapping_may_say_it_for_every_delivery_of_an_agency(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "visits.csv").write_text("who,where\nt:a,t:b\n", "utf-8")
    (tmp_path / "mapping.toml").write_text(MAPPING, "utf-8")
    assert checked(tmp_path / "export", mapping=tmp_path / "mapping.toml").speaks_for == ("Youth service",)
    (tmp_path / "export" / "bundle.toml").write_text("format = 1\n", "utf-8")
    assert checked(tmp_path / "export", mapping=tmp_path / "mapping.toml").speaks_for is None


@pytest.mark.parametrize(
    "wrong",
    ["full = true", "format = 1\nful = true", 'format = 1\nfull = "yes"', "format = 1\nagencies = [1]", "full"],
)
def test_a_manifest_with_mistakes_is_refused_with_the_whole_bundle(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(FileRefused, match=r"bundle\.toml"):
        checked(town_with(tmp_path, wrong))


def test_agencies_without_full_are_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="full"):
        checked(town_with(tmp_path, 'format = 1\nagencies = ["Police"]\n'))


def test_a_full_delivery_that_speaks_for_no_one_is_warned_about(tmp_path: Path) -> None:
    people = {"people": small_town()["people"]}
    write_folder(tmp_path / "town", people)
    (tmp_path / "town" / "bundle.toml").write_text("format = 1\nfull = true\n", "utf-8")
    assert ("links", None, None, "full-of-no-agency") in warning_codes(checked(tmp_path / "town"))


def test_the_same_rows_as_a_full_delivery_are_another_delivery(tmp_path: Path) -> None:
    partial = checked(write_folder(tmp_path / "town", small_town()), namespace="t").digest
    full = checked(town_with(tmp_path, FULL), namespace="t").digest
    fuller = checked(town_with(tmp_path, "format = 1\nfull = true"), namespace="t").digest
    assert len({partial, full, fuller}) == 3


def test_the_default_manifest_says_nothing() -> None:
    assert Manifest(format=1) == Manifest(format=1, about="", full=False, agencies=())
