"""What leaves the view: content with its marking and its account. Maps, files and pages are made from nothing else."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from datetime import date
from typing import Generic, TypeVar

from ctx_map.errors import WrongUse
from ctx_map.network import Withheld

ContentT = TypeVar("ContentT", covariant=True)

NOTICE = (
    "Being on this map is not a finding about anybody.",
    "Each link is a report: read its grade, its source and its date before you use it.",
    "What is not on the map may not be known, or may be withheld. Absence is not evidence.",
)
"""Read this before you use it: stands on every output."""

_SEAL = object()


@dataclass(frozen=True, slots=True)
class Release(Generic[ContentT]):
    """One content (a Network or a Result), marked and accounted for. Only a View makes one."""

    content: ContentT
    destination: str
    """"screen", or the format of a file: "graphml", "csv", "json", "html"."""
    marking: str
    asked_by: str
    agency: str
    purpose: str
    authority: str
    as_at: date
    since: str | None
    until: str | None
    handling: str
    """The strictest handling of what is inside, in words."""
    withheld: Withheld
    data_digest: str
    audit_line: int
    """The number of the audit line that was written before this was made."""
    scope: str = ""
    """Around what it was read, in words; nothing where it is all that the mandate may see."""
    undated: int | None = None
    """Links that the window keeps because they have no date; None where there is no window."""
    notice: tuple[str, ...] = NOTICE
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise WrongUse("A release is made by a view: call view.release(...).")

    @property
    def header(self) -> tuple[str, ...]:
        """The lines that stand first on every page, file and screen."""
        window = f"from {self.since or 'the beginning'} to {self.until or 'the day asked about'}"
        return (
            self.marking,
            f"For {self.asked_by} ({self.agency}); purpose: {self.purpose}; authority: {self.authority}.",
            f"As at {self.as_at.isoformat()}, {window}. Strictest handling inside: {self.handling}.",
            self.withheld.words,
            *([self.scope] if self.scope else []),
            *([_undated_words(self.undated)] if self.undated else []),
        )


def _undated_words(links: int) -> str:
    """That links without a date are inside every window."""
    return f"{links:,} links have no date and are included." if links > 1 else "1 link has no date and is included."
