"""The proposals and the reports of two records, each read through a view with its own line in the audit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ctx_map import Release, View
from ctx_map.analysis.answers.report import Report, read_reports
from ctx_map.governance.matching import MatchList, confirm_match, list_matches, reject_match, undo_match
from ctx_map.maps.initials import with_initials
from ctx_map.matching.proposals import Progress
from ctx_map.network import Network
from ctx_map_app.session.held_answers import Asked, held_or_asked
from ctx_map_app.session.meeting_records import intake_now
from ctx_map_app.session.state import session

MATCHES, REPORTS = "matches", "reports of a match"
"""The audit's words for what is read."""
DECIDE: Mapping[str, Callable[..., Any]] = {"confirm": confirm_match, "reject": reject_match, "undo": undo_match}
"""What a person may decide about two ids."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records: what it is called, and all its reports that the mandate may see."""

    id: str
    name: str
    reports: tuple[Report, ...]


def proposals(progress: Progress) -> Release[MatchList]:
    """The pairs that this mandate may see, and what was decided. Held until the store changes."""
    return held_or_asked(Asked(MATCHES), lambda view: view.release(list_matches(view, progress=progress)))


def both_sides(one: str, other: str) -> tuple[Side, Side]:
    """The two records with their reports. Raises WrongUse if one of them is not in this view."""

    def read(view: View) -> tuple[Side, Side]:
        network = view.network(around=(one, other), steps=1)
        shown = view.release(with_initials(network) if session().initials else network).content
        return _side(shown, one), _side(shown, other)

    return held_or_asked(Asked(REPORTS, (one, other)), read)


def decide(what: str, one: str, other: str, reason: str) -> None:
    """Decides about two ids, and has everything on the screens asked again."""
    DECIDE[what](intake_now(), one, other, reason=reason)
    session().forget()


def _side(network: Network, key: str) -> Side:
    code = network.codes((network.stands_for.get(key, key),))[0]
    links = network.links
    mine = links.filter((links["source"] == code) | (links["target"] == code)).sort("since", "key", nulls_last=True)
    return Side(key, str(network.names[code]), tuple(read_reports(network, mine)))
