"""A released sheet as its sections in the order in which they are read: what it does not mean comes second."""

from __future__ import annotations

from ctx_map.governance import Disclosure, Release
from ctx_map.sheets.making import PlaceSheet
from ctx_map.sheets.sections import Section
from ctx_map.vocabulary.agencies import agency_words


def whole_sheet(release: Release[PlaceSheet]) -> tuple[Section, ...]:
    """Return every section of a sheet, with what it does not mean and what is said of this copy."""
    first, *others = release.content.sections
    return (first, Section("What it does not mean", release.content.notice), *others, _copy(release))


def _copy(release: Release[PlaceSheet]) -> Section:
    """Who made this copy, for whom and until when, and where its audit line is."""
    said = (
        Disclosure(release.recipient, release.keep_until).words,
        release.account[-1],
        f"This copy is line {release.audit_line} of the audit of {agency_words(release.agency)}.",
    )
    return Section("This copy", tuple(line for line in said if line))
