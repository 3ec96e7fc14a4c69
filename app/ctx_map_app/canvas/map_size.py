"""How large maps are drawn: what fits below the bar of a laptop, more where the screen is taller."""

from __future__ import annotations

from ctx_map_app.session.state import session

ON_A_LAPTOP = 425
"""Pixels."""
ABOVE = 440
"""Pixels of a tall screen that the bars, the finding and the map's own tools take."""
LARGER = 1.25
"""For a room: letters that are read from the back."""


def map_height() -> int:
    """The height of the network map's canvas, in pixels."""
    return max(ON_A_LAPTOP, session().viewport - ABOVE)


def text_scale() -> float:
    """How much larger than on a desk the letters on a map are."""
    return LARGER if session().viewport else 1.0
