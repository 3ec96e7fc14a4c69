"""Reading meetings' own records through a view: an audit line first, then what the reader may see today."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.questions.changes import QUESTION as CHANGES
from ctx_map.analysis.questions.changes import Changed
from ctx_map.errors import WrongUse
from ctx_map.governance.audit import Action as AuditAction
from ctx_map.governance.meetings.access import audience_of_meeting, may_read
from ctx_map.governance.meetings.as_seen import LeftOut, as_seen, ids_of, left_out
from ctx_map.governance.meetings.canonical import canonical_text, digest_of
from ctx_map.governance.meetings.ids_in_scene import ids_in, without_ids
from ctx_map.governance.meetings.read_as_one import read_as_one
from ctx_map.governance.meetings.record import MeetingList, MeetingRecord, OpenItems, Seal
from ctx_map.governance.meetings.records import Action, Meeting, Note, Outcome, Record, SavedView, Voice
from ctx_map.governance.meetings.rows import latest, versions_of, versions_of_kind
from ctx_map.governance.meetings.shown import Shown
from ctx_map.governance.meetings.snapshot import Snapshot
from ctx_map.governance.sight import Sight
from ctx_map.governance.view import View
from ctx_map.governance.whole_store import as_it_is
from ctx_map.network import Network

RecordT = TypeVar("RecordT", bound=Record)
NOT_HERE = "There is no meeting with this id that you may see. Choose one from `ctx-map meeting list`."
RECORD = "meeting record"
"""How the audit names what was read."""


def list_meetings(view: View) -> MeetingList:
    """List the meetings that this mandate may read, as they were on the view's day, the latest first."""
    _say(view, "list of meetings")
    mandate = view.mandate
    # every meeting that was written by the day, and may be read
    versions = versions_of_kind(view.store, Meeting)
    found = [each for each in latest(versions, mandate.as_at).values() if isinstance(each, Meeting)]
    mine = [each for each in found if not each.removed and may_read(mandate, audience_of_meeting(versions, each))]
    # without what is restricted
    shown = Shown(view.store, mandate)
    seen, out, names = _seen(view, mine, shown)
    meetings = sorted(_of(Meeting, seen), key=lambda each: (each.day, each.id), reverse=True)
    return MeetingList(
        meetings=tuple(meetings),
        names=names,
        left_out=out,
        as_at=mandate.as_at,
        withheld=shown.sight.withheld(),
        handling=shown.handling(names),
        data_digest=_digest(seen),
    )


def read_meeting(view: View, meeting_id: str, *, as_finished: bool = False) -> MeetingRecord:
    """Read the record of a meeting, as it was at the end of the view's day.

    With `as_finished`, every entry is as it was when the meeting was finished, and what was written later is not there.
    What the mandate may not see today is left out and said. Raises WrongUse if there is no such meeting that it may
    read, and with `as_finished` if the meeting is not finished.
    """
    _say(view, RECORD, (meeting_id,))
    mandate = view.mandate
    # the record as it is on the day
    versions = versions_of(view.store, [meeting_id])
    meeting, current = _readable(view, versions, meeting_id)
    snapshot = next((each for each in current if isinstance(each, Snapshot)), None)
    if as_finished:
        current = _as_finished(versions, snapshot)
    # what earlier meetings left open
    earlier = [] if as_finished else _earlier(view, meeting)
    # without what is restricted
    written = [each for each in current if not isinstance(each, Snapshot) and not each.removed]
    shown = Shown(view.store, mandate)
    seen, out, names = _seen(view, [*written, *earlier], shown)
    own = [each for each in seen if each.meeting_id == meeting_id]
    others = [each for each in seen if each.meeting_id != meeting_id]
    told = next(each for each in own if isinstance(each, Meeting))
    return MeetingRecord(
        meeting=told,
        notes=_of(Note, own),
        actions=_of(Action, own),
        outcomes=_of(Outcome, own),
        voices=_of(Voice, own),
        views=tuple(sorted(_of(SavedView, own), key=lambda each: (each.order, each.title, each.id))),
        earlier_actions=_of(Action, others),
        earlier_outcomes=_of(Outcome, others),
        seal=_seal(snapshot),
        names=names,
        left_out=out,
        as_at=mandate.as_at,
        withheld=shown.sight.withheld(),
        handling=shown.handling(names),
        data_digest=_digest(seen),
    )


