"""How to read a grade, a handling code and its further codes: the key that is beside every list of reports."""

from __future__ import annotations

from collections.abc import Mapping

from ctx_map.vocabulary.grading import CRIME_RECORD, INTELLIGENCE_ASSESSMENT, NO_GRADE, PARTNER, SOURCE_EVALUATION
from ctx_map.vocabulary.handling import ACTION_CODES, HANDLING, SANITISATION_CODES


def grade_key() -> str:
    """Return how to read a grade and a handling code, in one paragraph."""
    return " ".join(grade_rows())


def grade_rows() -> tuple[str, ...]:
    """Return how to read a grade and a handling code, one point for each part."""
    return (
        "A grade such as 1BP gives the source, the information and the handling.",
        "Source: " + _read(SOURCE_EVALUATION),
        "Information: " + _read(INTELLIGENCE_ASSESSMENT),
        "Handling: " + _read(HANDLING),
        "Action: " + _read(ACTION_CODES),
        "Sanitisation: " + _read(SANITISATION_CODES),
        f"No grade: {PARTNER}, a {CRIME_RECORD}, or {NO_GRADE}. None of these is the same as a low grade.",
    )


def _read(words: Mapping[str, str]) -> str:
    return ", ".join(f"{code} ({meaning})" for code, meaning in words.items()) + "."
