"""The sample town of each test's own, as the story writes to it."""

from app.workspace.meeting.conftest import meeting_address, saltmere

__all__ = ["meeting_address", "saltmere"]
