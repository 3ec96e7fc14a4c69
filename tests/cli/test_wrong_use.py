"""An error is one line that says what happened and what to do next, with the exit code that scripts rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run, Said
from ctx_map.cli import main as command_line


def one_line(said: Said) -> str:
    assert said.out == ""
    assert "Traceback" not in said.err
    assert len(said.err.strip().splitlines()) == 1
    return said.err.strip()


@pytest.mark.parametrize(
    "arguments",
    [
        ["shared-places", "--as-at", "yesterday"],
        ["shared-places", "--as-at", "2026-02-30"],
        ["shared-places", "--format", "xml"],
        ["shared-places", "--min-people", "0"],
        ["shared-places", "--what"],
        ["export", "out.graphml"],
        ["export", "--as", "pdf", "out.pdf"],
        ["connect", "town:ash"],
        ["nothing-like-this"],
        ["import"],
    ],
    ids=" ".join,
)
def test_wrong_use_of_a_command_ends_with_2_and_says_what_is_wrong(town: Run, arguments: list[str]) -> None:
    said = town(*arguments)
    assert said.code == 2
    assert said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["shared-places", "--person", "town:nobody"],
        ["connect", "town:ash", "town:ash"],
        ["why", "no-such-link"],
        ["pairs", "--since", "2026-05-32"],
        ["pairs", "--since", "2026-05-02", "--until", "2026-05-01"],
        ["export", "--as", "json", "missing/out.json"],
        ["map", "missing/out.html"],
    ],
    ids=" ".join,
)
def test_a_question_that_cannot_be_answered_ends_with_2(town: Run, arguments: list[str]) -> None:
    said = town(*arguments)
    assert said.code == 2
    assert one_line(said).endswith(".")


def test_a_restricted_id_and_a_missing_one_give_the_same_error(town: Run) -> None:
    absent = town("shared-places", "--person", "town:nobody")
    assert absent.err == town("shared-places", "--person", "other:nobody").err


def test_a_store_that_is_not_there_ends_with_4_and_is_not_made(run: Run, tmp_path: Path) -> None:
    said = run("pairs")
    assert said.code == 4
    assert one_line(said).endswith(".")
    assert not (tmp_path / "data" / "store").exists()


def test_a_server_that_does_not_answer_ends_with_4(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTX_MAP_NEO4J_PASSWORD", "a-password")
    said = run("pairs", "--store", "bolt://127.0.0.1:9")
    assert said.code == 4
    assert one_line(said).endswith(".")
    assert "a-password" not in said.err


def test_a_server_without_a_password_ends_with_2(run: Run) -> None:
    assert run("pairs", "--store", "bolt://127.0.0.1:9").code == 2


def test_an_address_of_another_sort_ends_with_2(run: Run) -> None:
    assert run("pairs", "--store", "postgres://localhost").code == 2


def test_a_mandate_that_has_expired_ends_with_3(town: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mandate = tmp_path / "mandate.toml"
    lines = [f'{name} = "duty desk"' for name in ("name", "role", "agency", "purpose", "authority")]
    mandate.write_text("\n".join([*lines, "valid_until = 2026-01-31"]), "utf-8")
    monkeypatch.setenv("CTX_MAP_MANDATE", str(mandate))
    said = town("pairs")
    assert said.code == 3
    assert one_line(said).endswith(".")


def test_an_audit_that_cannot_be_written_ends_with_3_and_shows_nothing(town: Run, tmp_path: Path) -> None:
    (tmp_path / "data" / "store" / "audit").write_text("in the way")
    said = town("pairs")
    assert said.code == 3
    assert one_line(said).endswith(".")


def test_an_unexpected_error_says_its_sort_and_place_and_not_its_message(
    town: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(**_: object) -> None:
        raise RuntimeError("Ash Field was here")

    monkeypatch.setattr("ctx_map.cli.asking.read_settings", torn)
    said = town("pairs")
    assert said.code == 4
    assert "RuntimeError at test_wrong_use.py, line " in one_line(said)
    assert "Ash" not in said.err


def test_ctrl_c_ends_as_shells_expect(town: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ctx_map.cli.asking.read_settings", stopped)
    assert town("pairs").code == 130


def test_the_command_line_says_its_exit_codes(run: Run) -> None:
    said = run("--help")
    assert (
        "0 success. 1 a check found problems. 2 the command was not used correctly. 3 your mandate does not allow it. 4"
        in " ".join(said.out.split())
    )
    assert command_line.app.info.name == "ctx-map"
