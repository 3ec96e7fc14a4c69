"""The script that takes the pictures finds what it needs, from wherever it is run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.serving import REPOSITORY

SCRIPT = REPOSITORY / "tests" / "app" / "screenshots.py"


def test_the_script_of_the_pictures_starts_outside_the_tests(tmp_path: Path) -> None:
    program = f"import runpy; print(sorted(runpy.run_path({str(SCRIPT)!r})['SIZES']))"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "[(1366, 768), (1920, 1080)]"), done.stderr
