"""Finishing a meeting: what is missing is said, then what was seen and written is frozen and sealed with a digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctx_map.analysis.answers.result import Result
from ctx_map.errors import AuditUnwritable, StoreError, WrongUse
from ctx_map.governance.audit import Action as AuditAction
from ctx_map.governance.intake import Intake
from ctx_map.governance.meetings.about_whom import flagged_needs_action
from ctx_map.governance.meetings.access import refuse_writing
from ctx_map.governance.meetings.canonical import canonical_text
from ctx_map.governance.meetings.ids_in_scene import without_ids
from ctx_map.governance.meetings.records import Action, Meeting, Note, Record, Voice
from ctx_map.governance.meetings.rows import latest, new_records, versions_of
from ctx_map.governance.meetings.snapshot import AnswerSeen, Snapshot, network_seen, record_seen, rows_digest
from ctx_map.governance.meetings.writing import finished, meeting_to_write, network_of, new_id, stamped
from ctx_map.governance.view import USUAL_STEPS, open_view
from ctx_map.network import Network

_ATTEMPTS = 5
RECORDED = "recorded"
"""Stands in the audit line that follows when the frozen record is in the store."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What a meeting has not recorded yet. It can be finished when nothing is missing."""

    actions: tuple[str, ...] = ()
    """The ids of places and adults that were flagged and have neither an action nor a reason for none."""
    voices: tuple[str, ...] = ()
    """The ids of young people whose wishes, and whether they know of the meeting, are not recorded."""
    change_first: bool = False
    """Whether the meeting has not said what has to change first."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to do before the meeting can be finished, one sentence for each thing."""
        told = []
        if self.actions:
            what = "place or adult" if len(self.actions) == 1 else "places or adults"
            told.append(f"Record an action, or a reason for none, for {len(self.actions)} flagged {what}.")
        if self.voices:
            who = "young person" if len(self.voices) == 1 else "young people"
            told.append(
                f"Record what {len(self.voices)} {who} wish, and whether they know about the meeting, or say why not."
            )
        if self.change_first:
            told.append("Record what has to change first for safety to increase.")
        return tuple(told)

    def __bool__(self) -> bool:
        return bool(self.actions or self.voices or self.change_first)


def answer_seen(question: str, options: Mapping[str, object], answer: Result[Any]) -> AnswerSeen:
    """Name an answer that the meeting saw, for its frozen record: the question, its options, and digests."""
    rows = answer.to_frame()
    return AnswerSeen(question, canonical_text(options), rows.height, rows_digest(rows), answer.data_digest)


def missing(intake: Intake, meeting_id: str) -> Missing:
    """Say what a meeting has to record before it can be finished. An audit line is written first.

    Raises WrongUse if there is no such meeting that the mandate may write to.
    """
    refuse_writing(intake.mandate)
    intake.audit.append(AuditAction.VIEWED, intake.mandate, subject="meeting record", about=(meeting_id,))
    versions = versions_of(intake.store, [meeting_id])
    return _missing(intake, meeting_to_write(intake, versions, meeting_id), _current(intake, versions))


