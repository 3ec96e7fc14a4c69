"""How far a long load has come, on standard error: one line that moves in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time

QUIET_FOR = 3.0
"""Seconds before anything is said: most loads are done by then."""
BETWEEN = {True: 0.2, False: 10.0}
"""Seconds between two lines: in a terminal, elsewhere."""


class ProgressLine:
    """Says what is being done and how many rows are through. Call it; `end` clears the line."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._next = time.monotonic() + QUIET_FOR
        self._said = 0

    def __call__(self, doing: str, done: int, all_rows: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + BETWEEN[self._terminal]
        of = f"{done:,} of {all_rows:,} rows" if all_rows else f"{done:,} rows"
        self._write(f"{doing}: {of}")

    def end(self) -> None:
        """Clears the moving line."""
        if self._terminal and self._said:
            self._write("")
            sys.stderr.write("\r")

    def _write(self, text: str) -> None:
        if self._terminal:
            sys.stderr.write("\r" + text.ljust(self._said))
            self._said = len(text)
        else:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()
