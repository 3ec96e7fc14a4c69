"""One visit to each screen, whose words several tests read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest

from app.rooms import components, everything, go, html, opened


@dataclass(frozen=True, slots=True)
class Visit:
    """What was on a screen when a session came to it."""

    words: str
    """All text of our own templates."""
    told: str
    """All that reached the browser."""
    parts: list[dict[str, Any]]
    """What its maps and tables were given."""
    titles: int
    """Headings that Streamlit itself made."""
    broken: tuple[str, ...]
    """Errors, foreseen or not."""
    lines: int
    """Lines in the audit by the first look."""
    lines_again: int
    """Lines by two runs more."""

    @property
    def tables(self) -> list[dict[str, Any]]:
        return [each for each in self.parts if "rows" in each]


def tour(
    screens: Iterable[str],
    *,
    lines: Callable[[], int] = lambda: 0,
    runs: int = 0,
    chosen: Callable[[AppTest], object] | None = None,
) -> dict[str, Visit]:
    """One session that goes from screen to screen, as a meeting does; each is run again as often as asked.

    `lines` counts the lines of the audit; `chosen` is done on each screen, which is then run again before it is read.
    """
    app = opened("files")
    found = {}
    for screen in screens:
        start = lines()
        go(app, screen)
        first = lines() - start
        if chosen is not None:
            chosen(app)
            app.run()
        found[screen] = _seen(app, first=first, again=_lines_of_more_runs(app, lines, runs))
    return found


def _lines_of_more_runs(app: AppTest, lines: Callable[[], int], runs: int) -> int:
    start = lines()
    for _ in range(runs):
        app.run()
    return lines() - start


def _seen(app: AppTest, *, first: int, again: int) -> Visit:
    broken = (*(error.value for error in app.error), *(error.value for error in app.exception))
    return Visit(html(app), everything(app), components(app), len(app.title), broken, first, again)
