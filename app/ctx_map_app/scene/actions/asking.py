"""About whom and when, and which question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ctx_map.analysis.question import ids_in
from ctx_map.vocabulary.days import NO_DATE, day_words, period_words
from ctx_map_app.scene.actions.action import Names, listed
from ctx_map_app.scene.question_options import OptionValue, question_named
from ctx_map_app.scene.scene import Scene, Whose, with_more, without


@dataclass(frozen=True, slots=True)
class AddPeople:
    """Make the canvas about these people too."""

    people: tuple[str, ...]

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, people=with_more(scene.people, self.people))

    def label(self, names: Names) -> str:
        return f"Added {listed(self.people, names)}"


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Make the canvas no longer about this person."""

    person: str

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, people=without(scene.people, [self.person]))

    def label(self, names: Names) -> str:
        return f"Removed {names(self.person)}"


@dataclass(frozen=True, slots=True)
class AddPlaces:
    """Make the canvas about these places too."""

    places: tuple[str, ...]

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, places=with_more(scene.places, self.places))

    def label(self, names: Names) -> str:
        return f"Added {listed(self.places, names)}"


@dataclass(frozen=True, slots=True)
class RemovePlace:
    """Make the canvas no longer about this place."""

    place: str

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, places=without(scene.places, [self.place]))

    def label(self, names: Names) -> str:
        return f"Removed {names(self.place)}"


@dataclass(frozen=True, slots=True)
class ShowWholeTown:
    """Draw the peer groups and places of the whole town, or go back to those the canvas is about."""

    whole_town: bool = True

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, whole_town=self.whole_town)

    def label(self, names: Names) -> str:
        return "Showed the whole town" if self.whole_town else "Went back to those chosen"


@dataclass(frozen=True, slots=True)
class SetDay:
    """Look at what was known on a day; None means today."""

    as_at: date | None

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, as_at=self.as_at)

    def label(self, names: Names) -> str:
        return f"Looked as at {day_words(self.as_at) if self.as_at else 'today'}"


@dataclass(frozen=True, slots=True)
class SetPeriod:
    """Read reports of a period; None leaves a side open. A time brush that lies outside it is cleared."""

    since: date | None = None
    until: date | None = None

    def apply(self, scene: Scene) -> Scene:
        brush = scene.filters
        first = max(filter(None, (self.since, brush.since)), default=None)
        last = min(filter(None, (self.until, brush.until)), default=None)
        outside = first is not None and last is not None and first > last
        filters = brush.at_any_time if outside else brush
        return replace(scene, since=self.since, until=self.until, filters=filters)

    def label(self, names: Names) -> str:
        words = period_words(self.since, self.until)
        return "Chose the whole time" if words == NO_DATE else f"Chose the period {words}"


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a question with these options; those not named have their defaults.

    Another question than the one before keeps of the selection only what it is asked about.
    """

    question: str
    options: tuple[tuple[str, OptionValue], ...] = ()

    @classmethod
    def having(cls, question: str, options: Mapping[str, OptionValue]) -> Ask:
        """The question with options given by name."""
        return cls(question, tuple(sorted(options.items())))

    def apply(self, scene: Scene) -> Scene:
        selected = scene.selected
        if self.question != scene.question:
            about = {key for _, value in self.options if isinstance(value, str | tuple) for key in ids_in(value)}
            selected = tuple(key for key in selected if key in about)
        return replace(scene, question=self.question, options=tuple(sorted(self.options)), selected=selected)

    def label(self, names: Names) -> str:
        return f"Asked: {question_named(self.question).asks}"


@dataclass(frozen=True, slots=True)
class CloseQuestion:
    """Go back to the canvas without a question."""

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, question="", options=())

    def label(self, names: Names) -> str:
        return "Closed the question"


@dataclass(frozen=True, slots=True)
class ChooseWhose:
    """Answer about the meeting's people, or about everyone."""

    whose: Whose

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, whose=self.whose)

    def label(self, names: Names) -> str:
        return "Asked about everyone" if self.whose is Whose.EVERYONE else "Asked about the meeting's young people"
