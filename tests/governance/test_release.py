"""A release says how it is marked and handled, what is restricted, for which day it is, and who asked for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ctx_map.errors import WrongUse
from ctx_map.governance import Release, open_view
from ctx_map.governance.release import _window_words
from ctx_map.network import Network, Withheld
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, mandate_of
from governance.reports import bundle_of, link


@pytest.fixture
def release(embedded_store: Store, tmp_path: Path) -> Release[Network]:
    """A town with one report, released to the screen."""
    admit(embedded_store, tmp_path, bundle_of(link("P1", "SPENDS_TIME_AT", "L1", "R1")))
    view = open_view(embedded_store, mandate_of(), audit=audit_of(embedded_store, tmp_path))
    return view.release(view.network(since="2026-01-01"))


def test_the_header_says_whose_it_is_and_how_it_is_handled(release: Release[Network]) -> None:
    assert release.header == (
        "OFFICIAL-SENSITIVE",
        "As at 24 November 2026, from 1 January 2026.",
        "1 link has no date and is included.",
        "No information is restricted.",
        "Strictest handling: P (lawful sharing permitted).",
        "Asked by Strategy meeting 7 (police). Purpose: safety of a peer group. Authority: sharing agreement 12.",
    )


def test_at_most_two_lines_come_before_a_finding(release: Release[Network]) -> None:
    assert release.heading == release.header[:2]
    assert release.account == release.header[2:]


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, ""),
        ("2026-01-01", None, ", from 1 January 2026"),
        (None, "2026-05-01", ", up to 1 May 2026"),
        ("2026-01-01", "2026-05-01", ", from 1 January 2026 to 1 May 2026"),
    ],
)
def test_the_window_is_said_in_words(since: str | None, until: str | None, words: str) -> None:
    assert _window_words(since, until) == words


def test_the_notice_says_that_being_on_the_map_accuses_no_one(release: Release[Network]) -> None:
    assert release.notice[0] == "Being on this map does not mean that anyone has done anything wrong."


def test_only_a_view_makes_a_release(release: Release[Network]) -> None:
    with pytest.raises(WrongUse, match="can only be made by a view"):
        Release(
            content=release.content,
            destination="csv",
            marking="none",
            asked_by="x",
            agency="x",
            purpose="x",
            authority="x",
            as_at=TODAY,
            since=None,
            until=None,
            handling="P",
            withheld=Withheld(),
            data_digest="",
            audit_line=1,
        )


def test_the_marking_of_a_release_cannot_be_changed(release: Release[Network]) -> None:
    with pytest.raises(WrongUse, match="can only be made by a view"):
        replace(release, marking="none")
