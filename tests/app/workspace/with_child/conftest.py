"""The sample town of each test's own, as these tests write to it."""

from app.workspace.meeting.conftest import meeting_address, saltmere

__all__ = ["meeting_address", "saltmere"]
