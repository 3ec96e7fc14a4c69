"""Names of people never get into the audit, a log, an error, or the name of a file."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bundles import small_town, with_row, write_folder
from ctx_map.bundle import CheckedBundle, check_bundle, read_bundle
from ctx_map.errors import CtxMapError
from ctx_map.governance import open_view
from ctx_map.governance.audit.where import place_of
from ctx_map.governance.mandate_file import read_mandate
from ctx_map.store import Store
from governance.doors import admit, audit_of, intake_of, look, mandate_of, settings_in

CANARY = "Quetzal"
TEXTS = {"name", "child_voice", "notified", "named_by", "basis", "address", "summary", "note"}


def _town_of_canaries(folder: Path) -> CheckedBundle:
    """The small town with a canary in every text that an agency may write."""
    tables = small_town()
    for table, rows in tables.items():
        for number, row in enumerate(rows):
            for column in {"name", "child_voice", "notified", "named_by", "basis", "address", "summary", "note"} & {
                *row
            }:
                row[column] = f"{CANARY} {table} {number}"
    tables["links"][0] |= {"note": f"{CANARY} note", "collected_by": f"{CANARY} officer", "ref": f"{CANARY}-ref"}
    people = [{**row, "id": f"{CANARY}-{row['id']}"} for row in tables["people"]]
    links = [
        {
            **row,
            "from": next((one["id"] for one in people if one["id"] == f"{CANARY}-{row['from']}"), row["from"]),
            "to": next((one["id"] for one in people if one["id"] == f"{CANARY}-{row['to']}"), row["to"]),
        }
        for row in tables["links"]
    ]
    return check_bundle(
        read_bundle(write_folder(folder, tables | {"people": people, "links": links}), namespace="town")
    )


def _no_canary_in_names(folder: Path) -> None:
    assert [path for path in folder.rglob("*") if CANARY.casefold() in path.name.casefold()] == []


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[Callable[[], str]]:
    """Everything that was logged or printed."""
    with caplog.at_level(logging.INFO):
        yield lambda: caplog.text + "".join(capfd.readouterr())


def test_a_load_and_a_look_leave_no_name_outside_the_store(
    store: Store, tmp_path: Path, written: Callable[[], str]
) -> None:
    bundle = _town_of_canaries(tmp_path / "in")
    assert bundle.report.clean, bundle.report.problems
    admit(store, tmp_path, bundle, replace(bundle, digest="e" * 64))
    view = open_view(store, mandate_of(), audit=audit_of(store, tmp_path), about=[f"town:{CANARY}-ash"])
    network = view.network(around=[f"town:{CANARY}-ash"])
    assert network.nodes.height > 1
    view.release(network, to="csv")
    view.history(network.links["key"][0])
    assert CANARY not in place_of(store.uri, settings_in(tmp_path)).log.read_text()
    assert CANARY not in written()
    _no_canary_in_names(tmp_path)


def _wrong_end(store: Store, folder: Path) -> None:
    tables = with_row(
        small_town(), "links", from_="ash", to_=f"town:{CANARY}", kind="KNOWS", ref="R99", agency="Police"
    )
    checked = check_bundle(read_bundle(write_folder(folder / "wrong", tables), namespace="other"))
    report = intake_of(store, folder).check(checked)
    assert not report.clean
    assert CANARY not in str(report)
    admit(store, folder, checked)


def _wrong_key(store: Store, folder: Path) -> None:
    look(store, folder, around=[f"town:{CANARY}-nobody"])


def _wrong_window(store: Store, folder: Path) -> None:
    look(store, folder, since=CANARY)


def _wrong_format(store: Store, folder: Path) -> None:
    view = open_view(store, mandate_of(may_export_whole=True), audit=audit_of(store, folder))
    view.release(view.network(), to=CANARY)


def _wrong_mandate(store: Store, folder: Path) -> None:
    file = folder / "mandate.toml"
    file.write_text(f"name = 1\nrole = '{CANARY}'\n{CANARY} = 2\n")
    read_mandate(replace(settings_in(folder), mandate_file=file), mandate_of().as_at)


def _wrong_statement(store: Store, folder: Path) -> None:
    store.read(f"read/{CANARY}")


def _separator_in_a_value(store: Store, folder: Path) -> None:
    checked = _town_of_canaries(folder / "in2")
    links = checked.links.with_columns(note=checked.links["note"] + "\x1f")
    admit(store, folder, replace(checked, links=links, digest="e" * 64))


@pytest.mark.parametrize(
    "fault",
    [_wrong_end, _wrong_key, _wrong_window, _wrong_format, _wrong_mandate, _wrong_statement, _separator_in_a_value],
    ids=lambda fault: fault.__name__.strip("_"),
)
def test_what_goes_wrong_is_said_without_a_name(
    store: Store, tmp_path: Path, written: Callable[[], str], fault: Callable[[Store, Path], None]
) -> None:
    admit(store, tmp_path, _town_of_canaries(tmp_path / "in"))
    with pytest.raises(CtxMapError) as raised:
        fault(store, tmp_path)
    said = [str(raised.value), repr(raised.value), str(raised.value.__cause__ or "")]
    assert CANARY not in "".join(said)
    assert CANARY not in place_of(store.uri, settings_in(tmp_path)).log.read_text()
    assert CANARY not in written()
    _no_canary_in_names(tmp_path)


def test_a_canary_would_be_found(tmp_path: Path) -> None:
    (tmp_path / f"{CANARY}.txt").touch()
    with pytest.raises(AssertionError):
        _no_canary_in_names(tmp_path)
    assert os.listdir(tmp_path)
