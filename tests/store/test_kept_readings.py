"""What a large embedded store keeps beside it is what it would read, and is gone once the store has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ctx_map.store import Change, Store, open_store
from ctx_map.store.embedded import EmbeddedStore
from ctx_map.store.kept_readings import FOLDER, MOST_FILES
from ctx_map.store.statements import EMBEDDED, statements
from ctx_map.vocabulary.labels import Label
from store.changes import HOLDERS_EYES, SPENDS, ash_and_bo_in_the_park, change, link_row

Eyes = dict[str, str | bool]

SCHOOL_EYES: Eyes = {**HOLDERS_EYES, "agency": "school", "holder": False, "meeting": True}
KEPT = {name: each for name, each in statements(EMBEDDED).items() if each.kept == "yes"}
READ = sorted(name for name in KEPT if name.startswith("read/"))
FORGETS = sorted(name for name, each in statements(EMBEDDED).items() if each.kept == "forgotten")


@pytest.fixture(autouse=True)
def every_store_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctx_map.store.register.LARGE", 1)


@pytest.fixture
def town(embedded_store: Store) -> Store:
    """Ash and Bo in the park; Cy at the pier, which only the police may see."""
    embedded_store.admit(ash_and_bo_in_the_park())
    embedded_store.admit(someone_at("cy", "pier", audience="|police|"))
    return embedded_store


def someone_at(who: str, where: str, **of_link: object) -> Change:
    """A young person and a place that are not there yet, and the report that links them."""
    return change(
        nodes={
            Label.PERSON: [{"key": f"town:{who}", "name": who}],
            Label.PLACE: [{"key": f"town:{where}", "name": where}],
        },
        links={SPENDS: [link_row(f"town:{who}", SPENDS[0], f"town:{where}", **of_link)]},
    )


def files(store: Store, statement: str = "") -> list[Path]:
    return sorted(file for file in (Path(store.uri) / FOLDER).glob("*") if statement.replace("/", ".") in file.name)


def ask(store: Store, statement: str, eyes: Eyes) -> pl.DataFrame:
    return store.read(statement, **{name: eyes[name] for name in KEPT[statement].params})


def as_the_store_says(store: Store, statement: str, eyes: Eyes) -> pl.DataFrame:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EmbeddedStore, "_kept_or", lambda _, __, ___, read: read())
        return ask(store, statement, eyes)


def same(found: pl.DataFrame, said: pl.DataFrame) -> None:
    order = [name for name in found.columns if not isinstance(found.schema[name], pl.List)]
    text = pl.selectors.by_dtype(pl.Categorical).cast(pl.String)
    assert_frame_equal(found.with_columns(text).sort(order), said.with_columns(text).sort(order))


@pytest.mark.parametrize("eyes", [HOLDERS_EYES, SCHOOL_EYES], ids=["holder", "school"])
@pytest.mark.parametrize("statement", READ)
def test_what_is_kept_is_what_the_store_says_at_first_and_again_and_after_a_load(
    town: Store, statement: str, eyes: Eyes
) -> None:
    said = as_the_store_says(town, statement, eyes)
    for _ in range(2):
        same(ask(town, statement, eyes), said)
        assert len(files(town, statement)) == 1
    town.admit(someone_at("di", "arcade"))
    assert files(town) == []
    same(ask(town, statement, eyes), as_the_store_says(town, statement, eyes))


def test_two_mandates_and_two_days_have_a_file_each_and_only_the_newest_stay(town: Store) -> None:
    police = {**HOLDERS_EYES, "agency": "police"}
    told, taught = (ask(town, "read/outline", eyes).height for eyes in (police, SCHOOL_EYES))
    assert told > taught
    assert len(files(town, "read/outline-")) == 2
    for day in range(1, MOST_FILES + 3):
        ask(town, "read/outline", {**HOLDERS_EYES, "as_at": f"2026-06-0{day}"})
    assert len(files(town, "read/outline-")) == MOST_FILES
    assert ask(town, "read/outline", SCHOOL_EYES).height == taught


@pytest.mark.parametrize("harm", ["a byte", "the end", "everything", "another file"])
def test_a_file_that_was_changed_is_read_anew(town: Store, harm: str) -> None:
    said = ask(town, "read/outline", HOLDERS_EYES)
    (file,) = files(town, "read/outline-")
    whole = file.read_bytes()
    ask(town, "read/outline", SCHOOL_EYES)
    other = next(each for each in files(town, "read/outline-") if each != file)
    middle = len(whole) // 2
    file.write_bytes(
        {
            "a byte": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
            "the end": whole[:-20],
            "everything": b"",
            "another file": other.read_bytes(),
        }[harm]
    )
    same(ask(town, "read/outline", HOLDERS_EYES), said)
    assert file.read_bytes() == whole


def test_it_is_the_owners_alone_and_no_value_is_in_a_name(town: Store) -> None:
    for statement in READ:
        ask(town, statement, HOLDERS_EYES)
    assert (Path(town.uri) / FOLDER).stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in files(town)} == {0o600}
    assert not [file for file in files(town) if "police" in file.name or "2026" in file.name.split("-")[1]]


@pytest.mark.parametrize("statement", FORGETS)
def test_who_checks_the_store_reads_nothing_that_was_kept(town: Store, statement: str) -> None:
    ask(town, "read/outline", HOLDERS_EYES)
    town.read(statement, **dict.fromkeys(statements(EMBEDDED)[statement].params, 0))
    assert files(town) == []


def test_what_was_left_of_another_state_is_taken_away_when_the_store_is_opened(town: Store) -> None:
    ask(town, "read/outline", HOLDERS_EYES)
    (file,) = files(town, "read/outline-")
    left = file.rename(file.with_name(file.name.replace(file.name.split("-", maxsplit=1)[0], "0" * 24)))
    unfinished = file.with_suffix(".unfinished")
    unfinished.touch()
    town.close()
    opened = open_store(town.uri, create=False)
    assert not left.exists()
    assert not unfinished.exists()
    opened.close()


def test_where_nothing_can_be_kept_the_store_answers_all_the_same(town: Store) -> None:
    (Path(town.uri) / FOLDER).write_text("a file in the way")
    for eyes in (HOLDERS_EYES, SCHOOL_EYES):
        same(ask(town, "read/outline", eyes), as_the_store_says(town, "read/outline", eyes))


def test_a_small_store_keeps_nothing(town: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctx_map.store.register.LARGE", 1_000)
    for statement in READ:
        ask(town, statement, HOLDERS_EYES)
    assert files(town) == []


def test_only_readings_without_ids_are_kept() -> None:
    assert [name for name, each in KEPT.items() if "keys" in each.params or each.access != "read"] == []


def test_a_store_that_is_loaded_again_from_nothing_reads_its_own(tmp_path: Path, town: Store) -> None:
    ask(town, "read/outline", HOLDERS_EYES)
    kept = {file.name: file.read_bytes() for file in files(town)}
    for other in another_store(tmp_path / "other"):
        (Path(other.uri) / FOLDER).mkdir(mode=0o700)
        for name, content in kept.items():
            (Path(other.uri) / FOLDER / name).write_bytes(content)
        same(ask(other, "read/outline", HOLDERS_EYES), as_the_store_says(other, "read/outline", HOLDERS_EYES))


def another_store(folder: Path) -> Iterator[Store]:
    store = open_store(str(folder))
    store.admit(someone_at("ed", "quay"))
    yield store
    store.close()
