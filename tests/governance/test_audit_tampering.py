"""Every way of changing the log is found; a crash is told apart from a change."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ctx_map.governance.audit import Action, log
from governance.doors import audit_with, head_of, log_of, mandate_of

Lines = list[bytes]
Tamper = Callable[[Lines, random.Random], Lines]
LINES, ROUNDS = 12, 60


def _edit_a_word(lines: Lines, chance: random.Random) -> Lines:
    at = chance.randrange(len(lines))
    values = json.loads(lines[at])
    name = chance.choice(["actor", "purpose", "subject", "at", "decision", "agency", "mac", "prev"])
    values[name] += "x"
    lines[at] = json.dumps(values, sort_keys=True, separators=(",", ":")).encode()
    return lines


def _change_a_byte(lines: Lines, chance: random.Random) -> Lines:
    at = chance.randrange(len(lines))
    line = bytearray(lines[at])
    line[chance.randrange(len(line))] ^= 1 << chance.randrange(7)
    lines[at] = bytes(line)
    return lines


def _spell_it_otherwise(lines: Lines, chance: random.Random) -> Lines:
    at = chance.randrange(len(lines))
    lines[at] = json.dumps(json.loads(lines[at])).encode()
    return lines


def _change_a_number(lines: Lines, chance: random.Random) -> Lines:
    at = chance.randrange(len(lines))
    values = json.loads(lines[at])
    values["counts"]["round"] += 1
    lines[at] = json.dumps(values, sort_keys=True, separators=(",", ":")).encode()
    return lines


def _delete(lines: Lines, chance: random.Random) -> Lines:
    del lines[chance.randrange(len(lines))]
    return lines


def _delete_several(lines: Lines, chance: random.Random) -> Lines:
    start = chance.randrange(len(lines))
    del lines[start : start + chance.randint(1, 4)]
    return lines


def _cut_the_end(lines: Lines, chance: random.Random) -> Lines:
    return lines[: chance.randrange(len(lines))]


def _cut_the_beginning(lines: Lines, chance: random.Random) -> Lines:
    return lines[chance.randint(1, len(lines) - 1) :]


def _cut_inside_a_line(lines: Lines, chance: random.Random) -> Lines:
    at = chance.randrange(len(lines))
    return [*lines[:at], lines[at][: chance.randrange(1, len(lines[at]))]]


def _repeat(lines: Lines, chance: random.Random) -> Lines:
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return lines


def _insert_a_blank(lines: Lines, chance: random.Random) -> Lines:
    lines.insert(chance.randrange(len(lines)), b"")
    return lines


def _insert_an_invention(lines: Lines, chance: random.Random) -> Lines:
    values = json.loads(chance.choice(lines))
    values["mac"] = chance.randbytes(32).hex()
    lines.insert(chance.randrange(len(lines) + 1), json.dumps(values, sort_keys=True, separators=(",", ":")).encode())
    return lines


def _swap(lines: Lines, chance: random.Random) -> Lines:
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _turn_round(lines: Lines, chance: random.Random) -> Lines:
    return lines[::-1]


TAMPERS: tuple[Tamper, ...] = (
    _edit_a_word,
    _change_a_byte,
    _spell_it_otherwise,
    _change_a_number,
    _delete,
    _delete_several,
    _cut_the_end,
    _cut_the_beginning,
    _cut_inside_a_line,
    _repeat,
    _insert_a_blank,
    _insert_an_invention,
    _swap,
    _turn_round,
)


@pytest.mark.parametrize("tamper", TAMPERS, ids=lambda tamper: tamper.__name__.strip("_").replace("_", "-"))
def test_a_changed_log_does_not_verify(tmp_path: Path, tamper: Tamper) -> None:
    audit = audit_with(tmp_path, LINES)
    written = log_of(tmp_path).read_bytes()
    for seed in range(ROUNDS):
        lines = tamper(written.splitlines(), random.Random(seed))
        log_of(tmp_path).write_bytes(b"".join(line + b"\n" for line in lines))
        check = audit.verify()
        assert not check.ok, f"{tamper.__name__} with seed {seed} went unnoticed"
        assert check.first_bad is not None
    log_of(tmp_path).write_bytes(written)
    assert audit.verify().ok


def test_lines_cut_off_are_still_missed_after_the_next_line(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 6)
    log_of(tmp_path).write_bytes(b"".join(log_of(tmp_path).read_bytes().splitlines(keepends=True)[:3]))
    audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    check = audit.verify()
    assert (check.ok, check.first_bad) == (False, 4)
    assert "3 lines" in check.reason


def test_a_log_that_was_removed_with_its_key_is_missed(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 6)
    shutil.rmtree(log_of(tmp_path).parent)
    assert not audit.verify().ok
    audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    assert not audit.verify().ok


def test_a_log_replaced_by_another_with_its_own_key_is_found(tmp_path: Path) -> None:
    audit_with(tmp_path / "other", 9)
    audit = audit_with(tmp_path, 6)
    shutil.rmtree(log_of(tmp_path).parent)
    shutil.copytree(log_of(tmp_path / "other").parent, log_of(tmp_path).parent)
    assert audit.verify().reason.endswith("The log has been replaced.")


def test_a_log_put_back_from_an_older_copy_is_found(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 4)
    older = log_of(tmp_path).read_bytes()
    audit_with(tmp_path, 1)
    log_of(tmp_path).write_bytes(older)
    assert (audit.verify().ok, audit.verify().first_bad) == (False, 5)


@pytest.mark.parametrize("then", [0, 1, 3])
def test_a_head_that_is_gone_fails_now_and_after_further_lines(tmp_path: Path, then: int) -> None:
    audit = audit_with(tmp_path, 4)
    head_of(tmp_path).unlink()
    for _ in range(then):
        audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    check = audit.verify()
    assert (check.ok, check.first_bad) == (False, 5)
    assert "the record of the last line in the data directory was missing" in check.reason


@pytest.mark.parametrize("then", [0, 1, 3])
def test_an_anchor_of_the_last_line_before_stands_for_a_head_that_is_gone(tmp_path: Path, then: int) -> None:
    audit = audit_with(tmp_path, 4)
    anchor = audit.anchor()
    assert anchor is not None
    head_of(tmp_path).unlink()
    for _ in range(then):
        audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    check = audit.verify([anchor])
    assert (check.ok, check.anchored) == (True, 4)
    earlier = replace(anchor, seq=3, digest=audit.lines()[2].mac[:20])
    assert not audit.verify([earlier]).ok


def test_a_line_of_an_earlier_version_about_a_missing_head_is_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = audit_with(tmp_path, 4)
    head_of(tmp_path).unlink()
    note = log._own_note(Action.HEAD_MISSING, "audit log")
    monkeypatch.setattr(log, "_own_notes", lambda *_: [note])
    audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    check = audit.verify()
    assert check.ok
    assert "At line 5 there was no record outside the log" in check.notes[0]


def test_a_line_that_a_crash_tore_is_allowed_and_recorded(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 3)
    with log_of(tmp_path).open("ab") as log:
        log.write(b'{"about":[],"action":"vie')
    assert audit.verify().ok
    number = audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    check = audit.verify()
    assert (number, check.ok) == (5, True)
    assert check.notes == ("Line 4 was cut short by a crash and is not counted.",)


def test_a_line_torn_while_a_torn_line_was_recorded_is_allowed_too(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 3)
    with log_of(tmp_path).open("ab") as log:
        log.write(b'{"about":[],"act\n{"abou')
    audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    assert audit.verify().ok


def test_a_line_whose_end_alone_was_lost_still_counts(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 3)
    log_of(tmp_path).write_bytes(log_of(tmp_path).read_bytes()[:-1])
    assert audit.verify().ok
    assert audit.append(Action.VIEWED, mandate_of(), subject="pairs") == 4
    assert audit.verify().ok


def test_a_record_of_a_torn_line_excuses_nothing_else(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 3)
    with log_of(tmp_path).open("ab") as log:
        log.write(b"torn")
    audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    log_of(tmp_path).write_bytes(log_of(tmp_path).read_bytes().replace(b"torn\n", b"born\n"))
    assert (audit.verify().ok, audit.verify().first_bad) == (False, 4)


def test_a_crash_between_the_line_and_its_head_is_no_tampering(tmp_path: Path) -> None:
    audit = audit_with(tmp_path, 3)
    head = head_of(tmp_path).read_bytes()
    audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    head_of(tmp_path).write_bytes(head)
    assert audit.verify().ok
    audit.append(Action.VIEWED, mandate_of(), subject="pairs")
    assert audit.verify().ok
