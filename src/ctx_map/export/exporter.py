"""What every format of a file says of itself, and the checks that are the same for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctx_map.errors import WrongUse
from ctx_map.export.account import check_release
from ctx_map.export.loss_report import write_loss_report
from ctx_map.governance.release import Release
from ctx_map.network import Network


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format in which a release can be saved. Raises ValueError if something is left unsaid."""

    name: str
    """The word on the command line, in the audit, and in `view.release(content, to=name)`."""
    title: str
    """What people call the format: "GraphML"."""
    suffix: str
    """The end of a file's name. Empty for a folder."""
    opens_in: str
    """The programs that open it, for the guide."""
    takes: tuple[type, ...]
    """What it can hold: `Network`, or also `Result`."""
    leaves_out: tuple[str, ...]
    """What a file of this format never holds, in sentences for the report beside it."""
    writes: Callable[[Release[Any], Path], Iterable[str]]
    """Write a file, and return sentences on what this one leaves out besides."""

    def __post_init__(self) -> None:
        for field in ("name", "title", "opens_in", "takes", "leaves_out"):
            if not getattr(self, field):
                raise ValueError(f"A format does not say its {field}.")

    def save(self, release: Release[Any], path: Path) -> None:
        """Write a file for its owner only, and beside it a report of what the format leaves out.

        Raises WrongUse if nothing can be written there or the format cannot hold this content, and Refused for a
        release made for another format.
        """
        check_release(release, self.name)
        self.check_content(release)
        more = self.writes(release, path)
        write_loss_report(release, path, self.title, (*self.leaves_out, *more))

    def check_content(self, release: Release[Any]) -> None:
        """Raise WrongUse if the format cannot hold what is in this release."""
        if not isinstance(release.content, self.takes):
            what = "a network" if Network in self.takes else "the rows of an answer"
            raise WrongUse(f"{self.title} is only for {what}. Use csv or json for the rows of an answer.")
