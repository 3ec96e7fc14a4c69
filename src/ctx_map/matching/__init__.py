"""The same person, place or thing under several ids: which pairs of ids may stand for one, and why.

Nothing is joined here. Everything is read from a network, so only what a mandate may see is compared.
"""

from ctx_map.matching.pairs import Pair, Sort, Strength
from ctx_map.matching.proposals import Proposals, propose

__all__ = ["Pair", "Proposals", "Sort", "Strength", "propose"]