def read_snapshot(view: View, meeting_id: str) -> tuple[Snapshot, LeftOut]:
    """Read the frozen record of a finished meeting, without the ids that the mandate may not see today.

    Its digest is that of the whole record. Raises WrongUse if there is none that the mandate may read.
    """
    _say(view, RECORD, (meeting_id,))
    versions = versions_of(view.store, [meeting_id])
    _, current = _readable(view, versions, meeting_id)
    snapshot = next((each for each in current if isinstance(each, Snapshot)), None)
    if snapshot is None:
        raise WrongUse("This meeting is not finished, so it has no frozen record. Finish it first.")
    return _snapshot_as_seen(view, snapshot)


def open_items(view: View, about: Iterable[str] = ()) -> OpenItems:
    """List what earlier meetings left open about these ids, or about anything if none is given, by the day it is due.

    These are actions that are open, and outcomes at places or for groups that have not been reviewed.
    """
    _say(view, "open actions", tuple(about))
    items = _left_open(view, frozenset(about), "", "")
    seen, out, names = _seen(view, items)
    actions = sorted(_of(Action, seen), key=lambda each: (each.by_when or date.max, each.id))
    return OpenItems(tuple(actions), _of(Outcome, seen), names, out, view.mandate.as_at)


def record_versions(view: View, meeting_id: str, record_id: str) -> tuple[Record, ...]:
    """Return every version of one record by the view's day, the first one first. Restricted versions are left out."""
    _say(view, RECORD, (meeting_id,))
    versions = versions_of(view.store, [meeting_id])
    _readable(view, versions, meeting_id)
    day = view.mandate.as_at
    found = [each for each in versions if each.id == record_id and each.written and each.written.on <= day]
    seen, _, _ = _seen(view, found)
    return tuple(each for each in seen if not isinstance(each, Snapshot))


def compare_with_meeting(
    view: View, meeting_id: str, *, as_shown: Callable[[Network], Network] = as_it_is
) -> Result[Changed]:
    """List what is new since a meeting: what happened, what was learned, what was corrected or withdrawn.

    It is the question `changes` since the meeting's day. `as_shown` gives the network as it is shown, such as by
    initials. Raises WrongUse if the meeting is not before the view's day.
    """
    _say(view, RECORD, (meeting_id,))
    meeting, _ = _readable(view, versions_of(view.store, [meeting_id]), meeting_id)
    return view.ask(CHANGES, since=meeting.day.isoformat(), as_shown=as_shown)


def _say(view: View, subject: str, about: Sequence[str] = ()) -> None:
    """Write the audit line that comes before anything is read."""
    view._must_be_open()
    view.audit.append(AuditAction.VIEWED, view.mandate, subject=subject, about=about)


def _readable(view: View, versions: Sequence[Record], meeting_id: str) -> tuple[Meeting, list[Record]]:
    """The meeting and its records on the view's day. A missing meeting and one of other agencies read the same."""
    current = latest(versions, view.mandate.as_at)
    meeting = current.get((meeting_id, meeting_id))
    if not isinstance(meeting, Meeting) or meeting.removed:
        raise WrongUse(NOT_HERE)
    if not may_read(view.mandate, audience_of_meeting(versions, meeting)):
        raise WrongUse(NOT_HERE)
    return meeting, list(current.values())


def _as_finished(versions: Sequence[Record], snapshot: Snapshot | None) -> list[Record]:
    if snapshot is None:
        raise WrongUse("This meeting is not finished, so it has no frozen record. Finish it first.")
    frozen = {(each.id, each.number) for each in snapshot.records}
    return [each for each in versions if each.written and (each.id, each.written.number) in frozen]


