"""What the audit keeps, and when it refuses."""

from __future__ import annotations

import fcntl
import json
import multiprocessing
import os
import resource
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ctx_map.errors import AuditUnwritable, Refused
from ctx_map.governance.audit import Action, files, open_audit, start_afresh
from governance.doors import audit_with, head_of, log_of, mandate_of, settings_in


def test_a_line_says_who_asked_what_for_what_and_under_which_authority(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 0)
    number = audit.append(Action.DISCLOSED, mandate_of(), subject="hotspots", counts={"places": 3})
    (line,) = audit.lines()
    assert (number, line.seq) == (1, 1)
    assert (line.actor, line.role, line.agency) == ("Strategy meeting 7", "chair", "police")
    assert (line.purpose, line.authority) == ("safety of a peer group", "sharing agreement 12")
    assert (line.action, line.subject, dict(line.counts)) == ("disclosed", "hotspots", {"places": 3})
    assert line.decision == "allowed"
    assert line.at.endswith("Z")


def test_lines_are_numbered_and_chained(tmp_path: Path) -> None:
    lines = audit_with(tmp_path, 3).lines()
    assert [line.seq for line in lines] == [1, 2, 3]
    assert [line.prev for line in lines] == ["", lines[0].mac, lines[1].mac]


def test_a_sound_log_verifies(tmp_path: Path) -> None:
    check = audit_with(tmp_path, 5).verify()
    assert (check.ok, check.lines, check.first_bad, check.notes) == (True, 5, None, ())


def test_a_log_without_a_line_verifies(tmp_path: Path) -> None:
    assert audit_with(tmp_path, 0).verify().ok


def test_ids_that_were_asked_about_are_kept_as_keyed_hashes_only(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 0)
    audit.append(Action.VIEWED, mandate_of(), subject="connect", about=["police:Ash Canary", "police:P2"])
    (line,) = audit.lines()
    assert dict(line.counts) == {"asked about": 2}
    assert set(line.about) == {audit.mark("police:Ash Canary"), audit.mark("police:P2")}
    assert b"Canary" not in log_of(tmp_path).read_bytes()


def test_the_same_id_reads_differently_in_the_log_of_another_store(tmp_path: Path) -> None:
    one, other = audit_with(tmp_path / "one", 1), audit_with(tmp_path / "other", 1)
    assert one.mark("police:P1") != other.mark("police:P1")


def test_a_log_goes_on_when_it_is_opened_again(tmp_path: Path) -> None:
    audit_with(tmp_path, 2)
    audit = audit_with(tmp_path, 2)
    assert [line.seq for line in audit.lines()] == [1, 2, 3, 4]
    assert audit.verify().ok


def test_a_very_long_line_does_not_hide_the_end_of_the_log(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 1)
    audit.append(Action.VIEWED, mandate_of(), subject="pairs", about=[f"police:P{number}" for number in range(6000)])
    assert audit.append(Action.VIEWED, mandate_of(), subject="pairs") == 3
    assert audit.verify().ok


def test_a_purpose_of_any_length_and_any_characters_is_one_line(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 0)
    audit.append(Action.VIEWED, mandate_of().for_purpose("a\nb\u2028\ud800" + "x" * 9000), subject="why")
    (line,) = audit.lines()
    assert len(line.purpose) == 500
    assert audit.verify().ok


def test_log_key_and_head_can_be_read_by_their_owner_only(tmp_path: Path) -> None:
    audit_with(tmp_path, 1)
    key = log_of(tmp_path).with_name("audit.key")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (log_of(tmp_path), key, head_of(tmp_path))} == {0o600}
    assert stat.S_IMODE(log_of(tmp_path).parent.stat().st_mode) == 0o700


def test_a_log_that_others_could_read_is_closed_to_them_again(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 1)
    log_of(tmp_path).chmod(0o644)
    audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    assert stat.S_IMODE(log_of(tmp_path).stat().st_mode) == 0o600


def test_an_audit_of_a_server_lies_in_the_users_folder_under_a_name_without_the_address(tmp_path: Path) -> None:
    audit = open_audit("neo4j+s://user:word@graph.example.org:7687", settings_in(tmp_path))
    audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    names = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
    assert any(name.startswith(os.path.join("data", "audit", "graph-example-org-")) for name in names)
    assert not any("word" in name or "user" in name for name in names)


