"""The command line can be run as a module too."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["ctx_map", "ctx_map.cli.main"])
def test_a_module_runs_the_command_line(module: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, "pairs", "--help"], check=True, capture_output=True, text=True)
    assert "--min-shared" in done.stdout or "Usage" in done.stdout
    wrong = subprocess.run([sys.executable, "-m", module, "no-such-command"], check=False, capture_output=True)
    assert wrong.returncode == 2
