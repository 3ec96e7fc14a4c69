"""A load warns of notes and summaries that put blame on a child: the row and the entry of the list, never the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundles import checked, small_town, with_row, write_folder
from ctx_map.bundle import CheckedBundle

LINK = {"from_": "ash", "to": "park", "kind": "SPENDS_TIME_AT", "ref": "X1", "agency": "Police"}


def noted(folder: Path, note: str) -> CheckedBundle:
    return checked(write_folder(folder / "town", with_row(small_town(), "links", **LINK, note=note)))


@pytest.mark.parametrize(
    ("note", "entry"),
    [
        ("Zelda absconded again", "absconded"),
        ("she is STREETWISE", "streetwise"),
        ("He refused to engage", "refuses to"),
    ],
)
def test_a_note_that_blames_a_child_is_accepted_with_a_warning_that_names_the_entry(
    tmp_path: Path, note: str, entry: str
) -> None:
    result = noted(tmp_path, note)
    assert result.report.clean
    (warning,) = [each for each in result.report.warnings if each.code == "words-to-avoid"]
    assert (warning.table, warning.column, warning.row) == ("links", "note", len(small_town()["links"]) + 2)
    assert entry in warning.advice
    assert "Zelda" not in warning.advice


def test_a_note_without_such_words_has_no_warning(tmp_path: Path) -> None:
    result = noted(tmp_path, "Adults have been contacting the child.")
    assert not [each for each in result.report.warnings if each.code == "words-to-avoid"]
