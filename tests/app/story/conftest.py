"""The sample town of each test's own, as the story writes to it."""

from app.workspace.meeting.conftest import saltmere

__all__ = ["saltmere"]
