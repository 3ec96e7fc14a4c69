"""What people decide about two ids, as a store keeps it: that they stand for one, or that they stand for two.

A decision is a record of its own with versions, as those of meetings are. Undoing it is a new version, and the ids and
their reports stay as they are.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from ctx_map.governance.matching.decisions import MATCHING
from ctx_map.governance.meetings.records import Record
from ctx_map.governance.written_text import check_line


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided(Record):
    meeting: str = MATCHING
    one: str
    """The id that comes first in order."""
    other: str
    reason: str
    by: str = ""
    """Who decided, in the words of whoever wrote it down."""

    def __post_init__(self) -> None:
        check_line("reason", self.reason, needed=True)
        check_line("name of who decided", self.by)

    @property
    def ids(self) -> tuple[str, ...]:
        """Both ids."""
        return (self.one, self.other)

    @property
    def says(self) -> str:
        """The reason."""
        return self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAs(_Decided):
    """Someone has confirmed that two ids stand for one."""

    kind: ClassVar[str] = "SameAs"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSame(_Decided):
    """Someone has said that two ids stand for two."""

    kind: ClassVar[str] = "NotSame"


def id_of_pair(kind: str, one: str, other: str) -> str:
    """Return the id of a decision about two ids: the same whichever comes first."""
    text = "\0".join((kind, *sorted((one, other))))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
