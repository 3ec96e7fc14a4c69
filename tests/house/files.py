"""The files of the house as git knows them."""

from __future__ import annotations

import subprocess
from pathlib import Path

HOUSE = Path(__file__).parents[2]


def tracked(*endings: str) -> list[Path]:
    """The tracked files, or those with one of these endings, by their path in the repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=HOUSE, check=True, capture_output=True).stdout.decode()
    paths = [Path(name) for name in listed.split("\0") if name]
    return [path for path in paths if (HOUSE / path).is_file() and (not endings or path.suffix in endings)]


def text_of(path: Path) -> str:
    """The text of a tracked file; empty for one that is no text."""
    try:
        return (HOUSE / path).read_text("utf-8")
    except UnicodeDecodeError:
        return ""
