"""Whether a store still holds what was loaded: keyed digests in the audit, compared with what is read.

Each load leaves a line in the audit before the store is changed. It holds the digest of the load's own reports, and the
totals of the whole store once the load is in it. Digests are sums over rows, so they do not depend on the order of
rows, and a correction changes a total by the rows that it replaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.governance.integrity.check import StoreCheck, check_store, missing_loads, shown_again
    from ctx_map.governance.integrity.sample import check_sample
    from ctx_map.governance.integrity.seal import seal_load, seal_nothing

__all__ = ["StoreCheck", "check_sample", "check_store", "missing_loads", "seal_load", "seal_nothing", "shown_again"]
__getattr__, __dir__ = lazy_names(__name__, __file__)
