"""The 3x5x2 grading of police intelligence.

Three parts: how reliable the source is (1-3), how the information is known (A-E), and the handling code
(P or C), printed as `[1BP]`. Grades are categories, never percentages. Partners do not grade: a report without a
grade is "not graded", which is not the same as 2D.
Source: College of Policing, Authorised Professional Practice, intelligence report (3x5x2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SOURCE_EVALUATION = {"1": "reliable", "2": "untested", "3": "not reliable"}
INTELLIGENCE_ASSESSMENT = {
    "A": "known directly to the source",
    "B": "known indirectly but corroborated",
    "C": "known indirectly",
    "D": "not known",
    "E": "suspected to be false",
}
NOT_GRADED = "not graded (partner information)"
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
        """The grade in words, as it is read aloud in a meeting."""
        return f"source {SOURCE_EVALUATION[self.source]}, information {INTELLIGENCE_ASSESSMENT[self.information]}"


def read_grade(text: str) -> Grade | None:
    """The grade that a text such as `1BP` or `[1BP]` says, or None where it is no grade."""
    found = _FORM.fullmatch(text.strip())
    return Grade(*found.groups()[1:]) if found else None


def grade_words(text: str | None) -> str:
    """A stored grade in words; "not graded" where there is none."""
    grade = read_grade(text) if text else None
    return f"{grade} ({grade.words})" if grade else NOT_GRADED
