"""What several rows share, and what is kept open until the bench ends: a Chromium, servers, folders."""

from __future__ import annotations

import atexit
from contextlib import ExitStack
from functools import cache

from playwright.sync_api import Browser

from app.browsing import browser


@cache
def kept() -> ExitStack:
    """Closes what was entered, the last first, when the bench ends."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack


@cache
def kept_browser() -> Browser:
    """The one Chromium of the bench: Playwright can be started once in a process."""
    return kept().enter_context(browser())
