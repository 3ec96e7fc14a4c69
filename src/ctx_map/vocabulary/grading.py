"""The 3x5x2 grading of police intelligence.

Three parts: how reliable the source is (1-3), how the information is known (A-E), and the handling code
(P or C), printed as `[1BP]`. Grades are categories, never percentages. Only police intelligence is graded. A report
without a grade is partner information, a police crime record, or intelligence that has not been graded yet, and none
of these is the same as 2D.
Source: College of Policing, Authorised Professional Practice, intelligence report (3x5x2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ctx_map.vocabulary.statements import Statement

SOURCE_EVALUATION = {"1": "reliable", "2": "untested", "3": "not reliable"}
INTELLIGENCE_ASSESSMENT = {
    "A": "known directly to the source",
    "B": "known indirectly but corroborated",
    "C": "known indirectly",
    "D": "not known",
    "E": "suspected to be false",
}
NOT_GRADED = "not graded"
PARTNER = "partner information"
CRIME_RECORD = "police crime record"
NO_POLICE_GRADE = "police information without a grade"
NO_GRADE = "intelligence without a grade"
"""A gap: intelligence should have a grade."""
_POLICE = ("police", "constabulary")
_FORM = re.compile(r"(\[)?([1-3])([A-E])([PC])(?(1)\])")


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade, such as 1BP."""

    source: str
    information: str
    handling: str

    def __str__(self) -> str:
        return f"{self.source}{self.information}{self.handling}"

    @property
    def words(self) -> str:
        """The grade in words, as someone would read it aloud in a meeting."""
        return f"source {SOURCE_EVALUATION[self.source]}, information {INTELLIGENCE_ASSESSMENT[self.information]}"


def read_grade(text: str) -> Grade | None:
    """Read a grade such as `1BP` or `[1BP]`. Returns None if the text is not a grade."""
    found = _FORM.fullmatch(text.strip())
    return Grade(*found.groups()[1:]) if found else None


def grade_words(text: str | None) -> str:
    """Put a stored grade into words: "1BP (source reliable, ...)", or "not graded" if there is none."""
    grade = read_grade(text) if text else None
    return f"{grade} ({grade.words})" if grade else NOT_GRADED


def is_police(agency: str) -> bool:
    """Return whether an agency is a police force, judging by its name."""
    return any(word in agency.casefold() for word in _POLICE)


def ungraded_words(agency: str, statement: str | None) -> str:
    """Say what a report without a grade is: partner information, a crime record, or intelligence with a gap."""
    if statement == Statement.INTELLIGENCE:
        return NO_GRADE
    if not is_police(agency):
        return PARTNER
    return CRIME_RECORD if statement == Statement.FACT else NO_POLICE_GRADE


def should_be_graded(agency: str, statement: str | None) -> bool:
    """Return whether a report without a grade has a gap: intelligence, or police information other than a record."""
    return ungraded_words(agency, statement) in (NO_GRADE, NO_POLICE_GRADE)
