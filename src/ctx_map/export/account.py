"""The account in every file: its marking, who asked, for which day, what is restricted, and what it does not mean."""

from __future__ import annotations

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance.plain_account import account
from ctx_map.governance.release import Release
from ctx_map.vocabulary.grade_key import grade_key

__all__ = ["HOMES_LEFT_OUT", "account", "check_release", "grade_key", "readme_text"]

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
