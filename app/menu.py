"""Every screen: where it stands in the menu, what it is called there, and the question it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen."""

    name: str
    """Of its file in `screens/`, because Streamlit takes `pages/` for itself."""
    title: str
    """In the menu."""
    question: str
    """Over the screen."""

    @property
    def path(self) -> str:
        """Its file."""
        return f"screens/{self.name}.py"


MENU: Mapping[str, Sequence[Screen]] = {
    "": (Screen("network", "Network map", "Who is linked to whom?"),),
    "Places": (
        Screen("places", "Shared places", "Which places do they share?"),
        Screen("hotspots", "Hotspots", "Where are many exposed?"),
        Screen("areas", "Areas", "Which parts stand out?"),
        Screen("routes", "Routes", "How do they get from A to B?"),
    ),
    "People": (
        Screen("contacts", "Shared contacts", "Which contacts do they share?"),
        Screen("pairs", "Pairs", "Which two share most?"),
        Screen("together", "Together", "Who was there at the same time?"),
        Screen("groups", "Groups", "Which groups are recorded?"),
        Screen("bridges", "Bridges", "What links separate groups?"),
        Screen("between", "In between", "What lies between them?"),
        Screen("unidentified", "Unidentified", "Who is described again?"),
        Screen("connect", "Connect A and B", "How are these two linked?"),
    ),
    "Safety": (
        Screen("siblings", "Siblings", "Who is near them at home?"),
        Screen("protective", "Protection", "Who and what protects them?"),
        Screen("both_roles", "Both roles", "Who is reported in both roles?"),
        Screen("voice", "Voice", "What do they say themselves?"),
    ),
    "Change": (
        Screen("changes", "Changes", "What changed since last time?"),
        Screen("what_if", "What if", "What if this were made safe?"),
        Screen("options", "Options", "What can be done about it?"),
    ),
    "Doubt": (
        Screen("doubt", "Doubt", "Which links are in doubt?"),
        Screen("stability", "Stability", "How far does an answer hold?"),
        Screen("disproportionality", "Disproportionality", "Is any group over-reported?"),
    ),
    "Files and record": (
        Screen("files", "Files in", "Are these files in order?"),
        Screen("audit", "Audit", "Who looked at what, and for what?"),
    ),
}
"""The sections of the menu in the order of a meeting's questions: places first."""
SCREENS: Mapping[str, Screen] = {each.name: each for section in MENU.values() for each in section}
