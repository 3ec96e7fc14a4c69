"""Content that leaves a view, with its marking and its account. Maps, files and pages are made from nothing else."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ctx_map.errors import WrongUse
from ctx_map.governance import for_analysts
from ctx_map.governance.disclosures import AREAS_SAID, Disclosure
from ctx_map.governance.mandate import NO_AUTHORITY
from ctx_map.network import Network, Withheld
from ctx_map.network.strictest import handling_sentence
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.places import PlacesAs

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import polars as pl

    from ctx_map.analysis.answers.result import Result
    from ctx_map.governance.for_analysts import PandasTables, Tables

ContentT = TypeVar("ContentT", covariant=True)

NOTICE = (
    "Being on this map does not mean that anyone has done anything wrong.",
    "Every link comes from a report. Read its grade, its source and its date before you use it.",
    "If something is not on the map, it may be restricted or no one may know about it. It may still be true.",
)
"""What to read before using any output. It is on every screen, page and file."""

_SEAL = object()


@dataclass(frozen=True, slots=True)
class Release(Generic[ContentT]):
    """A Network or a Result with its marking and its account. Only a View makes one."""

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
    """The strictest handling among the reports inside, in words."""
    withheld: Withheld
    data_digest: str
    audit_line: int
    """The number of the audit line that was written before this was made."""
    scope: str = ""
    """Which part of the store was read, in words. Empty if it is everything that the mandate may see."""
    undated: int | None = None
    """How many links without a date the window keeps. None if there is no window."""
    notice: tuple[str, ...] = NOTICE
    recipient: str = ""
    """Who a file is for. Empty if it was not said."""
    keep_until: date | None = None
    """The last day on which a file may be kept. None if it was not said."""
    places_as: PlacesAs = PlacesAs.POINTS
    """Where the places of a network in a file are."""
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise WrongUse("A release can only be made by a view. Call view.release(...).")

    def to_networkx(self: Release[Network]) -> nx.MultiDiGraph[str]:
        """Return the network as NetworkX: one node per id, and one edge per link with its report.

        The positions of homes are left out, and `graph.graph` has the account of this release. Raises WrongUse if it
        is an answer.
        """
        return for_analysts.as_networkx(self)

    @overload
    def to_polars(self: Release[Network]) -> Tables: ...

    @overload
    def to_polars(self: Release[Result[Any]]) -> pl.DataFrame: ...

    def to_polars(self: Release[Any]) -> Tables | pl.DataFrame:
        """Return a network as two Polars tables, `nodes` and `links`, or an answer as one table of its rows."""
        return for_analysts.as_polars(self)

    @overload
    def to_pandas(self: Release[Network]) -> PandasTables: ...

    @overload
    def to_pandas(self: Release[Result[Any]]) -> pd.DataFrame: ...

    def to_pandas(self: Release[Any]) -> PandasTables | pd.DataFrame:
        """Return the same as `to_polars` in pandas. Raises WrongUse if pandas is not installed."""
        return for_analysts.as_pandas(self)

    @property
    def header(self) -> tuple[str, ...]:
        """The marking and the day, which come first on every page, file and screen, and then the account."""
        return (*self.heading, *self.account)

    @property
    def heading(self) -> tuple[str, ...]:
        """The two lines before a finding: the marking, and the day and window that were asked for."""
        return self.marking, f"As at {day_words(self.as_at)}{_window_words(self.since, self.until)}."

    @property
    def mark(self) -> str:
        """Whose copy it is, for the foot of each page. The number leads to its line in the register of disclosures."""
        said = Disclosure(self.recipient, self.keep_until).words
        return f"{said} Copy {self.audit_line} of the register of disclosures.".strip()

    @property
    def account(self) -> tuple[str, ...]:
        """The lines after a finding: what is restricted, how to handle it, and who asked under which authority."""
        lines = (
            self.scope,
            AREAS_SAID if self.places_as is PlacesAs.AREAS else "",
            _undated_words(self.undated),
            f"{self.withheld.words} {self.withheld.effect}".strip(),
            handling_sentence(self.handling),
            Disclosure(self.recipient, self.keep_until).words,
            f"Asked by {self.asked_by} ({agency_words(self.agency)}). Purpose: {self.purpose}. {self._authority_words}",
        )
        return tuple(line for line in lines if line)

    @property
    def _authority_words(self) -> str:
        return f"{self.authority}." if self.authority == NO_AUTHORITY else f"Authority: {self.authority}."


def _window_words(since: str | None, until: str | None) -> str:
    """The window that was asked for, as the end of a sentence."""
    if since and until:
        return f", from {day_words(since)} to {day_words(until)}"
    if since:
        return f", from {day_words(since)}"
    return f", up to {day_words(until)}" if until else ""


def _undated_words(links: int | None) -> str:
    """A sentence about links without a date, which are inside every window."""
    if not links:
        return ""
    return f"{links:,} links have no date and are included." if links > 1 else "1 link has no date and is included."
