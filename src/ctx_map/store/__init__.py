"""Keep and fetch: the only room that talks to a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.store.base import Progress, Store, StoreFacts, Value
    from ctx_map.store.change import NEVER, TAKEN_BACK, Change, KeptAnchor, LinkTable, LoadRecord
    from ctx_map.store.empty import is_empty
    from ctx_map.store.opening import open_store
    from ctx_map.store.recovery import Recovered, recover_store

__all__ = [
    "NEVER",
    "TAKEN_BACK",
    "Change",
    "KeptAnchor",
    "LinkTable",
    "LoadRecord",
    "Progress",
    "Recovered",
    "Store",
    "StoreFacts",
    "Value",
    "is_empty",
    "open_store",
    "recover_store",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
