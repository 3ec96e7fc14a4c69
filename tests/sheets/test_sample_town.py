"""The attack on the sample town: each of its young people is looked for in every sheet of every place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import combinations

import pytest

from ctx_map.errors import CtxMapError
from ctx_map.governance import NetworksRead, local_mandate, open_view
from ctx_map.sheets import Version, place_sheet, sheet_json
from ctx_map.store import open_store
from ctx_map.vocabulary.days import day_words
from sample.town import DELIVERIES, audit_of, load_town, rows
from sheets.reading_sheets import differences_are_wide, numbers_of

DAYS = (date(2026, 8, 31), date(2026, 10, 31))
"""Month ends, so that a session reads the town once for each."""


def every(table: str) -> list[dict[str, str]]:
    return [row for folder in DELIVERIES for row in rows(folder, table)]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Every sheet of every place, by the name of the place. Homes have none, nor have places that nobody knew yet."""
    room = tmp_path_factory.mktemp("town")
    with closing(open_store(str(room / "store"))) as store:
        audit = audit_of(store, room)
        load_town(store, audit)
        return {name: list(_sheets_of(store, audit, key)) for key, name in _places()}


def _places() -> list[tuple[str, str]]:
    return [
        (f"{namespace}:{row['id']}", row["name"])
        for folder, namespace in DELIVERIES.items()
        for row in rows(folder, "places")
        if folder != "police-update"
    ]


_READ = {day: NetworksRead() for day in DAYS}


def _sheets_of(store: object, audit: object, key: str) -> Iterator[str]:
    for day in DAYS:
        for version in Version:
            with open_view(
                store,  # type: ignore[arg-type]
                local_mandate(day),
                audit=audit,  # type: ignore[arg-type]
                question="sheet",
                check=False,
                networks=_READ[day],
            ) as view:
                try:
                    yield sheet_json(view.release(place_sheet(view, key, version=version), to="json"))
                except CtxMapError:
                    continue


def texts(sheets: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for name, of_place in sheets.items():
        yield from ((name, text) for text in of_place)


def test_there_are_sheets_with_numbers_to_attack(sheets: dict[str, list[str]]) -> None:
    assert sum(bool(of_place) for of_place in sheets.values()) > 15
    assert sheets["Gull House"] == sheets["12 Osier Lane"] == []
    assert sum(len(numbers_of(text)) for _, text in texts(sheets)) > 40


def test_no_person_is_named_in_a_sheet_of_the_sample_town(sheets: dict[str, list[str]]) -> None:
    names = {row["name"] for row in every("people") if row["name"]}
    words = {word for name in names for word in re.findall(r"[A-Z]\w{2,}", name)}
    initials = {"".join(part[0] for part in name.split()) for name in names}
    # a surname may be a word of the sheet itself
    own = set(re.findall(r"\w+", next(text for _, text in texts(sheets)).partition('"The place"')[0]))
    for place, text in texts(sheets):
        said = set(re.findall(r"\w+", text)) - own - set(re.findall(r"\w+", place))
        assert not words & said, words & said
        assert not initials & said, initials & said
        assert not any(name.casefold() in text.casefold() for name in names)


def test_no_id_day_phrase_home_phone_or_account_is_in_a_sheet(sheets: dict[str, list[str]]) -> None:
    ids = {row["id"] for table in ("people", "events", "things") for row in every(table)}
    ids |= {row["ref"] for row in every("links")}
    days = {row[name][:10] for row in every("events") for name in ("occurred_from", "occurred_to") if row[name]}
    days |= {row["date_of_birth"] for row in every("people") if row["date_of_birth"]}
    days -= {day.isoformat() for day in DAYS}
    phrases = {row["note"] for row in every("links")} | {row["summary"] for row in every("events")}
    phrases |= {row["child_voice"] for row in every("people")} | {row["name"] for row in every("things")}
    phrases |= {row["address"] for row in every("places") if row["kind"].endswith("home")}
    phrases |= {row["name"] for row in every("events") if row.get("name")}
    said = "\n".join(text.casefold() for _, text in texts(sheets))
    for words in {*ids, *phrases, *days, *(day_words(day) for day in days)} - {""}:
        if words.casefold() in said:
            assert not re.search(rf"(?<![\w-]){re.escape(words.casefold())}(?![\w-])", said), words


def test_no_sheet_names_another_place_a_school_least_of_all(sheets: dict[str, list[str]]) -> None:
    names = {row["name"] for row in every("places")}
    for place, text in texts(sheets):
        # an organisation may be called like the place that it runs
        assert {name for name in names if name in text} - {place} == set()


def test_two_sheets_of_a_place_give_no_small_number(sheets: dict[str, list[str]]) -> None:
    for of_place in sheets.values():
        for one, other in combinations(of_place, 2):
            differences_are_wide(numbers_of(one), numbers_of(other))


def test_an_owner_reads_nothing_that_professionals_do_not(sheets: dict[str, list[str]]) -> None:
    for text in sheets["Car park behind Golden Pearl"]:
        assert "Car park behind Golden Pearl" in text
    assert len(sheets["Suds Hand Car Wash"]) == len(DAYS)
