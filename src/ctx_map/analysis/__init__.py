"""What the network says: pure functions from a Network to a Result."""

from ctx_map.analysis.bridges import Bridge, bridges
from ctx_map.analysis.connect import Chain, connect
from ctx_map.analysis.evidence import Evidence
from ctx_map.analysis.hotspots import Hotspot, hotspots
from ctx_map.analysis.pairs import Pair, pairs
from ctx_map.analysis.report import Report
from ctx_map.analysis.result import Method, Result
from ctx_map.analysis.shared import SharedContext
from ctx_map.analysis.shared_contacts import shared_contacts
from ctx_map.analysis.shared_places import shared_places
from ctx_map.analysis.together import Together, together
from ctx_map.analysis.why import ReportRow, why

__all__ = [
    "Bridge",
    "Chain",
    "Evidence",
    "Hotspot",
    "Method",
    "Pair",
    "Report",
    "ReportRow",
    "Result",
    "SharedContext",
    "Together",
    "bridges",
    "connect",
    "hotspots",
    "pairs",
    "shared_contacts",
    "shared_places",
    "together",
    "why",
]
