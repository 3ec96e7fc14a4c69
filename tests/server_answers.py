"""A question put to a view by its name, counted in the server where the store can."""

from __future__ import annotations

from typing import Any

from ctx_map.analysis import QUESTIONS, Result
from ctx_map.governance import View


def in_server(
    view: View, question: str, *, since: str | None = None, until: str | None = None, **options: Any
) -> Result[Any]:
    """The view's answer to the question of this name; of one that compares, since the end of the day `since`."""
    return view.ask(QUESTIONS[question], options, since=since, until=until, in_server=True)
