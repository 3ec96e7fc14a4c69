"""The script that takes the pictures finds what it needs, from wherever it is run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.screenshots import KEPT, PICTURES, STATES
from app.serving import REPOSITORY

MOST_BYTES = 120_000
SCRIPT = REPOSITORY / "tests" / "app" / "screenshots.py"


def test_the_script_of_the_pictures_starts_outside_the_tests(tmp_path: Path) -> None:
    program = f"import runpy; print(sorted(runpy.run_path({str(SCRIPT)!r})['SIZES']))"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "[(1366, 768), (1920, 1080)]"), done.stderr


def test_the_readme_shows_three_of_the_pictures_and_they_are_small() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    assert set(KEPT) <= set(STATES)
    for name in KEPT.values():
        assert f"](docs/pictures/{name}.png)" in readme
        assert (PICTURES / f"{name}.png").stat().st_size < MOST_BYTES
    assert {path.stem for path in PICTURES.glob("*.png")} == set(KEPT.values())
