"""What leaves is marked: who asked, for what, as at which day, how strictly it is handled, what is withheld."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ctx_map.errors import WrongUse
from ctx_map.governance import Release, open_view
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
        "For Strategy meeting 7 (police); purpose: safety of a peer group; authority: sharing agreement 12.",
        "As at 2026-11-24, from 2026-01-01 to the day asked about. "
        "Strictest handling inside: P (lawful sharing permitted).",
        "Nothing is withheld from this view.",
    )


def test_the_notice_says_that_being_listed_is_no_finding(release: Release[Network]) -> None:
    assert release.notice[0] == "Being on this map is not a finding about anybody."


def test_nobody_makes_a_release_but_a_view(release: Release[Network]) -> None:
    with pytest.raises(WrongUse, match="made by a view"):
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


def test_a_release_cannot_be_marked_anew(release: Release[Network]) -> None:
    with pytest.raises(WrongUse, match="made by a view"):
        replace(release, marking="none")
