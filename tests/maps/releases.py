"""Releases for the tests of maps, without a store: marked and accounted for as a view makes them."""

from __future__ import annotations

from typing import TypeVar

from ctx_map.governance import release as _release
from ctx_map.governance.release import Release
from ctx_map.network import Network, Withheld
from towns import TODAY

ContentT = TypeVar("ContentT")


def released(content: ContentT, *, marking: str = "OFFICIAL-SENSITIVE", asked_by: str = "Eastfield contexts meeting") -> Release[ContentT]:
    """A release of any content to a meeting, as at the day of the tests."""
    return Release(
        content=content,
        destination="html",
        marking=marking,
        asked_by=asked_by,
        agency="Eastfield council",
        purpose="planning for the safety of young people in Eastfield",
        authority="Children Act 2004, section 11; Eastfield sharing agreement 3",
        as_at=content.as_at if isinstance(content, Network) else TODAY,
        since=None,
        until=None,
        handling="P (lawful sharing permitted)",
        withheld=Withheld(),
        data_digest="0" * 64,
        audit_line=1,
        seal=_release._SEAL,
    )
