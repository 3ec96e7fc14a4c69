"""What can be written in the room: a place, a link, a correction, a young person's own words, a rating of a place.

Each becomes a report with its reporter, its day and its handling. What a young person says is their own account and
is never graded. Who rated a place is not in it unless the young person wants that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ctx_map.errors import WrongUse
from ctx_map.governance.in_the_room.handling import Share, usual_share
from ctx_map.governance.written_text import LONGEST_TEXT, check_line
from ctx_map.vocabulary.statements import Rating, Statement

GRADED_ELSEWHERE = "Intelligence is graded by the police and comes with their file. Choose another sort of statement."


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports it: the agency, and the name or role of the person who said it in the room."""

    agency: str
    who: str

    def __post_init__(self) -> None:
        check_line("agency", self.agency, needed=True)
        check_line("name or role of who says so", self.who, needed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What everything that is written in the room has."""

    own_words: ClassVar[bool] = False
    """Whether it is a young person's own account."""
    meeting: str
    """The id of the meeting in which it is written."""
    reporter: Reporter
    day: date | None = None
    """When it happened or began, or was said."""
    share: Share | None = None
    """Who may see it. None means who usually may."""
    present: tuple[str, ...] = ()
    """The agencies of the meeting."""
    with_child: bool = False
    """Whether it was said in a map that was made with a child."""

    def __post_init__(self) -> None:
        """Raise WrongUse if something is missing or too long."""

    @property
    def shared_with(self) -> Share:
        """Who may see it."""
        return self.share or usual_share(own_words=self.own_words, with_child=self.with_child)

    @property
    def stays_out_of_meetings(self) -> bool:
        """Whether a meeting is not shown it."""
        return self.shared_with in (Share.NOT_IN_MEETINGS, Share.WITH_CHILD)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace(Said):
    """A place that is not on the map yet, and those on the map whom a report links to it."""

    name: str
    kind: str = ""
    role: str = ""
    """What the place is to young people: a word of `place_roles`."""
    platform: str = ""
    """For an online space, what it is on."""
    linked: tuple[str, ...]
    """The ids of people, groups or things that are linked to it."""
    link_kind: str
    protective: bool = False
    statement: Statement = Statement.PROFESSIONAL_JUDGEMENT
    note: str = ""

    def __post_init__(self) -> None:
        check_line("name of the place", self.name, needed=True)
        for name in ("kind", "platform"):
            check_line(name, getattr(self, name))
        check_text("note", self.note)
        _statement(self.statement)
        if not self.linked:
            raise WrongUse("Choose who or what is linked to the place. No place is on the map without a report.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink(Said):
    """A link between two that are on the map."""

    source: str
    target: str
    kind: str
    until: date | None = None
    protective: bool = False
    statement: Statement = Statement.PROFESSIONAL_JUDGEMENT
    note: str = ""

    def __post_init__(self) -> None:
        check_text("note", self.note)
        _statement(self.statement)
        if self.source == self.target:
            raise WrongUse("Choose two different ends of the link.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Said):
    """A report as it should have been. It keeps its agency, its reference and its handling."""

    link: str
    """The id of the link."""
    since: str = ""
    until: str = ""
    note: str = ""
    disputed: bool = False
    withdrawn: bool = False
    """Whether the agency withdraws it."""

    def __post_init__(self) -> None:
        check_text("note", self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords(Said):
    """What a young person said, in their own words, and what it is about."""

    own_words: ClassVar[bool] = True
    person: str
    words: str
    about: tuple[str, ...] = ()
    """The ids of the places, people and groups that they talked about."""

    def __post_init__(self) -> None:
        check_text("words", self.words, needed=True)
        if self.person in self.about:
            raise WrongUse("What a young person says of themselves needs no more than their name. Choose others.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRating(Said):
    """How a young person rates a place, with their words."""

    own_words: ClassVar[bool] = True
    place: str
    rating: Rating
    words: str = ""
    person: str = ""
    """The id of the young person, only where they want it to be stored."""

    def __post_init__(self) -> None:
        check_text("words", self.words)


def _statement(statement: Statement) -> None:
    if statement is Statement.INTELLIGENCE:
        raise WrongUse(GRADED_ELSEWHERE)


def check_text(name: str, text: str, *, needed: bool = False) -> None:
    """Raise WrongUse if a text is missing or too long."""
    if needed and not text.strip():
        raise WrongUse(f"The {name} are missing. Give them." if name == "words" else f"The {name} is missing. Give it.")
    if len(text) > LONGEST_TEXT:
        raise WrongUse(f"There is too much text. Use at most {LONGEST_TEXT} characters.")
