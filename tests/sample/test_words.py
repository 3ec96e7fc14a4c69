"""The town says that it is fictional, and speaks of children as one should."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ctx_map.vocabulary.language import flags
from sample.town import DELIVERIES, SALTMERE, SAMPLE, rows

TODAY = date(2026, 11, 24)


def _spoken() -> list[str]:
    """Every text of the town that somebody wrote."""
    cells = [
        row[column]
        for folder in DELIVERIES
        for table, columns in {
            "people": ("name", "child_voice", "notified"),
            "peer_groups": ("name", "basis"),
            "places": ("name", "address"),
            "events": ("summary",),
            "links": ("note",),
        }.items()
        for row in rows(folder, table)
        for column in columns
    ]
    return [*cells, *(SAMPLE / "README.md").read_text(encoding="utf-8").splitlines()]


def test_no_text_of_the_town_uses_words_that_blame() -> None:
    assert {flag for text in _spoken() for flag in flags(text, day=TODAY)} == set()


def test_each_text_says_that_it_is_fictional() -> None:
    assert "**Everything here is fictional.**" in (SAMPLE / "README.md").read_text(encoding="utf-8")
    for told in (SAMPLE / "story").glob("*.txt"):
        assert "Nobody here exists." in told.read_text(encoding="utf-8")
    assert "fictional" in json.loads((SALTMERE / "town.geojson").read_text(encoding="utf-8"))["name"]


def test_no_two_people_of_the_town_have_the_same_name() -> None:
    named = [(row["id"], row["name"]) for folder in DELIVERIES for row in rows(folder, "people")]
    assert len({name for _, name in named}) == len(set(named))


@pytest.mark.parametrize("folder", DELIVERIES)
def test_no_person_of_the_town_is_called_by_a_role(folder: str) -> None:
    written = (SALTMERE / folder / "people.csv").read_text(encoding="utf-8").casefold()
    assert not [word for word in ("victim", "suspect", "offender", "perpetrator") if word in written]
