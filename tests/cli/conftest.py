"""The command line as a person uses it: arguments in, what is printed and the exit code out.

Commands run in this process, each with a data directory of its own for the test; those that serve or that lock run in
another one.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ladybug
import pytest

from bundles import small_town, write_folder
from ctx_map.cli.main import main
from ctx_map.store.folder import GRAPH


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs a command in a folder of its own, with a data directory of its own."""
    for name in [name for name in os.environ if name.startswith("CTX_MAP_") and name != "CTX_MAP_TEST_NEO4J"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CTX_MAP_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["ctx-map", *arguments])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run_command


@pytest.fixture(scope="session")
def loaded_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory whose store has the small town, loaded once; tests work on copies."""
    folder = tmp_path_factory.mktemp("loaded")
    bundle = write_folder(folder / "town", small_town())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTX_MAP_DATA_DIR", str(folder / "data"))
        patch.delenv("CTX_MAP_STORE", raising=False)
        patch.setattr(sys, "argv", ["ctx-map", "import", str(bundle)])
        with pytest.raises(SystemExit) as ended:
            main()
    assert not ended.value.code
    _forget_the_audit(folder / "data" / "store")
    return folder / "data"


def _forget_the_audit(store: Path) -> None:
    """Makes a store as one whose audit was never written: each test begins an audit of its own."""
    shutil.rmtree(store / "audit")
    database = ladybug.Database(str(store / GRAPH))
    connection: Any = ladybug.Connection(database)
    connection.execute("MATCH (anchor:_Anchor) DELETE anchor").close()
    connection.close()
    database.close()


@pytest.fixture
def town(run: Run, tmp_path: Path, loaded_data: Path) -> Run:
    """Runs commands on a store that has the small town."""
    shutil.copytree(loaded_data / "store", tmp_path / "data" / "store")
    return run
