"""ctx-map: a contextual safeguarding network map.

    store = open_store("town")
    intake = open_intake(store, mandate)
    intake.admit(check_bundle(read_bundle(path)))
    with open_view(store, mandate, question="shared-places") as view:
        release = view.release(shared_places(view.network()))

The analyses are in `ctx_map.analysis`, pictures in `ctx_map.maps`, files in `ctx_map.export`. Names are loaded when
they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.analysis.answers.result import Method, Result
    from ctx_map.bundle import Bundle, CheckedBundle, CheckReport, Problem, check_bundle, read_bundle
    from ctx_map.errors import CtxMapError
    from ctx_map.governance import (
        Audit,
        Intake,
        LoadReport,
        Mandate,
        Release,
        View,
        local_mandate,
        open_audit,
        open_intake,
        open_view,
        read_mandate,
    )
    from ctx_map.network import Network, Withheld
    from ctx_map.store import Store, open_store

__all__ = [
    "Audit",
    "Bundle",
    "CheckReport",
    "CheckedBundle",
    "CtxMapError",
    "Intake",
    "LoadReport",
    "Mandate",
    "Method",
    "Network",
    "Problem",
    "Release",
    "Result",
    "Store",
    "View",
    "Withheld",
    "check_bundle",
    "local_mandate",
    "open_audit",
    "open_intake",
    "open_store",
    "open_view",
    "read_bundle",
    "read_mandate",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
