"""What the network says: pure functions from a Network to a Result. Each is loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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

_MODULES = {
    "ctx_map.analysis.answers.evidence": ("Evidence",),
    "ctx_map.analysis.answers.report": ("Report",),
    "ctx_map.analysis.answers.result": (
        "Method",
        "Result",
    ),
    "ctx_map.analysis.answers.shared_contexts": ("SharedContext",),
    "ctx_map.analysis.question": ("Question",),
    "ctx_map.analysis.questions.areas": (
        "Area",
        "areas",
    ),
    "ctx_map.analysis.questions.between": (
        "Between",
        "between",
    ),
    "ctx_map.analysis.questions.both_roles": (
        "PartInEvent",
        "both_roles",
    ),
    "ctx_map.analysis.questions.bridges": (
        "Bridge",
        "bridges",
    ),
    "ctx_map.analysis.questions.changes": (
        "Changed",
        "changes",
    ),
    "ctx_map.analysis.questions.connect": (
        "Chain",
        "connect",
    ),
    "ctx_map.analysis.questions.disproportionality": (
        "GroupShare",
        "disproportionality",
    ),
    "ctx_map.analysis.questions.doubt": (
        "Doubt",
        "doubt",
        "without_doubtful",
    ),
    "ctx_map.analysis.questions.groups": (
        "Group",
        "groups",
    ),
    "ctx_map.analysis.questions.hotspots": (
        "Hotspot",
        "hotspots",
    ),
    "ctx_map.analysis.questions.options": ("options",),
    "ctx_map.analysis.questions.options.rows": ("Option",),
    "ctx_map.analysis.questions.pairs": (
        "Pair",
        "pairs",
    ),
    "ctx_map.analysis.questions.protective": (
        "Protection",
        "protective",
    ),
    "ctx_map.analysis.questions.routes": (
        "Route",
        "routes",
    ),
    "ctx_map.analysis.questions.shared_contacts": ("shared_contacts",),
    "ctx_map.analysis.questions.shared_places": ("shared_places",),
    "ctx_map.analysis.questions.siblings": (
        "Sibling",
        "siblings",
    ),
    "ctx_map.analysis.questions.stability": (
        "Stability",
        "stability",
    ),
    "ctx_map.analysis.questions.together": (
        "Together",
        "together",
    ),
    "ctx_map.analysis.questions.unidentified": (
        "Unidentified",
        "unidentified",
    ),
    "ctx_map.analysis.questions.voice": (
        "Voice",
        "voice",
    ),
    "ctx_map.analysis.questions.what_if": (
        "FallsAway",
        "what_if",
    ),
    "ctx_map.analysis.questions.why": (
        "ReportRow",
        "why",
    ),
    "ctx_map.analysis.registry": ("QUESTIONS",),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

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


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULE_OF[name]), name)


def __dir__() -> list[str]:
    return __all__
