"""The menu: the network map, the questions in their sections as the registry declares them, and files and the audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ctx_map.analysis.question import Question, Section
from ctx_map.analysis.registry import QUESTIONS

FIRST_PAGE = ""
"""The address that the app opens on."""
WORKSPACE = "workspace"
"""The address of the workspace."""
HOTSPOTS_MAP = "hotspots-map"
"""The address of the street map of the whole town."""
WITH_CHILD = "with-a-young-person"
"""The address of the map that is made with a young person."""
NETWORK_MAP = "network-map"
"""Its address."""
FILES_AND_AUDIT = "Files and audit"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the menu."""

    address: str
    """The end of its address in the browser. For a question, its name."""
    title: str
    """In the menu."""
    heading: str
    """In the bar of its screen."""
    section: str = ""
    """Empty for the one that stands in the menu by itself."""
    question: Question[Any] | None = None


FIRST = Entry(NETWORK_MAP, "Network map", "Who is linked to whom?")
LAST = (
    Entry("load-files", "Load files", "Load files", FILES_AND_AUDIT),
    Entry("matches", "Matches", "Which records may be of one person, place or thing?", FILES_AND_AUDIT),
    Entry("audit", "Audit", "Who looked at what, and why?", FILES_AND_AUDIT),
)


def _entry(question: Question[Any]) -> Entry:
    return Entry(question.name, question.title, question.asks, question.section.value, question)


def entries() -> tuple[Entry, ...]:
    """Every entry in the order of the menu."""
    order = list(Section)
    asked = sorted(QUESTIONS.values(), key=lambda each: order.index(each.section))
    return (FIRST, *map(_entry, asked), *LAST)
