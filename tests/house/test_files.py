"""What no file of the repository may hold, and how long a file may be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from house.files import text_of, tracked

LONGEST = 400
"""Lines."""
HOSTS = ("pypi" + ".org", "python" + "hosted", "npmjs" + ".", "crates" + ".io", "maven" + ".org", "debian" + ".org")
HOMES = re.compile(r"(?<![\w.])/(?:ro" + r"ot|home/[a-z]+|wo" + r"rk|Users/[A-Za-z]+)/\w")
SECRETS = {
    "a private key": re.compile("-----BEGIN [A-Z ]*PRIVATE" + " KEY-----"),
    "a cloud key": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a token": re.compile(r"\b(?:ghp|gho|ghs|github_pat|glpat|xox[abp])[_-][A-Za-z0-9_-]{16,}"),
    "a password in an address": re.compile(
        r"(?:neo4j|bolt)(?:\+s(?:sc)?)?://[^\s/:@{]+:(?!(?:password|word|s3cret)@)[^\s/@{]+@"
    ),
}


def _ids(path: Path) -> str:
    return str(path)


@pytest.mark.parametrize("path", tracked(".py", ".cypher", ".js", ".css"), ids=_ids)
def test_a_file_is_short_enough_to_be_read_in_one_go(path: Path) -> None:
    assert len(text_of(path).splitlines()) <= LONGEST


def test_no_file_names_the_machine_it_was_written_on() -> None:
    assert {str(path) for path in tracked() if HOMES.search(text_of(path))} == set()


def test_no_file_names_a_host_that_packages_come_from() -> None:
    assert {str(path) for path in tracked() for host in HOSTS if host in text_of(path)} == set()


@pytest.mark.parametrize("secret", SECRETS)
def test_no_file_holds(secret: str) -> None:
    assert {str(path) for path in tracked() if SECRETS[secret].search(text_of(path))} == set()
