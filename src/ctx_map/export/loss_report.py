"""The report beside a file that says what its format leaves out, so that no one takes the file for the whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ctx_map.governance.release import Release
from ctx_map.private_file import write_private

ENDING = ".left-out.txt"


def beside(path: Path) -> Path:
    """Return where the report of a file is."""
    return path.with_name(path.name + ENDING)


def write_loss_report(release: Release[Any], path: Path, title: str, left_out: Sequence[str]) -> None:
    """Write what a file leaves out into a text file beside it, for its owner only."""
    text = loss_report(release, title, left_out).encode()
    write_private(beside(path), lambda out: out.write(text))


def loss_report(release: Release[Any], title: str, left_out: Sequence[str]) -> str:
    """Return the report: the account of the release, and one line for each thing that is left out."""
    lines = "\n".join(f"- {sentence}" for sentence in left_out)
    parts = ("\n".join(release.header), f"What the {title} file beside this report leaves out:\n{lines}")
    return "\n\n".join(parts) + "\n"
