"""A meeting's record in words: sections with headings and rows, for a page, a screen and a file alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ctx_map.governance.meetings import Action, Meeting, MeetingRecord, Outcome
from ctx_map.governance.meetings.records import Record
from ctx_map.vocabulary.days import day_words, period_words
from ctx_map.vocabulary.meetings import ActionSort, ActionStatus, meeting_sort_words

RESTRICTED = "(restricted)"
"""Stands for a text that the reader may not see."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the minutes. A section without rows says so in words."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


def title_of(meeting: Meeting) -> str:
    """The title of a meeting, or a word if the reader may not see it."""
    return meeting.title or RESTRICTED


def status_of(meeting: Meeting, record_day: object) -> str:
    """Open, finished, or coming up on a later day."""
    coming = not meeting.finished and str(meeting.day) > str(record_day)
    return "coming" if coming else meeting.status.value


def facts(record: MeetingRecord) -> tuple[tuple[str, str], ...]:
    """What a meeting is, as names and values."""
    meeting = record.meeting
    period = period_words(meeting.since, meeting.until) if meeting.since or meeting.until else ""
    told = (
        ("Sort of meeting", meeting_sort_words(meeting.sort)),
        ("Day", day_words(meeting.day)),
        ("Period", period),
        ("Purpose", meeting.purpose or RESTRICTED),
        ("Authority", meeting.authority or RESTRICTED),
        ("Young people", _names(record, meeting.people)),
        ("Places", _names(record, meeting.places)),
        ("People present", ", ".join(f"{each.name} ({each.agency})" for each in meeting.present)),
        ("Status", status_of(meeting, record.as_at)),
    )
    return tuple((name, value) for name, value in told if value)


def change_first(record: MeetingRecord) -> str:
    """What has to change first, in the meeting's own words."""
    meeting = record.meeting
    if meeting.restricted and not meeting.change_first:
        return RESTRICTED
    about = f" ({_names(record, meeting.change_first_about)})" if meeting.change_first_about else ""
    return f"{meeting.change_first}{about}" if meeting.change_first else "Not recorded."


def sections(record: MeetingRecord) -> tuple[Section, ...]:
    """The parts of the minutes in the order in which they are read."""
    written = ("Written by", "On")
    return (
        # the young people come first
        Section(
            "What the young people wish",
            ("Young person", "Wishes", "Knows about the meeting", "Reason", *written),
            tuple(
                (record.name(each.person), _said(each.wishes, each), each.knows.words, each.because, *_by(each))
                for each in record.voices
            ),
            "No wishes are recorded.",
        ),
        # what is to change, and who does it
        Section(
            "Agreed outcomes",
            ("About", "What should be different", "When agreed", "Wanted", "At review", *written),
            tuple(_outcome(record, each) for each in record.outcomes),
            "No outcomes are recorded.",
        ),
        _actions("Actions", record, (each for each in record.actions if each.sort is not ActionSort.NO_ACTION)),
        Section(
            "No action, with the reason",
            ("About", "Reason", *written),
            tuple(
                (_names(record, each.about), _said(each.because, each), *_by(each))
                for each in record.actions
                if each.sort is ActionSort.NO_ACTION
            ),
            "No decision against an action is recorded.",
        ),
        # what was seen and said
        Section(
            "Notes",
            ("About", "Note", "Flagged", *written),
            tuple(
                (
                    _names(record, each.about) or "the meeting",
                    _said(each.text, each),
                    "flagged" if each.flagged else "",
                    *_by(each),
                )
                for each in record.notes
            ),
            "No notes are recorded.",
        ),
        Section(
            "Views of the map",
            ("Title", "Note", *written),
            tuple((_said(each.title, each), each.note, *_by(each)) for each in record.views),
            "No views are saved.",
        ),
        # what earlier meetings left open
        _actions("Open from earlier meetings", record, record.earlier_actions),
        Section(
            "Outcomes of earlier meetings to review",
            ("About", "What should be different", "When agreed", "Wanted", "At review", *written),
            tuple(_outcome(record, each) for each in record.earlier_outcomes),
            "No earlier outcome is waiting for a review.",
        ),
    )


def seal_words(record: MeetingRecord) -> str:
    """What is said of the seal of a finished meeting. Empty for an open one."""
    seal = record.seal
    if seal is None:
        return ""
    told = f"Finished by {seal.author} on {day_words(seal.on)}. The digest of the frozen record is {seal.digest}."
    return told if seal.intact else f"{told} The frozen record has been changed since. Run `ctx-map verify`."


def action_status(action: Action, record: MeetingRecord) -> str:
    """How far an action is: overdue, open, done or dropped."""
    if action.is_overdue(record.as_at):
        return "overdue"
    if action.status is ActionStatus.OPEN:
        return "open"
    ended = f" on {day_words(action.ended_on)}" if action.ended_on else ""
    return f"{action.status.value}{ended}"


def _actions(title: str, record: MeetingRecord, actions: Iterable[Action]) -> Section:
    return Section(
        title,
        ("About", "What", "What it does", "Who", "Agency", "By when", "Status", "Outcome"),
        tuple(
            (
                _names(record, each.about) or "the meeting",
                _said(each.what, each),
                each.sort.words,
                each.who,
                each.agency,
                day_words(each.by_when),
                action_status(each, record),
                each.outcome,
            )
            for each in actions
        ),
        "No actions are recorded." if title == "Actions" else "No earlier action is open.",
    )


def _outcome(record: MeetingRecord, outcome: Outcome) -> tuple[str, ...]:
    rated = f"{outcome.rated} ({day_words(outcome.rated_on)})" if outcome.rated else "not rated yet"
    rated = f"{rated}. {outcome.review}" if outcome.review else rated
    return (
        record.name(outcome.about),
        _said(outcome.what, outcome),
        outcome.now,
        outcome.wanted,
        rated,
        *_by(outcome),
    )


def _said(text: str, record: Record) -> str:
    return text or (RESTRICTED if record.restricted else "")


def _names(record: MeetingRecord, ids: Iterable[str]) -> str:
    return ", ".join(record.name(key) for key in ids)


def _by(record: Record) -> tuple[str, str]:
    written = record.written
    return (f"{written.author} ({written.agency})", day_words(written.on)) if written else ("", "")
