"""Matches under a mandate: the pairs that it may see, and what people decided about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.governance.matching.deciding import confirm_match, reject_match, undo_match
    from ctx_map.governance.matching.decisions import Decision, decisions_of
    from ctx_map.governance.matching.listing import MatchList, list_matches

__all__ = [
    "Decision",
    "MatchList",
    "confirm_match",
    "decisions_of",
    "list_matches",
    "reject_match",
    "undo_match",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
