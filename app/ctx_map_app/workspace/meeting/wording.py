"""How people, places and texts of a record are shown: by names, or by initials and then without free text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ctx_map.export.meeting_words import RESTRICTED, title_of
from ctx_map.governance.meetings import Meeting, Record
from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.meetings import meeting_sort_words

UNSEEN = "Someone or something that is not on the map in this period"
LEFT_OUT = "The text is left out while initials are shown."


@dataclass(frozen=True, slots=True)
class Wording:
    """What each id is called on this screen, and whether texts are shown."""

    shown: Mapping[str, str]
    """Names as the canvas has them: initials while initials are shown."""
    recorded: Mapping[str, str]
    """Full names of what the record names."""
    initials: bool

    def name(self, key: str) -> str:
        """What an id is called."""
        return self.shown.get(key) or (UNSEEN if self.initials else self.recorded.get(key, UNSEEN))

    def names(self, keys: Iterable[str]) -> str:
        """What these ids are called, in one line."""
        return ", ".join(dict.fromkeys(self.name(key) for key in keys))

    def said(self, text: str, record: Record) -> str:
        """A text that someone wrote, as far as it may be shown."""
        if not text:
            return RESTRICTED if record.restricted else ""
        return LEFT_OUT if self.initials else text


def meeting_title(meeting: Meeting, *, initials: bool) -> str:
    """The title of a meeting; while initials are shown, its sort and its day."""
    if initials:
        sort = meeting_sort_words(meeting.sort)
        return f"{sort[0].upper()}{sort[1:]}, {day_words(meeting.day)}"
    return title_of(meeting)
