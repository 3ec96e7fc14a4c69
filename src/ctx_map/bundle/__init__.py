"""Files in: read a bundle, check it, say what is wrong. Nothing is stored here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.bundle.account_table import account_counts, account_lines, rows_not_taken
    from ctx_map.bundle.bundle import Bundle, CheckedBundle, CheckReport, Problem, Progress, TableCount
    from ctx_map.bundle.check.check import check_bundle
    from ctx_map.bundle.limits import LIMITS, Limits
    from ctx_map.bundle.manifest import Manifest
    from ctx_map.bundle.mapping import Mapping, read_mapping
    from ctx_map.bundle.read import read_bundle
    from ctx_map.bundle.report import format_report, problems_frame

__all__ = [
    "LIMITS",
    "Bundle",
    "CheckReport",
    "CheckedBundle",
    "Limits",
    "Manifest",
    "Mapping",
    "Problem",
    "Progress",
    "TableCount",
    "account_counts",
    "account_lines",
    "check_bundle",
    "format_report",
    "problems_frame",
    "read_bundle",
    "read_mapping",
    "rows_not_taken",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
