"""ctx-map map as a picture: the canvas of a meeting about some ids, with its marking and its legend, and recorded."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cli.conftest import Run

AROUND = ("--around", "town:ash", "--around", "town:park")


def words_in(path: Path) -> str:
    """The words of a picture."""
    root = ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314
    return " ".join(each.text or "" for each in root.iter() if each.tag.endswith("text"))


@pytest.mark.parametrize("picture", ["network", "street-map", "timeline"])
def test_a_picture_says_what_it_is_and_is_recorded(town: Run, tmp_path: Path, picture: str) -> None:
    saved = town("map", "out.svg", "--as", "svg", "--picture", picture, *AROUND, "--for", "The chair")
    assert saved.code == 0, saved.err
    told = words_in(tmp_path / "out.svg")
    assert told.count("OFFICIAL-SENSITIVE") == 2
    assert "Being on this map does not mean" in told
    assert "For The chair." in told
    assert (tmp_path / "out.svg").stat().st_mode & 0o777 == 0o600
    left = json.loads(town("audit", "disclosures", "--format", "json").out)["rows"]
    assert (left[-1]["subject"], left[-1]["recipient"]) == ("map as svg", "The chair")


def test_a_picture_has_initials_and_no_codes(town: Run, tmp_path: Path) -> None:
    assert town("map", "out.svg", "--as", "svg", "--people-as", "initials", *AROUND).code == 0
    assert "Ash Field" not in words_in(tmp_path / "out.svg")
    refused = town("map", "codes.svg", "--as", "svg", "--people-as", "codes", *AROUND)
    assert (refused.code, "Use names or initials" in refused.err) == (2, True)


def test_png_is_a_picture_too(town: Run, tmp_path: Path) -> None:
    assert town("map", "out.png", "--as", "png", *AROUND).code == 0
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


def test_a_timeline_about_no_person_says_what_to_do(town: Run, tmp_path: Path) -> None:
    refused = town("map", "out.svg", "--as", "svg", "--picture", "timeline", *AROUND[2:])
    assert refused.code == 2
    assert "Name them with --around" in refused.err
    assert not (tmp_path / "out.svg").exists()
