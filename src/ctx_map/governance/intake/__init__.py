"""The only writer: a checked bundle goes in whole or not at all, and a corrected report keeps its past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.governance.intake.full_delivery import WITHDRAWS_MOST, withdrawn_words
    from ctx_map.governance.intake.intake import Intake, open_intake
    from ctx_map.governance.intake.loads import StoredLoad, namespaces_of
    from ctx_map.governance.intake.may_write import may_write_words
    from ctx_map.governance.intake.report import LoadReport, TableLoad, took_rows
    from ctx_map.governance.intake.unloading import UnloadReport

__all__ = [
    "WITHDRAWS_MOST",
    "Intake",
    "LoadReport",
    "StoredLoad",
    "TableLoad",
    "UnloadReport",
    "may_write_words",
    "namespaces_of",
    "open_intake",
    "took_rows",
    "withdrawn_words",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
