"""The audit of a store as this computer keeps it, for those who name none."""

from __future__ import annotations

from ctx_map.governance.audit import Audit, open_audit
from ctx_map.settings import read_settings
from ctx_map.store import Store


def own_audit(store: Store) -> Audit:
    """Return the audit of a store on this computer."""
    return open_audit(store.uri, read_settings())
