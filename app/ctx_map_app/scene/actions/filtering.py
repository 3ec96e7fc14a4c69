"""What is dimmed or hidden by a rule."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from ctx_map.errors import WrongUse
from ctx_map.maps.content import NO_FILTERS, Filters
from ctx_map.vocabulary.days import NO_DATE, period_words
from ctx_map_app.scene.actions.action import Action, Names
from ctx_map_app.scene.scene import Scene

FILTER_WORDS = {
    "sorts": "people and things",
    "places": "kind of place",
    "kinds": "kind of link",
    "agencies": "agency",
    "grades": "grade",
    "protective": "protective links",
    "confirmed": "confirmed links",
    "since": "time",
    "until": "time",
}
"""What each filter goes by, in words."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Use these filters in place of those before."""

    filters: Filters

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, filters=self.filters)

    def label(self, names: Names) -> str:
        named = [each.name for each in fields(Filters) if each.name in FILTER_WORDS]
        used = dict.fromkeys(FILTER_WORDS[name] for name in named if _is_used(self.filters, name))
        return f"Filtered by {', '.join(used)}" if used else "Cleared the filters"


@dataclass(frozen=True, slots=True)
class ClearFilters:
    """Leave nothing out, or nothing by one of the filters."""

    of: str = ""
    """The name of the one filter. Empty means all."""

    def __post_init__(self) -> None:
        if self.of and self.of not in FILTER_WORDS:
            raise WrongUse("There is no such filter. Choose one from the list.")

    def apply(self, scene: Scene) -> Scene:
        if self.of:
            usual: dict[str, Any] = {self.of: getattr(NO_FILTERS, self.of)}
            return replace(scene, filters=replace(scene.filters, **usual))
        return replace(scene, filters=replace(NO_FILTERS, hide=scene.filters.hide))

    def label(self, names: Names) -> str:
        return f"Cleared the filter by {FILTER_WORDS[self.of]}" if self.of else "Cleared the filters"


@dataclass(frozen=True, slots=True)
class Brush:
    """Keep in sight what was reported within these days, with the time brush; None leaves a side open."""

    since: date | None = None
    until: date | None = None

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, filters=replace(scene.filters, since=self.since, until=self.until))

    def label(self, names: Names) -> str:
        words = period_words(self.since, self.until)
        return "Cleared the time brush" if words == NO_DATE else f"Brushed {words}"

    def continues(self, earlier: Action) -> bool:
        return isinstance(earlier, Brush)


def _is_used(filters: Filters, name: str) -> bool:
    return getattr(filters, name) not in ((), None)
