"""The progress of a long load on standard error: one moving line in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time

QUIET_FOR = 3.0
"""Seconds before the first line. Most loads are finished by then."""
BETWEEN = {True: 0.2, False: 10.0}
"""Seconds between two lines: in a terminal (True) and elsewhere (False)."""


class ProgressLine:
    """A line that says what is being done and how many rows are done. Call it to update, and `end` to clear it."""

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
        self._write(f"{doing.capitalize()} {of}")

    def end(self) -> None:
        """Clear the moving line."""
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
