"""What a meeting writes down: the meeting itself, notes, actions, outcomes, young people's wishes, views, a snapshot.

Each is a small value that does not change. Writing one again gives a new version, and the earlier ones stay. Ids are
those of young people, places, links and other things on the map; names are never kept, except in what people wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from ctx_map.errors import WrongUse
from ctx_map.governance.written_text import LONGEST_TEXT, check_line
from ctx_map.vocabulary.meetings import ActionSort, ActionStatus, Knows, MeetingStatus, Scale, meeting_sorts

LONGEST_SCENE = 2_000_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote a version of a record, and when. The intake says it, never the one who writes."""

    number: int
    """1 for the first version of a record."""
    author: str
    """The name in the mandate."""
    agency: str
    on: date
    at: str
    """Moment, ISO text in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has."""

    kind: ClassVar[str] = ""
    """Its label in a store."""
    id: str = ""
    """32 hexadecimal figures. The intake gives one to a new record that has none."""
    removed: bool = False
    """Whether this version takes the record off the list. Its earlier versions stay."""
    written: Written | None = None
    """Who wrote this version. None if it has not been written yet."""
    restricted: bool = False
    """Whether the reader may not see all of it. Its text is then left out."""

    def __post_init__(self) -> None:
        """Raise WrongUse if something is missing or too long."""

    @property
    def meeting_id(self) -> str:
        """The id of the meeting that it belongs to."""
        return getattr(self, "meeting", "") or self.id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids on the map that it names."""
        return ()

    @property
    def says(self) -> str:
        """What stands for it in a list."""
        return ""

    def without_words(self) -> Self:
        """Return the record as a reader sees it who may not see all that it is about."""
        return replace(self, restricted=True)


@dataclass(frozen=True, slots=True)
class Present:
    """A person who was at a meeting."""

    name: str
    agency: str

    def __post_init__(self) -> None:
        check_line("name of a person present", self.name, needed=True)
        check_line("agency of a person present", self.agency, needed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """A meeting. The young people and places that it is about are named by their ids."""

    kind: ClassVar[str] = "Meeting"
    title: str
    sort: str
    """A word of `meeting_sorts`, such as `strategy_meeting`."""
    day: date
    since: date | None = None
    until: date | None = None
    """The period that the meeting looks at."""
    purpose: str
    authority: str
    """The lawful basis or the agreement under which it shares information."""
    present: tuple[Present, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    status: MeetingStatus = MeetingStatus.OPEN
    change_first: str = ""
    """What has to change first for safety to increase, in the meeting's own words (context weighting)."""
    change_first_about: tuple[str, ...] = ()
    """The ids that `change_first` is about."""
    continues: str = ""
    """The id of an earlier meeting that this one continues."""

    def __post_init__(self) -> None:
        for name in ("title", "purpose", "authority"):
            check_line(name, getattr(self, name), needed=not self.restricted)
        _text("change_first", self.change_first)
        if self.sort not in meeting_sorts(self.day):
            raise WrongUse(f"The sort of meeting is not known. Use {', '.join(meeting_sorts(self.day))}.")
        if self.since and self.until and self.since > self.until:
            raise WrongUse("The period of the meeting ends before it begins. Correct one of the two days.")
        _once("people, places", (*self.people, *self.places))

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of the young people and places that it is about."""
        return (*self.people, *self.places)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids on the map that it names."""
        return tuple(dict.fromkeys((*self.about, *self.change_first_about)))

    @property
    def says(self) -> str:
        """Its title."""
        return self.title

    @property
    def finished(self) -> bool:
        """Whether it has been finished."""
        return self.status is MeetingStatus.FINISHED

    def is_coming(self, day: date) -> bool:
        """Whether it is open and its day is later than this one."""
        return not self.finished and self.day > day

    def without_words(self) -> Meeting:
        """Return the meeting without what has to change first, which names what the reader may not see."""
        return replace(self, change_first="", restricted=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A note on people, places, groups, things, events or links; on the meeting itself if it names no id."""

    kind: ClassVar[str] = "Note"
    meeting: str
    about: tuple[str, ...] = ()
    """Ids of nodes or of links."""
    text: str
    flagged: bool = False
    """Whether the meeting flagged what it is about: a flagged place or adult needs an action, or a reason for none."""

    def __post_init__(self) -> None:
        _text("text", self.text, needed=not self.restricted)
        _once("about", self.about)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids on the map that it names."""
        return self.about

    @property
    def says(self) -> str:
        """Its text."""
        return self.text

    def without_words(self) -> Note:
        """Return the note without its text."""
        return replace(self, text="", restricted=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """An action, or the reason for none. It is about places, adults, groups, things, links, or the meeting itself.

    About a young person, or someone whose age is not known, only support and protection can be recorded.
    """

    kind: ClassVar[str] = "Action"
    meeting: str
    about: tuple[str, ...] = ()
    """Ids of nodes or of links. Empty if it is about the meeting itself."""
    sort: ActionSort
    what: str = ""
    who: str = ""
    agency: str = ""
    by_when: date | None = None
    because: str = ""
    """Why there is no action. For that sort of action only."""
    status: ActionStatus = ActionStatus.OPEN
    outcome: str = ""
    """What came of it, or why it was dropped."""
    ended_on: date | None = None
    """The day on which it was done or dropped."""

    def __post_init__(self) -> None:
        for name in ("what", "outcome", "because"):
            _text(name, getattr(self, name))
        for name in ("who", "agency"):
            check_line(name, getattr(self, name))
        _once("about", self.about)
        if self.restricted:
            return
        if self.sort is ActionSort.NO_ACTION:
            self._check_no_action()
        elif not all(each.strip() for each in (self.what, self.who, self.agency)) or self.by_when is None:
            raise WrongUse("An action needs what is to be done, by whom, for which agency and by when. Add these.")
        elif self.because:
            raise WrongUse("Only the decision to take no action has a reason. Leave out `because`.")
        if (self.status is ActionStatus.OPEN) == (self.ended_on is not None):
            raise WrongUse("An action that is done or dropped has the day on which it ended, and an open one has none.")
        if self.status is ActionStatus.DROPPED and not self.outcome.strip():
            raise WrongUse("Say in the outcome why the action was dropped.")

    def _check_no_action(self) -> None:
        if not self.because.strip() or self.what or self.who or self.by_when is not None:
            raise WrongUse("The decision to take no action needs a reason, and nothing else. Give it in `because`.")
        if self.status is not ActionStatus.OPEN:
            raise WrongUse("The decision to take no action can't be done or dropped. Remove it, or record an action.")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids on the map that it names."""
        return self.about

    @property
    def says(self) -> str:
        """What is to be done, or the reason for no action."""
        return f"No action, because: {self.because}" if self.sort is ActionSort.NO_ACTION else self.what

    @property
    def is_open(self) -> bool:
        """Whether something remains to be done."""
        return self.status is ActionStatus.OPEN and self.sort is not ActionSort.NO_ACTION and not self.removed

    def is_overdue(self, day: date) -> bool:
        """Whether it is open after the day by which it was due."""
        return self.is_open and self.by_when is not None and self.by_when < day

    def without_words(self) -> Action:
        """Return the action without its text."""
        return replace(self, what="", outcome="", because="", restricted=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Record):
    """What should be different at a place or in a group: agreed before the action, rated later on the same scale."""

    kind: ClassVar[str] = "Outcome"
    meeting: str
    about: str
    """The id of a place or a peer group."""
    what: str
    scale: Scale = Scale.PROGRESS
    now: str
    """The step of the scale when it was agreed."""
    wanted: str
    """The step that was agreed."""
    rated: str = ""
    """The step at the latest review. Empty before a review."""
    rated_on: date | None = None
    review: str = ""
    """What the review says in words."""

    def __post_init__(self) -> None:
        _text("what", self.what, needed=not self.restricted)
        _text("review", self.review)
        steps = (self.now, self.wanted, *([self.rated] if self.rated else []))
        if any(step not in self.scale.steps for step in steps):
            raise WrongUse(f"A step is not on the scale of the outcome. Use one of {', '.join(self.scale.steps)}.")
        if bool(self.rated) != (self.rated_on is not None):
            raise WrongUse("A rating needs its step and its day. Give both, or neither.")

    @property
    def ids(self) -> tuple[str, ...]:
        """The id on the map that it names."""
        return (self.about,)

    @property
    def says(self) -> str:
        """What should be different."""
        return self.what

    def without_words(self) -> Outcome:
        """Return the outcome without its text."""
        return replace(self, what="", review="", restricted=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Record):
    """What a young person wishes, and whether they know of the meeting."""

    kind: ClassVar[str] = "Voice"
    meeting: str
    person: str
    wishes: str = ""
    """In the young person's own words where possible."""
    knows: Knows = Knows.NOT_ASKED
    because: str = ""
    """Why they were not asked, or do not know."""

    def __post_init__(self) -> None:
        _text("wishes", self.wishes)
        _text("because", self.because)
        asked = self.wishes.strip() and self.knows is Knows.YES
        if not (asked or self.because.strip() or self.restricted):
            raise WrongUse("Say what the young person wishes and that they know of the meeting, or give a reason.")

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of the young person."""
        return (self.person,)

    @property
    def says(self) -> str:
        """The wishes."""
        return self.wishes

    def without_words(self) -> Voice:
        """Return it without what the young person said."""
        return replace(self, wishes="", because="", restricted=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """A view of the map with a title: the scene as JSON text, and its place in the running order."""

    kind: ClassVar[str] = "SavedView"
    meeting: str
    title: str
    note: str = ""
    scene: str
    order: int = 0

    def __post_init__(self) -> None:
        check_line("title", self.title, needed=not self.restricted)
        _text("note", self.note)
        if len(self.scene) > LONGEST_SCENE:
            raise WrongUse("The view is too large to be saved. Show less on the canvas, then save it.")

    @property
    def says(self) -> str:
        """Its title."""
        return self.title

    def without_words(self) -> SavedView:
        """Return the view without its title and its note."""
        return replace(self, title="", note="", restricted=True)


def _once(name: str, ids: Iterable[str]) -> None:
    given = list(ids)
    if len(set(given)) != len(given) or not all(each.strip() for each in given):
        raise WrongUse(f"An id is given twice or is empty in {name}. Give each once.")


def _text(name: str, text: str, *, needed: bool = False) -> None:
    if needed and not text.strip():
        raise WrongUse(f"The {name} is missing. Give it.")
    if len(text) > LONGEST_TEXT:
        raise WrongUse(f"The {name} is too long. Use at most {LONGEST_TEXT} characters.")