def _earlier(view: View, meeting: Meeting) -> list[Record]:
    return _left_open(view, frozenset(meeting.about), meeting.id, meeting.continues) if meeting.about else []


def _left_open(view: View, about: frozenset[str], but: str, continued: str) -> list[Record]:
    """What is open from the meetings that may be read, other than `but`, about these ids or from `continued`."""
    mandate = view.mandate
    versions = versions_of_kind(view.store, Meeting)
    joined = Sight(view.store, mandate).joined
    about = frozenset(joined.ones(about))
    meetings = {
        each.id: read_as_one(each, joined)
        for each in latest(versions, mandate.as_at).values()
        if isinstance(each, Meeting) and not each.removed and may_read(mandate, audience_of_meeting(versions, each))
    }
    kept: list[Record] = []
    for kind in (Action, Outcome):
        for each in latest(versions_of_kind(view.store, kind), mandate.as_at).values():
            meeting = meetings.get(each.meeting_id)
            if meeting is None or meeting.id == but or not _is_open(each):
                continue
            if not about or about & {*joined.ones(each.ids), *meeting.about} or meeting.id == continued:
                kept.append(each)
    return kept


def _is_open(record: Record) -> bool:
    if isinstance(record, Action):
        return record.is_open
    return isinstance(record, Outcome) and not record.removed and record.rated != record.wanted


def _seen(
    view: View, records: Sequence[Record], shown: Shown | None = None
) -> tuple[list[Record], LeftOut, Mapping[str, str]]:
    """These records as they may be seen, how much is left out, and what each id in them is called."""
    shown = shown or Shown(view.store, view.mandate)
    records = [read_as_one(each, shown.sight.joined) for each in records]
    ids = {key for each in records for key in ids_of(each)}
    visible, hidden_names = shown.among(ids), shown.names_of_hidden(ids)
    pairs = [(each, as_seen(each, visible, hidden_names)) for each in records]
    seen = [each for _, each in pairs if each is not None]
    out = left_out(pairs, may_know=view.mandate.may_know_withheld)
    return seen, out, shown.names({key for each in seen for key in each.ids})


def _snapshot_as_seen(view: View, snapshot: Snapshot) -> tuple[Snapshot, LeftOut]:
    shown = Shown(view.store, view.mandate)
    visible = set(shown.sight.shown([each.id for each in snapshot.nodes])) if snapshot.nodes else set()
    links = set(shown.sight.reports_about(sorted(visible)).get_column("key")) if visible else set()
    nodes = tuple(each for each in snapshot.nodes if each.id in visible)
    kept = tuple(each for each in snapshot.links if each.id in links)
    options = {key for each in snapshot.answers for key in ids_in(each.options)}
    hidden = options - shown.among(options)
    answers = tuple(replace(each, options=without_ids(each.options, hidden)) for each in snapshot.answers)
    less = (nodes, kept, answers) != (snapshot.nodes, snapshot.links, snapshot.answers)
    seen = replace(snapshot, nodes=nodes, links=kept, answers=answers, restricted=less)
    out = left_out([(snapshot, seen)], may_know=view.mandate.may_know_withheld)
    return seen, out


def _seal(snapshot: Snapshot | None) -> Seal | None:
    if snapshot is None or snapshot.written is None:
        return None
    return Seal(snapshot.digest, snapshot.intact, snapshot.written.author, snapshot.written.on)


def _of(kind: type[RecordT], records: Iterable[Record]) -> tuple[RecordT, ...]:
    return tuple(each for each in records if isinstance(each, kind))


def _digest(records: Iterable[Record]) -> str:
    """SHA-256 over the records as they are seen, in the order of their ids."""
    told = sorted(digest_of(each, written=True) for each in records)
    return hashlib.sha256(canonical_text(told).encode()).hexdigest()
