"""What an audit line can be about."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """What was done, in the words of the log."""

    VIEWED = "viewed"
    """A view was opened: data was read and shown on a screen."""
    DISCLOSED = "disclosed"
    """Data left for a file."""
    CHECKED = "checked"
    """A bundle was held against the store without loading it."""
    INTAKE_BEGUN = "intake begun"
    INTAKE_SEALED = "intake sealed"
    """What the store will hold once the load is written, as keyed digests: written just before the store is changed. A
    load that changes nothing has the line without digests."""
    INTAKE_DONE = "intake done"
    INTAKE_FAILED = "intake failed"
    """The load is not in the store."""
    UNLOAD_BEGUN = "unload begun"
    UNLOAD_DONE = "unload done"
    """A load was taken back. Nothing that it brought is shown any more; this line and those of the load stay."""
    UNLOAD_FAILED = "unload failed"
    """The load is in the store as before."""
    RECORD_WRITTEN = "record written"
    """A meeting's own record is about to be written."""
    MATCH_CONFIRMED = "match confirmed"
    """Someone is about to confirm that two ids stand for one. The reason is in the store."""
    MATCH_REJECTED = "match rejected"
    """Someone is about to record that two ids stand for two."""
    MATCH_UNDONE = "match undone"
    """Someone is about to take back what was decided about two ids."""
    MEETING_FINISHED = "meeting finished"
    """A meeting is about to be frozen. The subject has the digest that seals it."""
    AUDIT_READ = "audit read"
    ANCHORED = "anchored"
    """An anchor was made for somebody to keep outside this computer."""
    RESTORED = "restored"
    """The recovery of a damaged store began."""
    RECOVERED = "recovered"
    """The recovery has ended. Its detail names the loads that it could not bring back."""

    # What the log writes about itself.
    TORN_LINE = "torn line found"
    """A crash had left half a line at the end; it counts as never written."""
    LINES_MISSING = "lines missing"
    """The head that is kept apart knows lines that the log has not: they were cut off, or the log was replaced."""
    HEAD_MISSING = "head missing"
    """No head was kept apart for a log that has lines, as after a move to another machine. One is kept from here on."""
