"""The graph in memory."""

from ctx_map.network.network import Network
from ctx_map.network.scope import Scope
from ctx_map.network.withheld import Withheld

__all__ = ["Network", "Scope", "Withheld"]
