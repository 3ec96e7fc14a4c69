"""The only writer: a checked bundle goes in whole or not at all, and a corrected report keeps its past."""

from ctx_map.governance.intake.intake import Intake, open_intake
from ctx_map.governance.intake.report import LoadReport, TableLoad

__all__ = ["Intake", "LoadReport", "TableLoad", "open_intake"]
