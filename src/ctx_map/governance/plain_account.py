"""The account of a release in plain values, which every file and every graph carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ctx_map.governance.disclosures import AREAS_SAID
from ctx_map.vocabulary.places import PlacesAs

if TYPE_CHECKING:
    from ctx_map.governance.release import Release


def account(release: Release[object]) -> dict[str, Any]:
    """Return the account of a release in plain values, in the order in which it is read."""
    return {
        "marking": release.marking,
        "notice": list(release.notice),
        "asked_by": release.asked_by,
        "agency": release.agency,
        "purpose": release.purpose,
        "authority": release.authority,
        "recipient": release.recipient or None,
        "keep_until": release.keep_until.isoformat() if release.keep_until else None,
        "places_as": AREAS_SAID if release.places_as is PlacesAs.AREAS else None,
        "as_at": release.as_at.isoformat(),
        "since": release.since,
        "until": release.until,
        "handling": release.handling,
        "withheld": {"links": release.withheld.links, "nodes": release.withheld.nodes, "words": release.withheld.words},
        "scope": release.scope or None,
        "undated": release.undated,
        "data_digest": release.data_digest,
        "audit_line": release.audit_line,
    }
