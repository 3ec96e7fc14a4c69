"""The attack on sheets: look for each young person in every sheet that a town can give, alone and two by two."""

from __future__ import annotations

import json
import re
from contextlib import closing
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctx_map.errors import CtxMapError, Refused
from ctx_map.sheets import Version
from ctx_map.store import Store, open_store
from ctx_map.vocabulary.days import day_words
from governance.reports import link
from sheets.reading_sheets import differences_are_wide, numbers_of
from sheets.sheet_towns import (
    CAFE,
    CHAT,
    DAYS,
    HOME,
    NAMES,
    NEVER,
    OWNER,
    PIER,
    SCHOOL,
    STAFF,
    SheetRoom,
    SheetTown,
    by_hand,
    drawn_town,
)

FEW = settings(max_examples=2, suppress_health_check=list(HealthCheck))
SEEDS = st.integers(0, 10_000)


def attack(town: SheetTown, room: SheetRoom) -> int:
    """Look at every sheet of every place on several days; return how many numbers they showed."""
    shown = 0
    for place in (PIER, CHAT, CAFE, SCHOOL):
        sheets = {}
        for day in DAYS if place == PIER else DAYS[1:]:
            for version in Version:
                try:
                    sheets[day, version] = room.text(place, day, version)
                except Refused:
                    continue
        for text in sheets.values():
            names_no_one(town, text)
        shown += sum(len(numbers_of(text)) for text in sheets.values())
        for one, other in combinations(sheets.values(), 2):
            differences_are_wide(numbers_of(one), numbers_of(other))
    return shown


def names_no_one(town: SheetTown, text: str) -> None:
    """No id, name, initials, birth, home, phone, account, day or phrase of a report is in a sheet."""
    said = text.casefold()
    for name in NAMES:
        initials = "".join(part[0] for part in re.split(r"[ -]", name))
        assert name.casefold() not in said
        assert not any(re.search(rf"\b{part.casefold()}\b", said) for part in name.split())
        assert not re.search(rf"\b{initials}\b|\b{'[. ]+'.join(initials)}\b", text)
    for words in (*NEVER, "Fennick", "Grundy", "Saskia", "police:"):
        assert words.casefold() not in said, words
    for each in town.nodes:
        assert not re.search(rf"\b{each.id}\b", text), each.id
        for day in (each.values.get("date_of_birth"), each.values.get("occurred_from")):
            assert day is None or (str(day)[:10] not in text and day_words(str(day)[:10]) not in text)
    for report in town.links:
        assert not re.search(rf"\b{re.escape(str(report['ref']))}\b", text), report["ref"]


@FEW
@given(seed=SEEDS)
def test_no_young_person_is_found_in_the_sheets_of_a_town(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder, town = tmp_path_factory.mktemp("town"), drawn_town(seed)
    with closing(open_store(str(folder / "store"))) as store:
        attack(town, town.load(store, folder))


def test_the_attack_finds_numbers_to_attack_on_each_store(store: Store, tmp_path: Path) -> None:
    town = drawn_town(3)
    room = town.load(store, tmp_path)
    assert attack(town, room) > 20
    # a name that a chat or a cafe was given is left out, and a home has no sheet
    assert '"An online chat"' in room.text(CHAT, DAYS[0])
    assert '"A cafe"' in room.text(CAFE, DAYS[0])
    with pytest.raises(Refused, match="about a home"):
        room.text(HOME, DAYS[0])


@FEW
@given(seed=SEEDS)
def test_a_sheet_is_the_same_without_what_is_restricted(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder, town = tmp_path_factory.mktemp("town"), drawn_town(seed, restricted=8)
    assert everything(town, folder / "all") == everything(town.without_what_is_restricted(), folder / "less")


def everything(town: SheetTown, folder: Path) -> list[str]:
    """Every sheet of a town, byte for byte, or why there is none."""
    folder.mkdir()
    with closing(open_store(str(folder / "store"))) as store:
        room = town.load(store, folder)
        return [said(room, place, DAYS[2], version) for place in (PIER, CHAT, SCHOOL) for version in Version]


def said(room: SheetRoom, place: str, day: date, version: Version) -> str:
    """The sheet as a file and a page, or the error."""
    try:
        return room.text(place, day, version) + room.page(place, day, version)
    except CtxMapError as error:
        return f"{type(error).__name__}: {error}"


def test_on_each_store_a_restricted_report_changes_nothing(store: Store, tmp_path: Path) -> None:
    room = drawn_town(5).with_links(by_hand(OWNER, "CONTACTED", "P2", "K1")).load(store, tmp_path)
    assert "Pier Company" in room.text(PIER, DAYS[2], Version.OWNER)


@pytest.mark.parametrize("who", [OWNER, STAFF])
def test_an_owner_gets_no_sheet_if_a_report_of_who_runs_it_or_works_there_is_not_protective(
    embedded_store: Store, tmp_path: Path, who: str
) -> None:
    room = drawn_town(5).with_links(link(who, "CONTACTED", "P2", "K1")).load(embedded_store, tmp_path)
    with pytest.raises(Refused) as refused:
        room.text(PIER, DAYS[2], Version.OWNER)
    # it says nothing of anyone, and reads the same as where no one is recorded
    with pytest.raises(Refused) as unknown:
        room.text(CAFE, DAYS[2], Version.OWNER)
    assert str(refused.value) == str(unknown.value)
    assert "Pier Company" in room.text(PIER, DAYS[2])


def test_an_owner_gets_no_times_no_powers_and_no_plans(embedded_store: Store, tmp_path: Path) -> None:
    protective = link(STAFF, "SUPPORTS", "P1", "K1")
    room = drawn_town(5).with_links(protective).load(embedded_store, tmp_path)
    full, owners = (json.loads(room.text(PIER, DAYS[2], version)) for version in Version)
    headings = [[each["heading"] for each in sheet["sections"]] for sheet in (full, owners)]
    assert set(headings[0]) - set(headings[1]) == {"When in the week", "Measures and powers"}
    assert not re.search(r"[ap]m\b|Friday|Act \d{4}", json.dumps(owners["sections"]))


def test_what_is_restricted_and_what_is_missing_have_the_same_error(embedded_store: Store, tmp_path: Path) -> None:
    room = drawn_town(5).with_links(by_hand("P2", "SPENDS_TIME_AT", "L9", "K1")).load(embedded_store, tmp_path)
    assert said(room, "L9", DAYS[2], Version.OWNER) == said(room, "L77", DAYS[2], Version.OWNER)
