"""What a load survives: killed at any point, a full disk, a folder that may not be written, two loads at once."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bundles import Tables, write_folder
from ctx_map.bundle import CheckedBundle, check_bundle, read_bundle
from ctx_map.governance import open_audit
from ctx_map.store import Store, open_store
from governance import importer
from governance.doors import admit, audit_of, intake_of, look, settings_in, ties
from governance.reports import bundle_of, link

KILLS = 10
LINKS = 6_000


def _tables(links: int, *, ref: str = "R") -> Tables:
    people = [{"id": f"p{number}", "name": f"Canary {number}"} for number in range(links // 3)]
    places = [{"id": f"l{number}", "name": f"Place {number}"} for number in range(links // 30)]
    reports = [
        {
            "from": f"p{number % len(people)}",
            "to": f"l{number % len(places)}",
            "kind": "SPENDS_TIME_AT",
            "ref": f"{ref}{number}",
            "agency": "Police",
            "handling": "P",
            "note": "seen there by a youth worker",
        }
        for number in range(links)
    ]
    return {"people": people, "places": places, "links": reports}


def _start(folder: Path, bundle: Path, *limits: str) -> subprocess.Popen[str]:
    command = [sys.executable, importer.__file__, str(bundle), str(folder / "store"), str(folder / "data"), *limits]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def _wait_for(process: subprocess.Popen[str], word: str) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            return line
    raise AssertionError(f"the process ended before it said {word}: {process.communicate()[1]}")


def _run(folder: Path, bundle: Path, *limits: str) -> tuple[int, str]:
    process = _start(folder, bundle, *limits)
    output, errors = process.communicate(timeout=300)
    assert "Traceback" not in errors, errors
    return process.returncode, output.splitlines()[-1]


def _links_in(folder: Path) -> int:
    store = open_store(str(folder / "store"))
    try:
        return store.facts().links
    finally:
        store.close()


@pytest.mark.slow
def test_a_load_that_is_killed_is_in_the_store_whole_or_not_at_all_and_can_be_repeated(tmp_path: Path) -> None:
    chance = random.Random(7)
    before = 0
    for number in range(KILLS):
        bundle = write_folder(tmp_path / f"b{number}", _tables(LINKS, ref=f"R{number}-"))
        process = _start(tmp_path, bundle)
        _wait_for(process, chance.choice(["ready", "writing"]))
        time.sleep(chance.uniform(0, 0.6))
        process.send_signal(signal.SIGKILL)
        output = process.communicate()[0]
        after = _links_in(tmp_path)
        assert after in {before, before + LINKS}, f"half a load after kill {number}"
        assert after == before + LINKS or "done" not in output, f"an acknowledged load was lost at kill {number}"
        rows = LINKS + LINKS // 3 + LINKS // 30
        assert _run(tmp_path, bundle) == (0, f"done {rows if after == before else 0}"), f"after kill {number}"
        before = _links_in(tmp_path)
        assert before == (number + 1) * LINKS
    audit = open_audit(str(tmp_path / "store"), settings_in(tmp_path))
    assert audit.verify().ok
    assert [line.action for line in audit.lines()].count("intake begun") == 2 * KILLS


def test_a_load_interrupted_from_the_keyboard_is_whole_or_not_at_all(tmp_path: Path) -> None:
    bundle = write_folder(tmp_path / "bundle", _tables(LINKS))
    process = _start(tmp_path, bundle)
    _wait_for(process, "writing")
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=300)
    assert _links_in(tmp_path) in {0, LINKS}
    assert _run(tmp_path, bundle)[0] == 0
    assert _links_in(tmp_path) == LINKS


def test_on_a_full_disk_a_load_is_refused_and_what_was_there_stays(tmp_path: Path) -> None:
    first, second = (write_folder(tmp_path / name, _tables(LINKS, ref=name)) for name in ("a", "b"))
    assert _run(tmp_path, first)[0] == 0
    code, said = _run(tmp_path, second, str(64 * 1024))
    assert code == 4, said
    assert "Canary" not in said
    assert _links_in(tmp_path) == LINKS
    assert _run(tmp_path, second)[0] == 0
    assert _links_in(tmp_path) == 2 * LINKS


def test_where_the_folder_may_not_be_written_the_load_is_refused(tmp_path: Path) -> None:
    bundle = write_folder(tmp_path / "bundle", _tables(30))
    assert _run(tmp_path, write_folder(tmp_path / "first", _tables(30, ref="F")))[0] == 0
    folders = [tmp_path / "store", tmp_path / "store" / "audit", tmp_path / "data", tmp_path / "data" / "audit-heads"]
    modes = {folder: stat.S_IMODE(folder.stat().st_mode) for folder in folders}
    process = _start(tmp_path, bundle, "unprivileged")
    try:
        _wait_for(process, "ready")
        for folder in folders:
            folder.chmod(0o500)
        output = process.communicate(timeout=300)[0]
    finally:
        for folder, mode in modes.items():
            folder.chmod(mode)
    assert process.returncode == 3, output
    assert "AuditUnwritable" in output
    assert _links_in(tmp_path) == 30


def test_a_store_that_is_open_elsewhere_is_loaded_into_through_the_process_that_has_it_open(tmp_path: Path) -> None:
    bundles = [write_folder(tmp_path / name, _tables(30, ref=name)) for name in ("a", "b")]
    store = open_store(str(tmp_path / "store"))
    try:
        assert [_run(tmp_path, bundle)[0] for bundle in bundles] == [0, 0]
        assert store.facts().links == 60
    finally:
        store.close()
    assert open_audit(str(tmp_path / "store"), settings_in(tmp_path)).verify().ok


def _at_once(store: Store, folder: Path, bundles: list[CheckedBundle]) -> list[BaseException]:
    failed: list[BaseException] = []
    start = threading.Barrier(len(bundles))

    def load(bundle: CheckedBundle) -> None:
        start.wait()
        try:
            intake_of(store, folder).admit(bundle)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=load, args=(bundle,)) for bundle in bundles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def test_two_loads_at_once_are_as_one_after_the_other(store: Store, tmp_path: Path) -> None:
    reports = [link(f"P{number}", "SPENDS_TIME_AT", "L1", f"R{number}") for number in range(6)]
    bundles = [bundle_of(*reports[:4]), bundle_of(*reports[2:]), bundle_of(*reports[:4])]
    assert _at_once(store, tmp_path, bundles) == []
    assert len(ties(look(store, tmp_path))) == 6
    assert store.facts().links == 6
    assert audit_of(store, tmp_path).verify().ok


def test_corrections_at_once_leave_one_version_that_stands(store: Store, tmp_path: Path) -> None:
    versions = [bundle_of(link("P1", "SPENDS_TIME_AT", "L1", "R1") | {"note": f"n{number}"}) for number in range(4)]
    admit(store, tmp_path, versions[0])
    assert _at_once(store, tmp_path, versions[1:]) == []
    assert look(store, tmp_path).links["note"].to_list()[0] in {"n1", "n2", "n3"}
    assert store.facts().links == 1


def test_a_bundle_goes_from_its_file_to_the_view(store: Store, tmp_path: Path) -> None:
    bundle = read_bundle(write_folder(tmp_path / "town", _tables(30)))
    admit(store, tmp_path, check_bundle(bundle))
    assert look(store, tmp_path).links.height == 30
