"""The graph in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.network.network import Network
    from ctx_map.network.scope import Scope
    from ctx_map.network.withheld import Withheld

__all__ = ["Network", "Scope", "Withheld"]
__getattr__, __dir__ = lazy_names(__name__, __file__)