def test_two_servers_on_one_host_have_two_audits(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    open_audit("bolt://localhost:7001", settings).append(Action.VIEWED, mandate_of(), subject="pairs")
    assert open_audit("bolt://localhost:7002", settings).lines() == ()


def test_where_no_line_can_be_written_it_refuses(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 1)
    log_of(tmp_path).unlink()
    log_of(tmp_path).mkdir()
    with pytest.raises(AuditUnwritable, match="nothing was shown or stored"):
        audit.append(Action.VIEWED, mandate_of(), subject="pairs")


def test_where_the_head_cannot_be_kept_it_refuses(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 1)
    head = head_of(tmp_path)
    head.unlink()
    head.mkdir()
    with pytest.raises(AuditUnwritable):
        audit.append(Action.VIEWED, mandate_of(), subject="pairs")


def test_a_log_whose_key_is_gone_takes_no_more_lines(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 1)
    log_of(tmp_path).with_name("audit.key").unlink()
    with pytest.raises(AuditUnwritable, match="key"):
        audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    assert not audit.verify().ok


def test_a_link_in_the_place_of_the_log_is_not_followed(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 1)
    elsewhere = tmp_path / "elsewhere"
    log_of(tmp_path).rename(elsewhere)
    log_of(tmp_path).symlink_to(elsewhere)
    with pytest.raises(AuditUnwritable):
        audit.append(Action.VIEWED, mandate_of(), subject="pairs")


def test_a_clock_that_goes_back_is_noted_and_the_chain_holds(tmp_path: Path) -> None:
    moments = [datetime(2026, 11, 24, 10, tzinfo=UTC), datetime(2026, 11, 23, 10, tzinfo=UTC)]
    audit = open_audit(str(tmp_path / "store"), settings_in(tmp_path), clock=lambda: moments.pop(0))
    for _ in range(2):
        audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    check = audit.verify()
    assert check.ok
    assert check.notes == ("At line 2 the clock had been put back.",)


def _write_lines(folder: Path) -> None:
    audit_with(folder, 25)


def test_processes_that_write_at_once_leave_one_chain(tmp_path: Path) -> None:
    start = multiprocessing.get_context("spawn")
    writers = [start.Process(target=_write_lines, args=(tmp_path,)) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    audit = audit_with(tmp_path, 0)
    assert len(audit.lines()) == 75
    assert audit.verify().ok


def test_the_log_is_lines_of_json_that_other_programs_read(tmp_path: Path) -> None:
    audit_with(tmp_path, 2)
    rows = [json.loads(line) for line in log_of(tmp_path).read_text().splitlines()]
    assert [row["seq"] for row in rows] == [1, 2]


def test_a_new_store_at_an_old_address_begins_a_new_log_when_its_holder_says_so(tmp_path: Path) -> None:
    audit_with(tmp_path, 3)
    log_of(tmp_path).unlink()
    start_afresh(str(tmp_path / "store"), settings_in(tmp_path))
    audit = audit_with(tmp_path, 1)
    assert [line.seq for line in audit.lines()] == [1]
    assert audit.verify().ok


def test_on_a_full_disk_no_line_is_written_and_none_is_torn(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 2)
    log = log_of(tmp_path)
    size, room = log.stat().st_size, resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, room[1]))
    try:
        with pytest.raises(AuditUnwritable):
            audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, room)
    assert log.stat().st_size == size
    assert audit.append(Action.VIEWED, mandate_of(), subject="pairs") == 3
    assert audit.verify().notes == ()


def test_a_log_that_another_process_keeps_locked_is_waited_for_and_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = audit_with(tmp_path, 1)
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.05)
    with log_of(tmp_path).open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(AuditUnwritable, match="Another program is using the audit"):
            audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    assert audit.append(Action.VIEWED, mandate_of(), subject="pairs") == 2


def test_a_log_that_cannot_be_read_is_said_to_be(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 1)
    log_of(tmp_path).unlink()
    log_of(tmp_path).mkdir()
    with pytest.raises(Refused, match="could not be read"):
        audit.verify()
