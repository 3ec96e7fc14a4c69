"""What the network says: pure functions from a Network to a Result. Each is loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.analysis.answers.evidence import Evidence
    from ctx_map.analysis.answers.report import Report
    from ctx_map.analysis.answers.result import Method, Result
    from ctx_map.analysis.answers.shared_contexts import SharedContext
    from ctx_map.analysis.question import Question
    from ctx_map.analysis.questions.areas import Area, areas
    from ctx_map.analysis.questions.between import Between, between
    from ctx_map.analysis.questions.both_roles import PartInEvent, both_roles
    from ctx_map.analysis.questions.bridges import Bridge, bridges
    from ctx_map.analysis.questions.changes import Changed, changes
    from ctx_map.analysis.questions.connect import Chain, connect
    from ctx_map.analysis.questions.disproportionality import GroupShare, disproportionality
    from ctx_map.analysis.questions.doubt import Doubt, doubt, without_doubtful
    from ctx_map.analysis.questions.groups import Group, groups
    from ctx_map.analysis.questions.hotspots import Hotspot, hotspots
    from ctx_map.analysis.questions.options import options
    from ctx_map.analysis.questions.options.rows import Option
    from ctx_map.analysis.questions.pairs import Pair, pairs
    from ctx_map.analysis.questions.protective import Protection, protective
    from ctx_map.analysis.questions.routes import Route, routes
    from ctx_map.analysis.questions.shared_contacts import shared_contacts
    from ctx_map.analysis.questions.shared_places import shared_places
    from ctx_map.analysis.questions.siblings import Sibling, siblings
    from ctx_map.analysis.questions.stability import Stability, stability
    from ctx_map.analysis.questions.together import Together, together
    from ctx_map.analysis.questions.unidentified import Unidentified, unidentified
    from ctx_map.analysis.questions.voice import Voice, voice
    from ctx_map.analysis.questions.what_if import FallsAway, what_if
    from ctx_map.analysis.questions.why import ReportRow, why
    from ctx_map.analysis.registry import QUESTIONS

__all__ = [
    "QUESTIONS",
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
    "Question",
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
__getattr__, __dir__ = lazy_names(__name__, __file__)
