"""What hotspots are counted from: the young people, the events of the period before, and who reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from ctx_map.analysis.questions.hotspots.counts import HotspotParts
from ctx_map.analysis.rows.ages import young_account
from ctx_map.analysis.rows.report_counts import reports_by_agency
from ctx_map.network import Network


@dataclass(frozen=True, slots=True)
class HotspotAccount:
    """What hotspots are counted from, besides the places that are listed."""

    young: Mapping[str, int]
    """Young people reported at any place in the period, in the words of `young_account`."""
    before: int
    """Events in the period before, at any place."""
    undated: int
    """Links without a date."""
    by_agency: Mapping[str, int]
    """Reports of the period by agency, most first."""
    heard_before: frozenset[str] = field(default_factory=frozenset)
    """Agencies with any report in the period before: only their events are compared with it."""


def account_of(network: Network, parts: HotspotParts) -> HotspotAccount:
    """Return the account of a network that is looked at as a whole."""
    return HotspotAccount(
        young=young_account(network, parts.people.get_column("person")),
        before=parts.events_before.get_column("event").n_unique(),
        undated=parts.undated,
        by_agency=reports_by_agency(
            network, pl.concat([parts.people.get_column("row"), parts.events.get_column("row")])
        ),
        heard_before=frozenset(reports_by_agency(network, parts.rows_before)),
    )
