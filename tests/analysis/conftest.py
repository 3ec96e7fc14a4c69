"""Random towns take as long as they take: the first kernel compiles, and machines are shared."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("analysis", deadline=None)
settings.load_profile("analysis")