def finish_meeting(intake: Intake, meeting_id: str, *, answers: Sequence[AnswerSeen] = ()) -> Snapshot:
    """Finish a meeting, freeze what it saw and wrote, and return the frozen record with its digest.

    The network is what the mandate sees as at the meeting's day, in its period: around the young people and places that
    it is about, or all of it if it is about none. `answers` are those that the meeting saw, from `answer_seen`. The
    digest is written to the audit first. Raises WrongUse if something is missing, if the meeting is finished already,
    or if its day has not come.
    """
    refuse_writing(intake.mandate)
    for each in answers:
        without_ids(each.options, ())
    for _ in range(_ATTEMPTS):
        # everything must be there
        versions = versions_of(intake.store, [meeting_id])
        meeting = meeting_to_write(intake, versions, meeting_id)
        _check_can_finish(intake, meeting, _missing(intake, meeting, _current(intake, versions)))
        # freeze the network, the answers and the last version of each record
        ended = stamped(intake, versions, finished(meeting))
        written = [each for each in _current(intake, versions) if not isinstance(each, Meeting) and not each.removed]
        snapshot = _snapshot(intake, ended, written, answers)
        # the line with the digest, then the record
        subject = f"{meeting_id} sealed as {snapshot.digest}"
        intake.audit.append(AuditAction.MEETING_FINISHED, intake.mandate, subject=subject, about=(meeting_id,))
        sealed = stamped(intake, [*versions, ended], snapshot)
        if intake.store.keep(new_records(meeting_id, len(versions), [ended, sealed])):
            _record_end(intake, meeting_id, subject)
            return sealed
    raise StoreError("The meeting could not be finished, because others are writing to it. Try again.")


def _record_end(intake: Intake, meeting_id: str, subject: str) -> None:
    """Write to the audit that the frozen record is in the store, so that its absence can be noticed."""
    try:
        intake.audit.append(
            AuditAction.MEETING_FINISHED, intake.mandate, subject=subject, about=(meeting_id,), decision=RECORDED
        )
    except AuditUnwritable as error:
        raise AuditUnwritable(
            "The meeting is finished, but this could not be written to the audit. Make room on the disk."
        ) from error


def _check_can_finish(intake: Intake, meeting: Meeting, lacking: Missing) -> None:
    if meeting.finished:
        raise WrongUse("This meeting is finished already. Its frozen record is with its minutes.")
    if meeting.day > intake.today:
        raise WrongUse("The day of this meeting has not come yet. Correct its day, or finish it then.")
    if lacking:
        raise WrongUse(f"The meeting can't be finished yet. {' '.join(lacking.sentences)}")


def _current(intake: Intake, versions: Sequence[Record]) -> list[Record]:
    return list(latest(versions, intake.today).values())


def _missing(intake: Intake, meeting: Meeting, current: Iterable[Record]) -> Missing:
    here = [each for each in current if not each.removed]
    flagged = {key for each in here if isinstance(each, Note) and each.flagged for key in each.about}
    decided = {key for each in here if isinstance(each, Action) for key in each.about}
    heard = {each.person for each in here if isinstance(each, Voice)}
    open_ids = sorted(flagged - decided)
    network = network_of(intake, open_ids)
    needed = [key for key in open_ids if flagged_needs_action(network, key, meeting.day)]
    unheard = tuple(key for key in meeting.people if key not in heard)
    return Missing(tuple(needed), unheard, not meeting.change_first.strip())


def _snapshot(intake: Intake, meeting: Meeting, written: list[Record], answers: Sequence[AnswerSeen]) -> Snapshot:
    network = _network(intake, meeting)
    digest, nodes, links = network_seen(network)
    records = sorted((record_seen(each) for each in [meeting, *written]), key=lambda each: (each.kind, each.id))
    return Snapshot(
        id=new_id(),
        meeting=meeting.id,
        as_at=meeting.day,
        since=network.since,
        until=network.until,
        network=digest,
        nodes=nodes,
        links=links,
        each_has_a_digest=bool(nodes) or not network.nodes.height,
        answers=tuple(answers),
        records=tuple(records),
        restricted_then=network.withheld.words,
    ).sealed()


def _network(intake: Intake, meeting: Meeting) -> Network:
    """The network as the meeting saw it. An audit line is written before it is read."""
    mandate = intake.mandate.on(meeting.day)
    since, until = (day.isoformat() if day else None for day in (meeting.since, meeting.until))
    with open_view(intake.store, mandate, audit=intake.audit, question="meeting", about=meeting.about) as view:
        if not meeting.about:
            return view.network(since=since, until=until)
        return view.network(since=since, until=until, around=meeting.about, steps=USUAL_STEPS)
