"""Mandates, views, intakes, releases and the audit: the only way in and the only way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.governance.anchoring import MadeAnchor, make_anchor, verify_audit
    from ctx_map.governance.audit import (
        Action,
        Anchor,
        Audit,
        AuditCheck,
        AuditLine,
        open_audit,
        read_anchors,
        start_afresh,
    )
    from ctx_map.governance.audit_told import counts_told
    from ctx_map.governance.disclosures import Disclosed, Disclosure, disclosed_to, register_of_disclosures
    from ctx_map.governance.for_analysts import PandasTables, Tables
    from ctx_map.governance.history import LinkHistory
    from ctx_map.governance.intake import (
        WITHDRAWS_MOST,
        Intake,
        LoadReport,
        StoredLoad,
        TableLoad,
        UnloadReport,
        may_write_words,
        namespaces_of,
        open_intake,
        took_rows,
        withdrawn_words,
    )
    from ctx_map.governance.integrity import StoreCheck, check_store
    from ctx_map.governance.mandate import MARKING, Mandate, local_mandate
    from ctx_map.governance.mandate_file import read_mandate
    from ctx_map.governance.networks_read import NetworksRead, SharedNetworks
    from ctx_map.governance.policy import audience_of, may_see
    from ctx_map.governance.recovering import Recovery, recover
    from ctx_map.governance.release import NOTICE, Release
    from ctx_map.governance.view import View, open_view
    from ctx_map.governance.whole_export import check_whole_may_leave

__all__ = [
    "MARKING",
    "NOTICE",
    "WITHDRAWS_MOST",
    "Action",
    "Anchor",
    "Audit",
    "AuditCheck",
    "AuditLine",
    "Disclosed",
    "Disclosure",
    "Intake",
    "LinkHistory",
    "LoadReport",
    "MadeAnchor",
    "Mandate",
    "NetworksRead",
    "PandasTables",
    "Recovery",
    "Release",
    "SharedNetworks",
    "StoreCheck",
    "StoredLoad",
    "TableLoad",
    "Tables",
    "UnloadReport",
    "View",
    "audience_of",
    "check_store",
    "check_whole_may_leave",
    "counts_told",
    "disclosed_to",
    "local_mandate",
    "make_anchor",
    "may_see",
    "may_write_words",
    "namespaces_of",
    "open_audit",
    "open_intake",
    "open_view",
    "read_anchors",
    "read_mandate",
    "recover",
    "register_of_disclosures",
    "start_afresh",
    "took_rows",
    "verify_audit",
    "withdrawn_words",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
