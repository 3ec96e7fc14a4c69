"""Releases of tiny networks for the tests of files; tests that go through the door are in test_through_the_door.py."""

from __future__ import annotations

from typing import TypeVar

from ctx_map.governance.release import _SEAL, Release
from ctx_map.network import Withheld
from towns import TODAY

ContentT = TypeVar("ContentT")


def released(content: ContentT, *, to: str) -> Release[ContentT]:
    """The content as a view would release it to a file format."""
    return Release(
        content=content,
        destination=to,
        marking="OFFICIAL-SENSITIVE",
        asked_by="Duty desk",
        agency="childrens-services",
        purpose="strategy meeting",
        authority="agreement 12",
        as_at=TODAY,
        since=None,
        until="2026-11-30",
        handling="P (lawful sharing permitted)",
        withheld=Withheld(),
        data_digest="d" * 64,
        audit_line=7,
        seal=_SEAL,
    )
