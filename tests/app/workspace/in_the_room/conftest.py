"""The sample town of each test's own, as these tests write to it."""

from app.workspace.meeting.conftest import saltmere

__all__ = ["saltmere"]
