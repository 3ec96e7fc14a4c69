"""Releases of tiny networks for the tests of files; tests that go through the door are in test_through_the_door.py."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from ctx_map.governance.release import _SEAL, Release
from ctx_map.network import Network, Withheld
from ctx_map.network.columns import LINK_PROPERTIES
from towns import TODAY, tie, town, young

ContentT = TypeVar("ContentT")


def released(
    content: ContentT,
    *,
    to: str,
    withheld: Withheld | None = None,
    recipient: str = "",
    keep_until: date | None = None,
) -> Release[ContentT]:
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
        withheld=withheld or Withheld(),
        data_digest="d" * 64,
        audit_line=7,
        recipient=recipient,
        keep_until=keep_until,
        seal=_SEAL,
    )


WITHHELD = Withheld(links="5 to 19", nodes="fewer than 5")
SAID: dict[str, str | bool] = {
    "ref": "r1",
    "agency": "police",
    "since": "2026-05-01",
    "until": "2026-05-03",
    "recorded_at": "2026-05-04",
    "role": "witness",
    "statement": "fact",
    "grade": "1BC",
    "handling": "C",
    "action_code": "A1",
    "sanitisation_code": "S2",
    "conditions": "ask first",
    "collected_by": "patrol",
    "protective": True,
    "disputed": False,
    "note": "seen there",
}
"""Everything that a report can say, so that a file that leaves something out is noticed."""
SAID_IN_WORDS = {name: value if isinstance(value, str) else ("no", "yes")[value] for name, value in SAID.items()}


def all_is_said() -> Network:
    """Two people and one report that says everything that a report can say."""
    assert set(SAID) == set(LINK_PROPERTIES) - {"key"}
    return town(tie("ash", "KNOWS", "bo", **SAID), nodes=[young("ash"), young("bo")])
