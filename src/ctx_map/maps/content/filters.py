"""The filters of the canvas, as a value: what stays. An empty list of words means that nothing of it is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ctx_map.maps.content.sorts import Sort
from ctx_map.vocabulary.grading import INTELLIGENCE_ASSESSMENT, SOURCE_EVALUATION
from ctx_map.vocabulary.kinds import place_sort_names

NOT_KNOWN = "not_known"
"""A place of a kind that is not recognised, or a report without a grade."""
PLACE_SORTS = (*place_sort_names(), NOT_KNOWN)
GRADES = (*(source + known for source in SOURCE_EVALUATION for known in INTELLIGENCE_ASSESSMENT), NOT_KNOWN)
"""Grades without their handling code."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What stays in sight. Words are those of the vocabulary; agencies are called as their reports call them."""

    sorts: tuple[Sort, ...] = ()
    """Sorts of node."""
    places: tuple[str, ...] = ()
    """Kinds of place, from `PLACE_SORTS`. Concerns places only."""
    kinds: tuple[str, ...] = ()
    """Kinds of link."""
    agencies: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    """From `GRADES`."""
    protective: bool | None = None
    """Protective links only, or others only."""
    confirmed: bool | None = None
    """Links that a report confirms only, or others only. See `maps.lines.confirmed_expr`."""
    since: date | None = None
    until: date | None = None
    """The days of the time brush. A report stays that touches them, and one without a date."""
    hide: bool = False
    """Whether what does not stay is hidden. Else it is dimmed."""

    @property
    def any(self) -> bool:
        """Whether anything is filtered at all."""
        return self not in (NO_FILTERS, _HIDING)

    @property
    def at_any_time(self) -> Filters:
        """The same without the time brush."""
        return replace(self, since=None, until=None)


NO_FILTERS = Filters()
_HIDING = Filters(hide=True)
