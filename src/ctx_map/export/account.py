"""The account in every file: its marking, who asked, for which day, what is restricted, and what it does not mean."""

from __future__ import annotations

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance.plain_account import account
from ctx_map.governance.release import Release
from ctx_map.vocabulary.grading import CRIME_RECORD, INTELLIGENCE_ASSESSMENT, NO_GRADE, PARTNER, SOURCE_EVALUATION
from ctx_map.vocabulary.handling import ACTION_CODES, HANDLING, SANITISATION_CODES

__all__ = ["HOMES_LEFT_OUT", "account", "check_release", "grade_key", "grade_rows", "readme_text"]

HOMES_LEFT_OUT = "The homes of people are named, but their positions, addresses and property numbers are left out."


def check_release(release: object, destination: str) -> None:
    """Raise an error unless this is a release that was recorded for this format."""
    if not isinstance(release, Release):
        raise WrongUse("Only a release can be saved. Call view.release(content, to=format).")
    if release.destination != destination:
        raise Refused(
            f"This release was recorded for {release.destination}, not for {destination}. Ask the view for one with "
            f'to="{destination}".'
        )


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


def readme_text(release: Release[object], *, left_out: str = "") -> str:
    """Return the text of the file to read first in a folder of tables."""
    paragraphs = [
        "\n".join(release.header),
        "Read this before you use it.\n" + "\n".join(f"- {line}" for line in release.notice),
        grade_key(),
        "If a cell begins with an apostrophe, this stops a spreadsheet reading it as a formula.",
        left_out,
        f"This is line {release.audit_line} of the audit. The digest of the data is {release.data_digest}.",
    ]
    return "\n\n".join(part for part in paragraphs if part) + "\n"


def _read(words: dict[str, str]) -> str:
    return ", ".join(f"{code} ({meaning})" for code, meaning in words.items()) + "."
