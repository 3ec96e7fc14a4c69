"""What meetings decided about a place, without a word of what they wrote: for a sheet that may leave the partnership.

An action is included if it changes the place or uses a legal power, and names nothing but places. An outcome is
included if it is the place's. Texts, names and agencies are left out here, so that nothing made from these can have
them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ctx_map.governance.audit import Action as AuditAction
from ctx_map.governance.meetings.access import audience_of_meeting, may_read
from ctx_map.governance.meetings.read_as_one import read_as_one
from ctx_map.governance.meetings.records import Action, Meeting, Outcome, Record
from ctx_map.governance.meetings.rows import latest, versions_of_kind
from ctx_map.governance.meetings.shown import Shown
from ctx_map.governance.view import View
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.meetings import ActionSort

AT_A_PLACE = frozenset({ActionSort.PLACE, ActionSort.MEASURE})


@dataclass(frozen=True, slots=True)
class PlaceDecisions:
    """The actions and outcomes about one place, without their words."""

    actions: tuple[Action, ...]
    """By the day on which each ended, or is due."""
    outcomes: tuple[Outcome, ...]


def decisions_about_place(view: View, place: str) -> PlaceDecisions:
    """Read what the meetings that this mandate may read decided about a place, by the end of the view's day."""
    view._must_be_open()
    view.audit.append(AuditAction.VIEWED, view.mandate, subject="decisions about a place", about=(place,))
    # the meetings that may be read
    day, versions = view.mandate.as_at, versions_of_kind(view.store, Meeting)
    readable = {
        each.id
        for each in latest(versions, day).values()
        if isinstance(each, Meeting)
        and not each.removed
        and may_read(view.mandate, audience_of_meeting(versions, each))
    }
    # what they decided, as far as it names nothing but places that are shown
    joined = Shown(view.store, view.mandate).sight.joined
    records = [read_as_one(each, joined) for kind in (Action, Outcome) for each in _latest(view, kind)]
    about = [
        each for each in records if joined.one(place) in each.ids and each.meeting_id in readable and not each.removed
    ]
    places = _places(view, {key for each in about for key in each.ids})
    kept = [each.without_words() for each in about if set(each.ids) <= places]
    actions = [replace(each, who="", agency="") for each in kept if isinstance(each, Action)]
    return PlaceDecisions(
        tuple(sorted((each for each in actions if each.sort in AT_A_PLACE), key=_by_day)),
        tuple(sorted((each for each in kept if isinstance(each, Outcome)), key=lambda each: each.id)),
    )


def _latest(view: View, kind: type[Record]) -> Iterable[Record]:
    return latest(versions_of_kind(view.store, kind), view.mandate.as_at).values()


def _places(view: View, ids: set[str]) -> set[str]:
    """Those of these ids that are places which the mandate may see."""
    shown = Shown(view.store, view.mandate)
    nodes = shown.sight.described(sorted(shown.among(ids)))
    return set(nodes.filter(nodes.get_column("label") == Label.PLACE.value).get_column("key"))


def _by_day(action: Action) -> tuple[str, str]:
    return str(action.ended_on or action.by_when or ""), action.id
