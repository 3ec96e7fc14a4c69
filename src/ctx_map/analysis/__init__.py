"""What the network says: pure functions from a Network to a Result."""

from ctx_map.analysis.areas import Area, areas
from ctx_map.analysis.between import Between, between
from ctx_map.analysis.both_roles import PartInEvent, both_roles
from ctx_map.analysis.bridges import Bridge, bridges
from ctx_map.analysis.changes import Changed, changes
from ctx_map.analysis.connect import Chain, connect
from ctx_map.analysis.disproportionality import GroupShare, disproportionality
from ctx_map.analysis.doubt import Doubt, doubt, without_doubtful
from ctx_map.analysis.evidence import Evidence
from ctx_map.analysis.groups import Group, groups
from ctx_map.analysis.hotspots import Hotspot, hotspots
from ctx_map.analysis.option_rows import Option
from ctx_map.analysis.options import options
from ctx_map.analysis.pairs import Pair, pairs
from ctx_map.analysis.protective import Protection, protective
from ctx_map.analysis.report import Report
from ctx_map.analysis.result import Method, Result
from ctx_map.analysis.routes import Route, routes
from ctx_map.analysis.shared import SharedContext
from ctx_map.analysis.shared_contacts import shared_contacts
from ctx_map.analysis.shared_places import shared_places
from ctx_map.analysis.siblings import Sibling, siblings
from ctx_map.analysis.stability import Stability, stability
from ctx_map.analysis.together import Together, together
from ctx_map.analysis.unidentified import Unidentified, unidentified
from ctx_map.analysis.voice import Voice, voice
from ctx_map.analysis.what_if import FallsAway, what_if
from ctx_map.analysis.why import ReportRow, why

__all__ = [
    "Area",
    "Between",
    "Bridge",
    "Chain",
    "Changed",
    "Doubt",
    "Evidence",
    "FallsAway",
    "Group",
    "GroupShare",
    "Hotspot",
    "Method",
    "Option",
    "Pair",
    "PartInEvent",
    "Protection",
    "Report",
    "ReportRow",
    "Result",
    "Route",
    "SharedContext",
    "Sibling",
    "Stability",
    "Together",
    "Unidentified",
    "Voice",
    "areas",
    "between",
    "both_roles",
    "bridges",
    "changes",
    "connect",
    "disproportionality",
    "doubt",
    "groups",
    "hotspots",
    "options",
    "pairs",
    "protective",
    "routes",
    "shared_contacts",
    "shared_places",
    "siblings",
    "stability",
    "together",
    "unidentified",
    "voice",
    "what_if",
    "why",
    "without_doubtful",
]
