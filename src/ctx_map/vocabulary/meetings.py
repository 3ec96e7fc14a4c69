"""The words of a meeting's own record: sorts of meeting, sorts of action, statuses, and scales for outcomes.

No action is a measure against a young person, and no scale is for a person: outcomes are rated for a place or a group.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ctx_map.vocabulary.versioned import vocabulary

LABELS = ("Meeting", "Note", "Action", "Outcome", "Voice", "SavedView", "Snapshot", "SameAs", "NotSame")
"""The labels of records that people write in ctx-map: a meeting's own, and decisions about matches.

None of them is a label of what agencies report.
"""


class MeetingStatus(StrEnum):
    """Whether a meeting's record can be written."""

    OPEN = "open"
    FINISHED = "finished"


class ActionSort(StrEnum):
    """What an action does."""

    SUPPORTING = "supporting"
    PROTECTIVE = "protective"
    PLACE = "place"
    FIND_OUT = "find_out"
    MEASURE = "measure"
    NO_ACTION = "no_action"

    @property
    def words(self) -> str:
        """The sort in words, such as "support for someone"."""
        return {
            "supporting": "support for someone",
            "protective": "protection of someone",
            "place": "making a place or a group safer",
            "find_out": "finding out more",
            "measure": "measure under a legal power",
            "no_action": "no action",
        }[self.value]


FOR_YOUNG_PEOPLE = frozenset({ActionSort.SUPPORTING, ActionSort.PROTECTIVE, ActionSort.NO_ACTION})
"""The only sorts of action about a young person, or about someone whose age is not known."""
FOR_PROTECTIVE_PEOPLE = frozenset(ActionSort) - {ActionSort.MEASURE}
"""The sorts of action about a peer group, or about someone whose only reports are protective."""
NEEDS_AN_OUTCOME = frozenset({ActionSort.PLACE, ActionSort.MEASURE})
"""The sorts of action at a place or with a group for which an outcome is agreed first."""


class ActionStatus(StrEnum):
    """How far an action is. Whether it is overdue follows from the day by which it is due."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Knows(StrEnum):
    """Whether a young person knows of the meeting."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"

    @property
    def words(self) -> str:
        """In words, such as "knows about the meeting"."""
        return {
            "yes": "knows about the meeting",
            "no": "does not know about the meeting",
            "not_asked": "was not asked whether they know about the meeting",
        }[self.value]


class Scale(StrEnum):
    """A scale on which an outcome for a place or a group is rated, before the action and at each review."""

    SAFETY = "safety"
    """As in safety mapping, from the least safe to the safest."""
    PROGRESS = "progress"
    """How far what was agreed has been reached."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps in words, from the lowest to the highest."""
        return {
            "safety": ("not safe", "safe at some times", "mostly safe", "safe"),
            "progress": ("not at all", "a little", "partly", "mostly", "fully"),
        }[self.value]


def meeting_sorts(day: date) -> dict[str, str]:
    """The sorts of meeting in use on a day, each with its words."""
    return {word: entry.words for word, entry in vocabulary("meeting_sorts").on(day).items()}


def meeting_sort_words(sort: str) -> str:
    """A sort of meeting in words; one that is not in use reads as it is."""
    return vocabulary("meeting_sorts").words(sort)
