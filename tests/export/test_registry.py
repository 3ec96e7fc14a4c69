"""Every format keeps the same promises. They are found in the registry, never in a list beside it."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctx_map.analysis import shared_places
from ctx_map.analysis.answers.result import Result
from ctx_map.errors import Refused, WrongUse
from ctx_map.export import EXPORTERS, write
from ctx_map.network import Network
from export.reading import text_of
from export.releases import WITHHELD, released
from towns import place, tie, town, young

FORMAT = pytest.mark.parametrize("name", list(EXPORTERS))


def a_town() -> Network:
    """Two young people at an arcade, and the flat where one lives."""
    flat = place(
        "flat", name="A flat", kind="park", latitude=53.4321, longitude=-1.5678, uprn="100200", address="1 Quay Street"
    )
    return town(
        tie("ash", "SPENDS_TIME_AT", "arcade", ref="R-1", agency="police", grade="1BP", handling="P"),
        tie("bo", "SPENDS_TIME_AT", "arcade", ref="R-2"),
        tie("ash", "LIVES_AT", "flat", ref="R-3"),
        nodes=[young("ash"), young("bo"), place("arcade", name="The Arcade", latitude=53.1, longitude=-1.5), flat],
    )


def saved(name: str, folder: Path, content: Network | None = None) -> Path:
    path = folder / f"town{EXPORTERS[name].suffix}"
    write(released(content or a_town(), to=name), path)
    return path


def all_text(folder: Path) -> str:
    return "\n".join(text_of(path) for path in folder.rglob("*") if path.is_file())


@FORMAT
def test_a_format_says_what_it_is_and_what_it_leaves_out(name: str) -> None:
    exporter = EXPORTERS[name]
    assert exporter.name == name
    assert exporter.title
    assert exporter.opens_in
    assert Network in exporter.takes
    assert exporter.leaves_out
    assert all(sentence.endswith(".") for sentence in exporter.leaves_out)


@pytest.mark.parametrize("unsaid", ["name", "title", "opens_in", "leaves_out", "takes"])
def test_a_format_that_leaves_something_unsaid_is_refused(unsaid: str) -> None:
    exporter = next(iter(EXPORTERS.values()))
    with pytest.raises(ValueError, match="does not say"):
        replace(exporter, **{unsaid: type(getattr(exporter, unsaid))()})


@FORMAT
def test_a_file_has_its_marking_its_notice_its_account_and_what_is_restricted(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"town{EXPORTERS[name].suffix}"
    write(released(a_town(), to=name, withheld=WITHHELD), path)
    text = text_of(path)
    for said in (
        "OFFICIAL-SENSITIVE",
        "Being on this map does not mean that anyone has done anything wrong.",
        "Duty desk",
        "strategy meeting",
        "agreement 12",
        "1 (reliable)",
        WITHHELD.words,
    ):
        assert said in text, said


@FORMAT
def test_a_file_says_who_it_is_for_and_how_long_it_may_be_kept(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"town{EXPORTERS[name].suffix}"
    write(released(a_town(), to=name, recipient="Housing, Saltmere", keep_until=date(2026, 12, 31)), path)
    assert "Housing, Saltmere" in text_of(path)
    assert "31 December 2026" in text_of(path) or "2026-12-31" in text_of(path)
    beside = text_of(path.with_name(f"{path.name}.left-out.txt"))
    assert "For Housing, Saltmere. Delete this by 31 December 2026." in beside


@FORMAT
def test_a_report_beside_the_file_says_what_the_format_leaves_out(name: str, tmp_path: Path) -> None:
    path = saved(name, tmp_path)
    beside = path.with_name(f"{path.name}.left-out.txt")
    told = beside.read_text("utf-8")
    assert told.startswith("OFFICIAL-SENSITIVE\n")
    assert [sentence for sentence in EXPORTERS[name].leaves_out if f"- {sentence}\n" not in told] == []
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    assert {each.name for each in tmp_path.iterdir()} == {path.name, beside.name}


@FORMAT
def test_where_somebody_lives_has_no_position_address_or_property_number(name: str, tmp_path: Path) -> None:
    saved(name, tmp_path)
    text = all_text(tmp_path)
    assert [each for each in ("53.4321", "1.5678", "100200", "Quay Street") if each in text] == []


@FORMAT
def test_every_link_in_a_file_is_there_with_its_report(name: str, tmp_path: Path) -> None:
    """A format of places alone has no links, and then no reference."""
    path = saved(name, tmp_path)
    text = text_of(path)
    if "SPENDS_TIME_AT" in text or "spends time at" in text:
        assert [ref for ref in ("R-1", "R-2", "R-3") if ref not in text] == []


@FORMAT
def test_the_same_release_gives_the_same_file(name: str, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = (saved(name, tmp_path / folder) for folder in ("one", "two"))
    assert text_of(one) == text_of(two)
    if one.is_file():
        assert one.read_bytes() == two.read_bytes()


@FORMAT
def test_a_network_without_anything_is_saved_too(name: str, tmp_path: Path) -> None:
    assert "OFFICIAL-SENSITIVE" in text_of(saved(name, tmp_path, town()))


@FORMAT
def test_a_file_is_for_its_owner_only(name: str, tmp_path: Path) -> None:
    path = saved(name, tmp_path)
    files = [path] if path.is_file() else list(path.iterdir())
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


@FORMAT
def test_an_answer_is_saved_by_the_formats_that_take_one_and_refused_by_the_others(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"answer{EXPORTERS[name].suffix}"
    release = released(shared_places(a_town()), to=name)
    if Result in EXPORTERS[name].takes:
        write(release, path)
        assert "The Arcade" in text_of(path)
    else:
        with pytest.raises(WrongUse, match=r"is only for a network\. Use csv or json"):
            write(release, path)
        assert list(tmp_path.iterdir()) == []


@FORMAT
def test_a_release_that_was_recorded_for_something_else_is_not_saved(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"town{EXPORTERS[name].suffix}"
    with pytest.raises(Refused, match="recorded for screen"):
        EXPORTERS[name].save(released(a_town(), to="screen"), path)
    with pytest.raises(WrongUse, match="Only a release"):
        EXPORTERS[name].save(a_town(), path)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_release_for_the_screen_is_not_written_and_the_formats_are_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="recorded for screen") as said:
        write(released(a_town(), to="screen"), tmp_path / "town")
    assert "graphml" in str(said.value)
    assert list(tmp_path.iterdir()) == []
