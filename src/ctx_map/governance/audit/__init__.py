"""Who looked at what, when, for what and under which authority: written before anything is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.governance.audit.action import Action
    from ctx_map.governance.audit.anchor import Anchor, read_anchors
    from ctx_map.governance.audit.check import AuditCheck
    from ctx_map.governance.audit.line import AuditLine
    from ctx_map.governance.audit.log import Audit, open_audit, start_afresh

__all__ = [
    "Action",
    "Anchor",
    "Audit",
    "AuditCheck",
    "AuditLine",
    "open_audit",
    "read_anchors",
    "start_afresh",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
