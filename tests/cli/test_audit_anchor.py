"""An anchor is printed, kept and compared, on the command line."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import ladybug
import pytest

from bundles import small_town, write_folder
from cli.conftest import Run
from ctx_map.store import open_store
from ctx_map.store.folder import OwnerLock

ANCHOR = re.compile(r"^\d{4}-\d\d-\d\d/\d+/[0-9a-f]{4}(-[0-9a-f]{4}){4}$")


def test_an_anchor_is_one_line_that_verify_takes_back(town: Run, tmp_path: Path) -> None:
    town("pairs")
    said = town("audit", "anchor", "--purpose", "end of the meeting")
    anchor, words, command = said.out.splitlines()
    assert ANCHOR.match(anchor)
    assert "The audit has 2 lines on " in words
    assert command.endswith(f"ctx-map verify --anchor {anchor}")
    (tmp_path / "email.txt").write_text(f"Dear auditor,\n\nplease keep this: {anchor}.\n", "utf-8")
    for given in (anchor, anchor.upper(), "email.txt"):
        verified = town("verify", "--anchor", given)
        assert verified.code == 0, verified.out
        assert "agrees with its first 2 lines" in " ".join(verified.out.split())
    lines = json.loads(town("audit", "--format", "json").out)["rows"]
    assert [(line["action"], line["purpose"]) for line in lines[1:2]] == [("anchored", "end of the meeting")]
    assert "detail" not in lines[0]


def test_an_anchor_that_does_not_fit_fails(town: Run) -> None:
    town("pairs")
    anchor = town("audit", "anchor").out.splitlines()[0]
    other = anchor[:-1] + ("0" if anchor[-1] != "0" else "1")
    later = anchor.replace("/2/", "/99/")
    for wrong in (other, later):
        said = town("verify", "--anchor", anchor, "--anchor", wrong)
        assert said.code == 1
        assert "the anchor that you gave" in " ".join(said.out.split())


@pytest.mark.parametrize("given", ["nonsense", "no-such-file.txt", "2026-11-30/57/3f2a"])
def test_what_is_no_anchor_is_wrong_use(town: Run, given: str) -> None:
    assert town("verify", "--anchor", given).code == 2


def test_a_file_without_an_anchor_is_wrong_use(town: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("nothing here", "utf-8")
    assert town("verify", "--anchor", "empty.txt").code == 2


def test_an_anchor_is_kept_in_a_store_that_another_program_has_open(town: Run, tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "data" / "store"))):
        said = town("audit", "anchor")
    assert (said.code, said.err) == (0, "")
    assert ANCHOR.match(said.out.splitlines()[0])


def test_an_anchor_is_made_also_where_the_store_cannot_be_reached(town: Run, tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path / "data" / "store")
    said = town("audit", "anchor")
    lock.release()
    assert said.code == 0
    assert ANCHOR.match(said.out.splitlines()[0])
    assert "could not be kept in the store" in said.err


def test_where_there_is_no_store_there_is_no_anchor(run: Run, tmp_path: Path) -> None:
    assert run("audit", "anchor", "--store", "nowhere").code == 4
    assert not (tmp_path / "nowhere").exists()


def test_an_anchor_is_kept_for_every_line_in_the_second_folder(
    town: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "elsewhere"
    monkeypatch.setenv("CTX_MAP_AUDIT_ANCHORS", str(second))
    said = town("pairs")
    assert (said.code, said.out) == (3, "")
    assert "CTX_MAP_AUDIT_ANCHORS" in said.err
    second.mkdir()
    town("pairs")
    town("pairs")
    (kept,) = second.iterdir()
    assert [bool(ANCHOR.match(line)) for line in kept.read_text("ascii").splitlines()] == [True, True]
    assert town("verify").code == 0
    kept.unlink()
    said = town("verify")
    assert said.code == 1
    assert "`ctx-map audit anchor`" in " ".join(said.out.split())


def test_loads_of_an_earlier_version_verify_and_are_said_to_have_no_digest(town: Run) -> None:
    said = town("verify")
    assert said.code == 0
    assert "an earlier version of ctx-map, have no digest" in " ".join(said.out.split())


def test_a_store_that_was_changed_is_found_by_verify_and_shows_nothing(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", small_town())
    assert run("import", "town").code == 0
    database = ladybug.Database(str(tmp_path / "data" / "store" / "graph.lbug"))
    connection: Any = ladybug.Connection(database)
    connection.execute("MATCH (r:Report) SET r.note = 'x'")
    connection.close()
    database.close()
    said = run("verify", "--format", "json")
    assert said.code == 1
    assert {each["what"]: each["ok"] for each in json.loads(said.out)["rows"]} == {"Audit": True, "Store": False}
    said = run("pairs")
    assert (said.code, said.out) == (4, "")
    assert "`ctx-map recover`" in said.err
    assert run("recover").code == 4
