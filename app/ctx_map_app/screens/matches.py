"""Which records may be of one person, place or thing? Both are shown side by side, and a person decides."""

from __future__ import annotations

from ctx_map_app.frame.page import line
from ctx_map_app.matching.progress_bar import comparing
from ctx_map_app.matching.reading import proposals
from ctx_map_app.matching.side_by_side import choose_decision, choose_pair


def show() -> None:
    """Ask, one call, draw."""
    with comparing() as progress:
        release = proposals(progress)
    line(release)
    choose_pair(release.content)
    choose_decision(release.content.decided)
